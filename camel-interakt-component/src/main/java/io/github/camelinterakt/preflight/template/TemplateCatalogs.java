package io.github.camelinterakt.preflight.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import io.github.camelinterakt.context.ContextServices;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/** The template catalogues of one Camel context: one for each account. */
public final class TemplateCatalogs extends ServiceSupport {

    private final Map<String, TemplateCatalog> catalogs = new HashMap<>();

    private TemplateCatalogs() {}

    /** The one of this context, made at the first call. */
    public static TemplateCatalogs of(CamelContext camelContext) {
        return ContextServices.of(camelContext, TemplateCatalogs.class, TemplateCatalogs::new);
    }

    /** The catalogue of the account that has that key at that base URL; the key itself is not kept. */
    public synchronized TemplateCatalog get(String baseUrl, String key) {
        return catalogs.computeIfAbsent(hash(baseUrl + " " + key), account -> new TemplateCatalog(Clock.systemUTC()));
    }

    @Override
    protected synchronized void doStop() {
        catalogs.clear();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
