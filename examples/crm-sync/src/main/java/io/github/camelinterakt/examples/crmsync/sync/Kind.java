package io.github.camelinterakt.examples.crmsync.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.springframework.core.io.ClassPathResource;

/** What is synced, in this order: Interakt must know a contact before it takes its events and messages. */
enum Kind {
    CONTACT,
    EVENT,
    MESSAGE;

    /** As the tables and the routes call it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the console calls them, and as their route is called. */
    String plural() {
        return key() + "s";
    }

    /** The query for what is to be done. */
    String pendingSql() {
        try {
            return new ClassPathResource("sql/pending-" + plural() + ".sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Kind of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
