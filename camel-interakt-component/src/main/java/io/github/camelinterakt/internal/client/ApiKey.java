package io.github.camelinterakt.internal.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The account's secret key, and the {@code Authorization} header made from it.
 *
 * <p>The dashboard shows the key base64-encoded: it decodes to {@code rawkey:}. Interakt's Python SDK expects the raw key and
 * encodes {@code rawkey:} itself. Both forms, and the common mistake of encoding the dashboard's form once more, result in the
 * same header. {@code toString} does not contain the key.
 */
public final class ApiKey {

    private static final String SCHEME = "Basic ";
    private static final String MASK = "***";
    private static final String HMAC = "HmacSHA256";
    private static final int ACCOUNT_BYTES = 5;

    private final String authorization;

    private ApiKey(String authorization) {
        this.authorization = authorization;
    }

    /**
     * Parses a key in either form; removes surrounding white space and a leading {@code Basic }.
     *
     * @throws IllegalArgumentException if it is empty, or contains white space or control characters
     */
    public static ApiKey of(String configured) {
        String key = configured == null ? "" : configured.strip();
        if (key.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            key = key.substring(SCHEME.length()).strip();
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("The option apiKey is missing: set it to the secret key that Interakt's"
                    + " dashboard shows under Settings > Developer Settings");
        }
        if (key.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new IllegalArgumentException(
                    "The option apiKey contains white space or control characters: set it to the"
                            + " single line that Interakt's dashboard shows under Settings > Developer Settings");
        }
        return new ApiKey(SCHEME + encoded(key));
    }

    /** The value of the {@code Authorization} header. */
    public String authorization() {
        return authorization;
    }

    /** A short hash that identifies the account in logs and JMX without revealing the key. */
    public String account() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(authorization.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ACCOUNT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A secret derived from the key, for keyed hashes of stored values. The key cannot be computed from it. */
    public byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(authorization.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    /** Masks the key in a text, because a server, proxy or gateway may echo the request that it refuses. */
    String hiddenIn(String text) {
        if (text == null) {
            return null;
        }
        String encoded = authorization.substring(SCHEME.length());
        String raw = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        return text.replace(encoded, MASK)
                .replace(encoded.replace("=", ""), MASK)
                .replace(raw.substring(0, raw.length() - 1), MASK);
    }

    @Override
    public String toString() {
        return "ApiKey[" + MASK + "]";
    }

    private static String encoded(String key) {
        String once = decodedKey(key);
        if (once == null) {
            String raw = key.endsWith(":") ? key : key + ":";
            return Base64.getEncoder().encodeToString(raw.getBytes(StandardCharsets.UTF_8));
        }
        return once.endsWith(":") ? key : once;
    }

    /** The decoded key, if it is a raw key with its colon or the dashboard's form; else null. */
    private static String decodedKey(String key) {
        String decoded = decode(key);
        if (decoded == null || decoded.endsWith(":")) {
            return decoded;
        }
        String twice = decode(decoded);
        return twice != null && twice.endsWith(":") ? decoded : null;
    }

    /** Decodes base64 to printable text; null if that is not possible. */
    private static String decode(String base64) {
        try {
            String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
            return text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f) ? null : text;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
