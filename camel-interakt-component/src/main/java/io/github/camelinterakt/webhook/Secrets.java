package io.github.camelinterakt.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** Secrets as an option has them: separated by commas, with white space around them. They are shown nowhere. */
final class Secrets {

    private final List<byte[]> values;

    private Secrets(List<byte[]> values) {
        this.values = values;
    }

    static Secrets of(String option) {
        if (option == null) {
            return new Secrets(List.of());
        }
        return new Secrets(Arrays.stream(option.split(","))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    List<byte[]> values() {
        return values;
    }

    /** Whether it is one of them; takes as long for a wrong one as for a right one. */
    boolean contain(String candidate) {
        byte[] bytes = candidate.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (byte[] value : values) {
            found |= MessageDigest.isEqual(value, bytes);
        }
        return found;
    }
}
