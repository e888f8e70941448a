package io.github.camelinterakt;

import java.util.regex.Pattern;

/** Masks what may be personal or secret in a text that somebody else wrote, before it goes into an exception or a log. */
final class Masking {

    private static final int MAX_LENGTH = 500;
    /** Ids, which are worth keeping in an error: they are neither personal nor secret, yet full of digits. */
    private static final Pattern PERSONAL =
            Pattern.compile("(?<id>\\b\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b)"
                    + "|[\\w.%+-]+@[\\w.-]+"
                    + "|Basic\\s+\\S+"
                    + "|\\+?\\d(?:[ ().-]{0,2}\\d){6,}");

    private Masking() {}

    static String mask(String text) {
        if (text == null) {
            return null;
        }
        String bounded = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
        return PERSONAL.matcher(bounded).replaceAll(match -> match.group(1) != null ? match.group(1) : "***");
    }
}
