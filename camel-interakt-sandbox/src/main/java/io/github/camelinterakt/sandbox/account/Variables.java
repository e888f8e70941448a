package io.github.camelinterakt.sandbox.account;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

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

    /**
     * Fills the variables in.
     *
     * @param text a text
     * @param values the value of each variable, from the first one; a variable without a value stays as it is
     * @return the text with its values
     */
    static String fill(String text, JsonNode values) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            JsonNode value = values.path(Integer.parseInt(match.group(1)) - 1);
            return Matcher.quoteReplacement(value.isMissingNode() ? match.group() : value.asText());
        });
    }
}
