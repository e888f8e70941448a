package io.github.camelinterakt.webhook;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks the signature of a request: {@code sha256=} and, in lower-case hexadecimal digits, the HMAC-SHA256 of the body's
 * raw bytes, keyed with the webhook's secret. Safe for use by several threads.
 */
final class SignatureVerifier {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int DIGEST_LENGTH = 32;

    private final List<Mac> keyed;

    /** A verifier that accepts a signature made with any of the secrets, of which there must be one. */
    SignatureVerifier(Secrets secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("A secret is required");
        }
        this.keyed = secrets.values().stream().map(SignatureVerifier::keyed).toList();
    }

    /** Whether the signature is the body's. All secrets are tried, so that the time tells nothing about them. */
    boolean verify(byte[] body, String signature) {
        byte[] given = digest(signature);
        if (given == null) {
            return false;
        }
        boolean valid = false;
        for (Mac mac : keyed) {
            valid |= MessageDigest.isEqual(fresh(mac).doFinal(body), given);
        }
        return valid;
    }

    /** The signature's bytes, or null if it is not of the form that signatures have. */
    static byte[] digest(String signature) {
        if (signature.length() != PREFIX.length() + 2 * DIGEST_LENGTH || !signature.startsWith(PREFIX)) {
            return null;
        }
        byte[] digest = new byte[DIGEST_LENGTH];
        for (int i = 0; i < DIGEST_LENGTH; i++) {
            int high = digit(signature.charAt(PREFIX.length() + 2 * i));
            int low = digit(signature.charAt(PREFIX.length() + 2 * i + 1));
            if (high < 0 || low < 0) {
                return null;
            }
            digest[i] = (byte) (high << 4 | low);
        }
        return digest;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    /** Looking up the algorithm and setting up the key cost more than the digest of a small body: done once. */
    private static Mac keyed(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            // A clone already here: a provider that cannot make one fails now, not with the first request.
            return (Mac) mac.clone();
        } catch (NoSuchAlgorithmException | InvalidKeyException | CloneNotSupportedException e) {
            throw new IllegalStateException("This Java cannot compute " + ALGORITHM + " as the webhook needs it", e);
        }
    }

    private static Mac fresh(Mac keyed) {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("It could be cloned before", e);
        }
    }
}
