package io.github.camelinterakt.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secrets of an option: separated by commas, with white space around them. All comparisons take constant time. */
final class Secrets {

    private static final String ALGORITHM = "HmacSHA256";

    private final List<byte[]> values;

    Secrets(String option) {
        this.values = option == null
                ? List.of()
                : Arrays.stream(option.split(","))
                        .map(String::strip)
                        .filter(secret -> !secret.isEmpty())
                        .map(Secrets::bytes)
                        .toList();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether the candidate is one of the secrets. */
    boolean contain(String candidate) {
        return values.stream()
                .map(secret -> MessageDigest.isEqual(secret, bytes(candidate)))
                .reduce(false, Boolean::logicalOr);
    }

    /** Whether the signature is {@code sha256=} and the HMAC-SHA256 of the body, in lower-case hexadecimal digits. */
    boolean haveSigned(byte[] body, String signature) {
        return values.stream()
                .map(secret -> MessageDigest.isEqual(bytes(signature(secret, body)), bytes(signature)))
                .reduce(false, Boolean::logicalOr);
    }

    private static String signature(byte[] secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot compute " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
