package io.github.camelinterakt.internal.preflight;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.Rule;

/**
 * Checks one value of a request and adds violations to its preflight. A table of rules is a check that consists of checks of
 * the values at paths. A path's keys are separated by dots; {@code []} stands for each element of a list, {@code *} for each
 * field of an object, and <code>{type=Text}</code> or <code>{!type}</code> selects objects that have that text, or lack the
 * field. A value on the path that is not an object or list is a violation. A null counts as missing, except in a list.
 */
@FunctionalInterface
interface Check {

    /** A key, a list's elements, an object's fields, or a condition. */
    Pattern STEP = Pattern.compile("\\{[^}]*}|\\[]|\\*|[^.{\\[*]+");

    Pattern HTTP_URL = Pattern.compile("(?i)https?://\\S+");
    Pattern POINTER_TO_BUTTON = Pattern.compile(".*/(\\d|[1-9]\\d)");
    /** White space of any kind, and characters that show nothing, such as Hangul's fillers. */
    Pattern BLANK = Pattern.compile(
            "[\\s\\p{Z}\\p{Cc}\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0]*");

    Pattern LINE_BREAK = Pattern.compile("\\v");
    Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    Check ANY = (value, pointer, preflight) -> {};
    Check TEXT = that(JsonNode::isTextual, Rule.TYPE, "must be a text");
    Check BOOLEAN = that(JsonNode::isBoolean, Rule.TYPE, "must be true or false, not a text");
    Check OBJECT = that(JsonNode::isObject, Rule.TYPE, "must be an object");
    Check LIST = that(JsonNode::isArray, Rule.TYPE, "must be a list");
    Check CARD_INDEX = that(JsonNode::isIntegralNumber, Rule.TYPE, "must be the card's position, a number from 0");
    Check NOT_EMPTY = that(list -> !list.isArray() || !list.isEmpty(), Rule.REQUIRED);
    Check URL = text(Check::isUrl, Rule.URL);
    Check URL_UNLESS_BLANK = text(url -> url.isBlank() || isUrl(url), Rule.URL);
    Check MEDIA_URL = that(url -> !url.isTextual() || url.textValue().isBlank() || isUrl(url.textValue()), Rule.URL);
    Check LANGUAGE_NAME = text(language -> !language.matches("[a-z]{2,3}(_.*)?"), Rule.TEMPLATE_LANGUAGE);
    Check SMS_SENDER_ID = text(sender -> characters(sender) == 6, Rule.SMS_SENDER_ID);
    Check CALLBACK_DATA = that(data -> data.isTextual() && characters(data.textValue()) <= 512, Rule.CALLBACK_DATA);
    Check MESSAGE_TEXT = that(text -> characters(text.asText()) <= 4096, Rule.MESSAGE_TEXT);
    Check TAG = that(tag -> tag.isTextual() && !tag.textValue().isEmpty(), Rule.TAG);

    /** WhatsApp converts numbers and booleans to texts. */
    Check TEMPLATE_VALUE = that(
            value -> value.isTextual()
                    ? !Preflight.isBlank(value.textValue())
                            && !LINE_BREAK.matcher(value.textValue()).find()
                            && !hasForbiddenSpace(value.textValue(), 4)
                    : value.isValueNode() && !value.isNull(),
            Rule.TEMPLATE_VALUE);

    Check BUTTON_INDEX = (values, pointer, preflight) -> {
        if (!POINTER_TO_BUTTON.matcher(pointer).matches()) {
            preflight.add(pointer, Rule.BUTTON_INDEX, values);
        }
    };

    Check TIME = time("DT(S)?(Z|\\+00:?00)");
    Check TIME_WITH_SECONDS = time("DTS(Z|\\+00:00)");
    Check TIME_OR_DATE = time("D(T(S)?(Z|\\+00:?00)?)?");

    /** Checks the value at a JSON pointer of the request. */
    void check(JsonNode value, String pointer, Preflight preflight);

    /** The problem to report if the value is required and missing. */
    default String missing() {
        return Rule.REQUIRED.text();
    }

    /** Applies all checks to the same value. */
    static Check all(Check... checks) {
        List<Check> list = List.of(checks);
        return (value, pointer, preflight) -> list.forEach(check -> check.check(value, pointer, preflight));
    }

    /** The values at the paths must be present, and neither an empty text nor an empty list. */
    static Check required(Check check, String... paths) {
        Check present = (value, pointer, preflight) -> {
            boolean isEmpty = value.isTextual() ? value.textValue().isEmpty() : value.isArray() && value.isEmpty();
            if (isEmpty || isAbsent(value)) {
                preflight.add(pointer, Rule.REQUIRED, value, check.missing());
            } else {
                check.check(value, pointer, preflight);
            }
        };
        return all(Arrays.stream(paths).map(path -> walk(path, present)).toArray(Check[]::new));
    }

    /** The values at the paths may be missing. */
    static Check optional(Check check, String... paths) {
        return all(Arrays.stream(paths)
                .map(path -> walk(path, path.endsWith("[]") ? check : present(check)))
                .toArray(Check[]::new));
    }

    /** Applies tables of rules to the objects at a path. */
    static Check at(String path, Check... tables) {
        Check table = all(tables);
        return optional(
                (value, pointer, preflight) -> (value.isObject() ? table : OBJECT).check(value, pointer, preflight),
                path);
    }

    private static Check present(Check check) {
        return (value, pointer, preflight) -> {
            if (!isAbsent(value)) {
                check.check(value, pointer, preflight);
            }
        };
    }

