package io.github.camelinterakt.examples.crmsync.twoway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelinterakt.sandbox.InteraktSandbox;
import io.github.camelinterakt.sandbox.contact.Contact;
import io.github.camelinterakt.sandbox.contact.PhoneNumber;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Compares the CRM's rows with the sandbox's contacts, without asking the sync. */
@Component
@Profile("two-way")
class Comparison {

    private static final String ROWS = "select c.id, c.email, c.language, c.notes, s.phone from contacts c"
            + " join two_way_state s on s.contact_id = c.id where s.refused is null";

    private final JdbcTemplate jdbc;
    private final InteraktSandbox sandbox;

    Comparison(JdbcTemplate jdbc, InteraktSandbox sandbox) {
        this.jdbc = jdbc;
        this.sandbox = sandbox;
    }

    /** Where the two sides are not the same: one line a row, without what it says. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        Set<String> rows = new HashSet<>();
        for (Map<String, Object> row : jdbc.queryForList(ROWS)) {
            String phone = (String) row.get("phone");
            rows.add(phone);
            Contact contact = sandbox.contact(phone);
            Stream.of("email", "language", "notes")
                    .filter(field ->
                            !Objects.equals(row.get(field), contact.traits().get(field)))
                    .forEach(field -> differences.add("row " + row.get("id") + ": " + field));
        }
        sandbox.contacts().stream()
                .map(Contact::phone)
                .map(PhoneNumber::full)
                .filter(phone -> !rows.contains(phone))
                .forEach(phone -> differences.add("a contact of Interakt without a row"));
        return differences;
    }
}
