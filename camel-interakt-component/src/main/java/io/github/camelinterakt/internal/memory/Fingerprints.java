package io.github.camelinterakt.internal.memory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes contacts and their fields, keyed by a secret of the account: without it, not even trying all phone numbers reveals the
 * contact or the values of an entry. Equal values of two contacts have different hashes.
 */
final class Fingerprints {

    /** The hashes of a field's name and value. */
    record Fingerprint(String field, String value, boolean isNull) {}

    /** The length of a hashed name. */
    static final int NAME_LENGTH = 8;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CONTACT_LENGTH = 22;
    private static final int VALUE_LENGTH = 16;

    private final SecretKeySpec key;

    Fingerprints(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The hash of what identifies a contact, such as its phone number. */
    String contact(String name) {
        return hash(mac(), CONTACT_LENGTH, "contact", name);
    }

    /** The hashes of a contact's fields, which are JSON values by name. */
    Map<String, Fingerprint> fields(String contact, Map<String, Object> fields) {
        Mac mac = mac();
        Map<String, Fingerprint> prints = new LinkedHashMap<>();
        fields.forEach((name, value) -> prints.put(
                name,
                new Fingerprint(
                        hash(mac, NAME_LENGTH, contact, name),
                        hash(mac, VALUE_LENGTH, contact, name, Canonical.text(value)),
                        value == null)));
        return prints;
    }

    private static String hash(Mac mac, int length, String... parts) {
        for (String part : parts) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            mac.update((text.length + ":").getBytes(StandardCharsets.US_ASCII));
            mac.update(text);
        }
        return Base64.getUrlEncoder().encodeToString(mac.doFinal()).substring(0, length);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