    private static Check walk(String path, Check check) {
        List<String> steps =
                STEP.matcher(path).results().map(MatchResult::group).toList();
        return (value, pointer, preflight) -> walk(steps, value, pointer, preflight, check);
    }

    private static void walk(List<String> steps, JsonNode value, String pointer, Preflight preflight, Check check) {
        if (steps.isEmpty()) {
            check.check(value, pointer, preflight);
            return;
        }
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (step.equals("[]")) {
            LIST.check(value, pointer, preflight);
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                walk(rest, value.get(i), pointer + "/" + i, preflight, check);
            }
            return;
        }
        OBJECT.check(value, pointer, preflight);
        if (value.isObject() && step.startsWith("{")) {
            if (isSelected(value, step.substring(1, step.length() - 1))) {
                walk(rest, value, pointer, preflight, check);
            }
        } else if (value.isObject()) {
            Iterable<String> keys = step.equals("*") ? value::fieldNames : List.of(step);
            for (String key : keys) {
                JsonNode child = value.path(key);
                if (rest.isEmpty() || !isAbsent(child)) {
                    walk(rest, child, child(pointer, key), preflight, check);
                }
            }
        }
    }

    private static boolean isSelected(JsonNode object, String condition) {
        if (condition.startsWith("!")) {
            return isAbsent(object.path(condition.substring(1)));
        }
        String[] keyAndText = condition.split("=", 2);
        return keyAndText[1].equals(object.path(keyAndText[0]).textValue());
    }

    static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** The JSON pointer of an object's field. */
    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    private static Check that(Predicate<JsonNode> allowed, Rule rule) {
        return that(allowed, rule, rule.text());
    }

    private static Check that(Predicate<JsonNode> allowed, Rule rule, String problem) {
        return (value, pointer, preflight) -> {
            if (!allowed.test(value)) {
                preflight.add(pointer, rule, value, problem);
            }
        };
    }

    private static Check text(Predicate<String> allowed, Rule rule) {
        return text(allowed, rule, rule.text());
    }

    private static Check text(Predicate<String> allowed, Rule rule, String problem) {
        Check check = that(text -> allowed.test(text.textValue()), rule, problem);
        return (value, pointer, preflight) -> (value.isTextual() ? check : TEXT).check(value, pointer, preflight);
    }

    static Check atMost(int most) {
        return text(
                text -> characters(text) <= most, Rule.LENGTH, "may have " + most + " characters at most: shorten it");
    }

    /** The elements of a list must differ in the text at that pointer. */
    static Check unique(String pointerOfId) {
        return that(list -> isUnique(list, pointerOfId), Rule.UNIQUE_ID);
    }

    static boolean isUnique(JsonNode list, String pointerOfId) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(element -> element.at(pointerOfId).asText())
                .filter(id -> !id.isEmpty())
                .allMatch(new HashSet<>()::add);
    }

    /** Refuses these keys, in any case and with or without underscores, which the API does not know at this place. */
    static Check noKeys(Rule rule, String... keys) {
        return (object, pointer, preflight) -> object.properties().stream()
                .filter(field -> List.of(keys).contains(letters(field.getKey())))
                .forEach(field -> preflight.add(child(pointer, field.getKey()), rule, field.getValue()));
    }

    /** Refuses keys that differ only in case or underscores from these, which the API would ignore. */
    static Check keys(String keys) {
        Map<String, String> byLetters =
                Arrays.stream(keys.split(" ")).collect(Collectors.toMap(Check::letters, key -> key));
        return (object, pointer, preflight) -> object.fieldNames().forEachRemaining(name -> {
            String key = byLetters.getOrDefault(letters(name), name);
            if (!key.equals(name)) {
                preflight.add(child(pointer, name), Rule.KEY, object.get(name), "is not a key of the API: use " + key);
            }
        });
    }

    private static String letters(String key) {
        return key.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
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
                if (!List.of(allowed).contains(value.asText())) {
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
            JsonNode list = object.path(samples);
            if (list.size() < variables(object.path(text).asText())) {
                preflight.add(child(pointer, samples), Rule.TEMPLATE_SAMPLES, list);
            }
        };
    }

    /** A valid time in UTC; in its form, D stands for the date, T for hour and minute, S for seconds. */
    private static Check time(String form) {
        Pattern pattern = Pattern.compile(form.replace("T", "T\\d\\d:\\d\\d")
                .replace("S", ":\\d\\d(\\.\\d{1,9})?")
                .replace("D", "\\d{4}-\\d\\d-\\d\\d"));
        return text(time -> pattern.matcher(time).matches() && isValid(time), Rule.TIMESTAMP);
    }

    private static boolean isValid(String time) {
        try {
            LocalDate.parse(time.substring(0, 10));
            return time.length() == 10 || LocalTime.parse(time.substring(11).replaceFirst("[Z+].*", "")) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The number of distinct variables, such as <code>{{1}}</code>, in a template's text. */
    static int variables(String text) {
        return (int) VARIABLE.matcher(text)
                .results()
                .map(variable -> variable.group(1))
                .filter(name -> !name.isEmpty())
                .distinct()
                .count();
    }

    /** Whether the text has a line break, a tab, or more consecutive spaces than allowed. */
    static boolean hasForbiddenSpace(String text, int spaces) {
        return text.contains(" ".repeat(spaces + 1)) || text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t');
    }

    private static boolean isUrl(String url) {
        return HTTP_URL.matcher(url).matches();
    }

    /** The number of code points: a surrogate pair counts as one character. */
    static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
