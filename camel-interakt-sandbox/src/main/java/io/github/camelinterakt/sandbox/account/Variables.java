package io.github.camelinterakt.sandbox.account;

import java.util.regex.Pattern;

/** The variables of a template's text. */
final class Variables {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([1-9][0-9]?)}}");

    private Variables() {}

    /**
     * Counts the distinct variables.
     *
     * @param text a text, or a structure that contains texts; null has none
     * @return the number of values to provide
     */
    static int in(Object text) {
        return text == null
                ? 0
                : (int) VARIABLE.matcher(text.toString())
                        .results()
                        .map(match -> match.group(1))
                        .distinct()
                        .count();
    }
}
