package io.github.camelinterakt.sandbox.account;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** The variables of a template's text. */
final class Variables {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([1-9][0-9]?)}}");

    private Variables() {}

    static int in(Object text) {
        return text == null
                ? 0
                : (int) VARIABLE.matcher(text.toString())
                        .results()
                        .map(match -> match.group(1))
                        .distinct()
                        .count();
    }

    static String fill(String text, JsonNode values) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            JsonNode value = values.path(Integer.parseInt(match.group(1)) - 1);
            return Matcher.quoteReplacement(value.isMissingNode() ? match.group() : value.asText());
        });
    }
}
