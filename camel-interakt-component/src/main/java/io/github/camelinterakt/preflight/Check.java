package io.github.camelinterakt.preflight;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Checks one value of a request and reports violations to its preflight. Checks of a whole document are made of checks of the
 * values at paths. A path's keys are separated by dots; {@code []} stands for each element of a list, {@code *} for each field
 * of an object, and <code>{type=Text}</code> or <code>{!type}</code> selects objects that have that text, or lack the field.
 * Where the path leads to no object or list, the check does not apply. A null counts as missing, except in a list.
 */
@FunctionalInterface
interface Check {

    Check ANY = (value, pointer, preflight) -> {};
    Check TEXT = type(JsonNode::isTextual, "must be a text");
    Check BOOLEAN = type(JsonNode::isBoolean, "must be true or false, not a text");
    Check OBJECT = type(JsonNode::isObject, "must be an object");
    Check LIST = type(JsonNode::isArray, "must be a list");
    Check OBJECTS = all(LIST, at("[]", OBJECT));
    Check CARD_INDEX = type(JsonNode::isIntegralNumber, "must be the card's position, a number counted from 0");

    Check NOT_EMPTY = that(list -> !list.isArray() || !list.isEmpty(), Rule.REQUIRED);
    Check MESSAGE_TEXT = that(text -> characters(text.asText()) <= 4096, Rule.MESSAGE_TEXT);
    Check MEDIA_URL = that(url -> !url.isTextual() || url.textValue().isBlank() || isUrl(url.textValue()), Rule.URL);
    Check URL = text(Check::isUrl, Rule.URL);
    Check URL_UNLESS_BLANK = text(url -> url.isBlank() || isUrl(url), Rule.URL);
    Check LANGUAGE_NAME = text(language -> !language.matches("[a-z]{2,3}(_.*)?"), Rule.TEMPLATE_LANGUAGE);
    Check SMS_SENDER_ID = text(sender -> characters(sender) == 6, Rule.SMS_SENDER_ID);
    Check CALLBACK_DATA = that(data -> data.isTextual() && characters(data.textValue()) <= 512, Rule.CALLBACK_DATA);
    Check TAG = that(tag -> tag.isTextual() && !tag.textValue().isEmpty(), Rule.TAG);

    /** WhatsApp turns numbers and booleans into texts. */
    Check TEMPLATE_VALUE = that(
            value -> value.isTextual()
                    ? !value.textValue().isEmpty() && !hasForbiddenSpace(value.textValue(), 4)
                    : value.isValueNode() && !value.isNull(),
            Rule.TEMPLATE_VALUE);

    Check BUTTON_INDEX = (values, pointer, preflight) -> {
        if (!pointer.matches(".*/(\\d|[1-9]\\d)")) {
            preflight.add(pointer, Rule.BUTTON_INDEX, values, Rule.BUTTON_INDEX.text());
        }
    };

    Check TIME = time("DT(S)?(Z|\\+00:?00)");
    Check TIME_WITH_SECONDS = time("DTS(Z|\\+00:00)");
    Check TIME_OR_DATE = time("D(T(S)?(Z|\\+00:?00)?)?");

    /**
     * Checks a value.
     *
     * @param pointer the value's JSON pointer in the request
     */
    void check(JsonNode value, String pointer, Preflight preflight);

    /** Says what to do where the value is required and missing. */
    default String missing() {
        return Rule.REQUIRED.text();
    }

    /** Applies all checks to the same value. */
    static Check all(Check... checks) {
        List<Check> list = List.of(checks);
        return (value, pointer, preflight) -> list.forEach(check -> check.check(value, pointer, preflight));
    }

    /** The value must be present, and neither an empty text nor an empty list. */
    static Check required(String path, Check check) {
        return at(path, (value, pointer, preflight) -> {
            boolean isEmpty = value.isTextual() ? value.textValue().isEmpty() : value.isArray() && value.isEmpty();
            if (isEmpty || value.isMissingNode() || value.isNull()) {
                preflight.add(pointer, Rule.REQUIRED, value, check.missing());
            } else {
                check.check(value, pointer, preflight);
            }
        });
    }

    /** The value may be missing. */
    static Check optional(String path, Check check) {
        boolean isInList = path.endsWith("[]");
        return at(path, (value, pointer, preflight) -> {
            if (!value.isMissingNode() && (isInList || !value.isNull())) {
                check.check(value, pointer, preflight);
            }
        });
    }

    /** The objects at the path must have these fields, of any type. */
    static Check present(String path, String... keys) {
        return at(path, all(Arrays.stream(keys).map(key -> required(key, ANY)).toArray(Check[]::new)));
    }

