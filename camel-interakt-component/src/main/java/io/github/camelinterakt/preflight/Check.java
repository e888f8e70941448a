package io.github.camelinterakt.preflight;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** What one value of a request must be. */
@FunctionalInterface
interface Check {

    Check ANY = (value, place) -> {};
    Check TEXT = type(JsonNode::isTextual, "must be a text");
    Check BOOLEAN = type(JsonNode::isBoolean, "must be true or false, not a text");
    Check OBJECT = type(JsonNode::isObject, "must be an object");
    Check LIST = type(JsonNode::isArray, "must be a list");
    Check INDEX = type(JsonNode::isIntegralNumber, "must be the card's place, a number counted from 0");
    Check URL = text(Check::isUrl, Rule.URL);

    Check OBJECTS = (value, place) -> {
        LIST.check(value, place);
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            OBJECT.check(value.get(i), place.at(value, Integer.toString(i)));
        }
    };

    // that these are there was checked when the request was made
    Check FILLED = that(list -> !list.isArray() || !list.isEmpty(), Rule.REQUIRED);
    Check MESSAGE_TEXT = that(text -> !text.isTextual() || characters(text.textValue()) <= 4096, Rule.MESSAGE_TEXT);
    Check URL_UNLESS_BLANK = text(url -> url.isBlank() || isUrl(url), Rule.URL);
    Check MEDIA_URL = that(url -> !url.isTextual() || url.textValue().isBlank() || isUrl(url.textValue()), Rule.URL);

    Check LANGUAGE_NAME = text(language -> !language.matches("[a-z]{2,3}(_.*)?"), Rule.TEMPLATE_LANGUAGE);
    Check SMS_SENDER_ID = text(sender -> characters(sender) == 6, Rule.SMS_SENDER_ID);
    Check TAG = that(tag -> tag.isTextual() && !tag.textValue().isEmpty(), Rule.TAG);
    Check BUTTON_INDEX = (values, place) -> {
        if (!place.key().matches("\\d|[1-9]\\d")) {
            place.violates(Rule.BUTTON_INDEX, Rule.BUTTON_INDEX.text());
        }
    };
    Check CALLBACK_DATA = that(data -> data.isTextual() && characters(data.textValue()) <= 512, Rule.CALLBACK_DATA);

    /** Numbers and booleans are texts to WhatsApp, and break no rule of texts. */
    Check TEMPLATE_VALUE = that(
            value -> value.isTextual()
                    ? !value.textValue().isEmpty() && !hasForbiddenSpace(value.textValue(), 4)
                    : value.isValueNode() && !value.isNull(),
            Rule.TEMPLATE_VALUE);

    /** Checks a value that is there. */
    void check(JsonNode value, Place place);

    /** What to say where the value is missing. */
    default String missing() {
        return Rule.REQUIRED.text();
    }

    /** Where a value is: at a key of an object, or at an index of a list. The request itself has no parent. */
    record Place(Place parent, JsonNode in, String key, Findings findings) {

        static Place root(Findings findings) {
            return new Place(null, null, null, findings);
        }

        Place at(JsonNode container, String keyOrIndex) {
            return new Place(this, container, keyOrIndex, findings);
        }

        void violates(Rule rule, String problem) {
            findings.add(pointer(), rule, length(), problem);
        }

        private String pointer() {
            return parent == null
                    ? ""
                    : parent.pointer() + "/" + key.replace("~", "~0").replace("/", "~1");
        }

        private int length() {
            JsonNode value = in.isArray() ? in.get(Integer.parseInt(key)) : in.path(key);
            return value.isContainerNode() ? value.size() : value.isNull() ? 0 : characters(value.asText());
        }
    }

    static Check that(Predicate<JsonNode> allowed, Rule rule) {
        return (value, place) -> {
            if (!allowed.test(value)) {
                place.violates(rule, rule.text());
            }
        };
    }

    static Check type(Predicate<JsonNode> type, String problem) {
        return (value, place) -> {
            if (!type.test(value)) {
                place.violates(Rule.TYPE, problem);
            }
        };
    }

    static Check text(Predicate<String> allowed, Rule rule) {
        return (value, place) -> {
            if (value.isTextual()) {
                that(text -> allowed.test(text.textValue()), rule).check(value, place);
            } else {
                TEXT.check(value, place);
            }
        };
    }

    static Check moment(UtcTime form) {
        return text(form::matches, Rule.TIMESTAMP);
    }

    static Check atMost(int characters, Rule rule) {
        return text(text -> characters(text) <= characters, rule);
    }

    static Check listOf(int most, Rule rule) {
        return (value, place) -> {
            LIST.check(value, place);
            that(list -> list.size() <= most, rule).check(value, place);
        };
    }

    static Check within(int bound, Rule rule) {
        return that(number -> number.isNumber() && Math.abs(number.doubleValue()) <= bound, rule);
    }

    static Check oneOf(String... allowed) {
        String problem = (allowed.length == 1 ? "must be " : "must be one of ") + String.join(", ", allowed);
        return new Check() {
            @Override
            public void check(JsonNode value, Place place) {
                if (!Arrays.asList(allowed).contains(value.textValue())) {
                    place.violates(Rule.CHOICE, problem);
                }
            }

            @Override
            public String missing() {
                return "is missing: set it to " + String.join(" or ", allowed);
            }
        };
    }

    /** There must be a sample, in the list at another key, for each variable of the text. */
    static Check samples(String key) {
        return (text, place) -> {
            if (text.isTextual() && place.in().path(key).size() < variables(text.textValue())) {
                place.parent().at(place.in(), key).violates(Rule.TEMPLATE_SAMPLES, Rule.TEMPLATE_SAMPLES.text());
            }
        };
    }

    /** How many different variables, such as <code>{{1}}</code>, a template's text has. */
    static int variables(String text) {
        Set<String> names = new HashSet<>();
        Matcher variable = Pattern.compile("\\{\\{([^{}]*)}}").matcher(text);
        while (variable.find()) {
            names.add(variable.group(1).strip());
        }
        names.remove("");
        return names.size();
    }

    /** Whether there is a line break, a tab, or more spaces in a row than so many. */
    static boolean hasForbiddenSpace(String text, int spaces) {
        return text.contains(" ".repeat(spaces + 1)) || text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t');
    }

    private static boolean isUrl(String url) {
        return url.matches("(?i)https?://\\S+");
    }

    /** Characters as a reader counts them: a surrogate pair is one. */
    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
