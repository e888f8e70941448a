package io.github.camelinterakt.memory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes of contacts and of their fields, keyed by a secret of the account: without it nobody can find out, not even by
 * trying all phone numbers, whom an entry is about or what it says. Two contacts with the same value have different hashes.
 */
final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CONTACT_BYTES = 16;
    private static final int NAME_BYTES = 6;
    private static final int VALUE_BYTES = 12;

    private final SecretKeySpec key;

    /**
     * Hashes of an account.
     *
     * @param key a secret of the account
     */
    public Fingerprints(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The hash of a contact's name, such as its phone number; 22 letters, digits, dashes and underscores. */
    public String contact(String name) {
        return hash(mac(), CONTACT_BYTES, "contact", name);
    }

    /**
     * The hashes of a contact's fields.
     *
     * @param contact the contact's hash
     * @param fields the fields' names and values, of what JSON has
     * @return by the fields' names
     */
    public Map<String, Fingerprint> fields(String contact, Map<String, Object> fields) {
        Mac mac = mac();
        Map<String, Fingerprint> prints = new LinkedHashMap<>();
        fields.forEach((name, value) -> prints.put(
                name,
                new Fingerprint(
                        hash(mac, NAME_BYTES, contact, name),
                        hash(mac, VALUE_BYTES, contact, name, Canonical.text(value)),
                        value == null)));
        return prints;
    }

    private static String hash(Mac mac, int bytes, String... parts) {
        for (String part : parts) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            mac.update((text.length + ":").getBytes(StandardCharsets.US_ASCII));
            mac.update(text);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac.doFinal(), bytes));
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