    /** Applies the checks to each value at the path; a missing value is a missing node. */
    static Check at(String path, Check... checks) {
        Check check = all(checks);
        List<String> steps = Pattern.compile("\\{[^}]*}|\\[]|\\*|[^.{\\[*]+")
                .matcher(path)
                .results()
                .map(MatchResult::group)
                .toList();
        for (int i = steps.size() - 1; i >= 0; i--) {
            check = step(steps.get(i), check);
        }
        return check;
    }

    private static Check step(String step, Check next) {
        if (step.equals("[]")) {
            return (list, pointer, preflight) -> {
                for (int i = 0; list.isArray() && i < list.size(); i++) {
                    next.check(list.get(i), pointer + "/" + i, preflight);
                }
            };
        }
        if (step.equals("*")) {
            return (object, pointer, preflight) -> {
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    next.check(field.getValue(), child(pointer, field.getKey()), preflight);
                }
            };
        }
        Predicate<JsonNode> condition = step.startsWith("{") ? condition(step.substring(1, step.length() - 1)) : null;
        return (object, pointer, preflight) -> {
            if (condition != null && condition.test(object)) {
                next.check(object, pointer, preflight);
            } else if (condition == null && object.isObject()) {
                next.check(object.path(step), child(pointer, step), preflight);
            }
        };
    }

    private static Predicate<JsonNode> condition(String condition) {
        if (condition.startsWith("!")) {
            return object -> object.isObject() && !object.hasNonNull(condition.substring(1));
        }
        String[] keyAndText = condition.split("=", 2);
        return object -> keyAndText[1].equals(object.path(keyAndText[0]).textValue());
    }

    /** The JSON pointer of an object's field. */
    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    static Check that(Predicate<JsonNode> allowed, Rule rule) {
        return (value, pointer, preflight) -> {
            if (!allowed.test(value)) {
                preflight.add(pointer, rule, value, rule.text());
            }
        };
    }

    private static Check type(Predicate<JsonNode> type, String problem) {
        return (value, pointer, preflight) -> {
            if (!type.test(value)) {
                preflight.add(pointer, Rule.TYPE, value, problem);
            }
        };
    }

    private static Check text(Predicate<String> allowed, Rule rule) {
        return (value, pointer, preflight) -> {
            Check check = value.isTextual() ? that(text -> allowed.test(text.textValue()), rule) : TEXT;
            check.check(value, pointer, preflight);
        };
    }

    static Check atMost(int characters, Rule rule) {
        return text(text -> characters(text) <= characters, rule);
    }

    static Check listOf(int most, Rule rule) {
        return all(LIST, that(list -> list.size() <= most, rule));
    }

    static Check within(int bound, Rule rule) {
        return that(number -> number.isNumber() && Math.abs(number.doubleValue()) <= bound, rule);
    }

    static Check oneOf(String... allowed) {
        String problem = (allowed.length == 1 ? "must be " : "must be one of ") + String.join(", ", allowed);
        return new Check() {
            @Override
            public void check(JsonNode value, String pointer, Preflight preflight) {
                if (!Arrays.asList(allowed).contains(value.textValue())) {
                    preflight.add(pointer, Rule.CHOICE, value, problem);
                }
            }

            @Override
            public String missing() {
                return "is missing: set it to " + String.join(" or ", allowed);
            }
        };
    }

    /** The list at one key must have a sample for each variable of the text at the other. */
    static Check samples(String samples, String text) {
        return (object, pointer, preflight) -> {
            if (object.path(samples).size() < variables(object.path(text).asText())) {
                preflight.add(
                        child(pointer, samples),
                        Rule.TEMPLATE_SAMPLES,
                        object.path(samples),
                        Rule.TEMPLATE_SAMPLES.text());
            }
        };
    }

    /** A time in UTC that is on the calendar; in its form, D stands for the date, T for hour and minute, S for seconds. */
    private static Check time(String form) {
        Pattern pattern = Pattern.compile(form.replace("T", "T\\d\\d:\\d\\d")
                .replace("S", ":\\d\\d(\\.\\d{1,9})?")
                .replace("D", "\\d{4}-\\d\\d-\\d\\d"));
        return text(time -> pattern.matcher(time).matches() && isOnCalendar(time), Rule.TIMESTAMP);
    }

    private static boolean isOnCalendar(String time) {
        try {
            LocalDate.parse(time.substring(0, 10));
            return time.length() == 10 || LocalTime.parse(time.substring(11).replaceFirst("[Z+].*", "")) != null;
        } catch (DateTimeException e) {
            return false;
        }
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

    /** Whether the text has a line break, a tab, or more spaces in a row than allowed. */
    static boolean hasForbiddenSpace(String text, int spaces) {
        return text.contains(" ".repeat(spaces + 1)) || text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t');
    }

    private static boolean isUrl(String url) {
        return url.matches("(?i)https?://\\S+");
    }

    /** Characters as a reader counts them: a surrogate pair is one. */
    static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
