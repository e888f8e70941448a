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
 * The account's secret key, and the one header value that stands for it.
 *
 * <p>The dashboard shows the key in base64 already: it decodes to {@code rawkey:}. The vendor's Python SDK takes the raw key
 * and encodes {@code rawkey:} itself. Both forms, and the common mistake of encoding the dashboard's form once more, give
 * the same header here. The key shows in no {@code toString}.
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
     * Reads a key in either form; white space around it and a leading {@code Basic } are dropped.
     *
     * @throws IllegalArgumentException if it is empty, or holds white space or control characters inside
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
                    "The option apiKey holds white space or control characters: set it to the"
                            + " one line that Interakt's dashboard shows under Settings > Developer Settings");
        }
        return new ApiKey(SCHEME + encoded(key));
    }

    /** The value of the {@code Authorization} header. */
    public String authorization() {
        return authorization;
    }

    /** A short hash that tells accounts apart in logs and JMX, and tells nothing of the key. */
    public String account() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(authorization.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ACCOUNT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A secret that is made of the key, and from which the key cannot be found out: for keyed hashes of what is stored. */
    public byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(authorization.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    /** The text without the key: a server, proxy or gateway may repeat what it refuses. */
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

    /** What the key decodes to, if that is a raw key with its colon or the dashboard's form once more; else null. */
    private static String decodedKey(String key) {
        String decoded = decode(key);
        if (decoded == null || decoded.endsWith(":")) {
            return decoded;
        }
        String twice = decode(decoded);
        return twice != null && twice.endsWith(":") ? decoded : null;
    }

    /** The printable text that this is the base64 form of; null if there is none. */
    private static String decode(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
        for (byte b : bytes) {
            if (b <= ' ' || b == 0x7f) {
                return null;
            }
        }
        return bytes.length == 0 ? null : new String(bytes, StandardCharsets.US_ASCII);
    }
}
