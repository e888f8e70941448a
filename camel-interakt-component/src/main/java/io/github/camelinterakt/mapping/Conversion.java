package io.github.camelinterakt.mapping;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.github.camelinterakt.mapping.value.DateConverter;
import io.github.camelinterakt.mapping.value.Texts;
import io.github.camelinterakt.mapping.value.ValueType;

/** A conversion of a field's value. Those of texts are made on the way to Interakt only, the others both ways. */
public enum Conversion {
    /** White space at a text's beginning and end is taken away. */
    TRIM("trim", String::strip, null),
    /** A text in lower case. */
    LOWER("lower", text -> text.toLowerCase(Locale.ROOT), null),
    /** A text in upper case. */
    UPPER("upper", text -> text.toUpperCase(Locale.ROOT), null),
    /** Every run of white space in a text, newlines and tabs too, becomes one space, none at its beginning and end. */
    COLLAPSE("collapse", Texts::collapsed, null),
    /** A number or a boolean as text. */
    TEXT("text", null, (format, zone) -> ValueType.same(Texts::text)),
    /** A number, also from a text such as {@code 1250.50}. */
    NUMBER("number", null, (format, zone) -> ValueType.same(Texts::number)),
    /** A boolean, also from true and false, yes and no, y and n, on and off, 1 and 0, in any case. */
    BOOLEAN("boolean", null, (format, zone) -> ValueType.same(Texts::bool)),
    /** A day without a time. Interakt's is midnight in UTC, so that no zone moves it. */
    DATE("date", null, (format, zone) -> new DateConverter(false, format, zone)),
    /** A moment. */
    DATE_TIME("dateTime", null, (format, zone) -> new DateConverter(true, format, zone)),
    /** A list, also from a text whose elements are separated, or from a single value. */
    LIST("list", null, null);

    private final String key;
    private final UnaryOperator<String> cleaning;
    private final BiFunction<String, ZoneId, ValueType> type;

    Conversion(String key, UnaryOperator<String> cleaning, BiFunction<String, ZoneId, ValueType> type) {
        this.key = key;
        this.cleaning = cleaning;
        this.type = type;
    }

    /** Its name in a mapping file. */
    public String key() {
        return key;
    }

    /** What it makes of a text; {@code null} if it is not about texts. */
    UnaryOperator<String> cleaning() {
        return cleaning;
    }

    /** Whether it says of what type a value is; there can be one of these. */
    boolean isOfType() {
        return type != null;
    }

    /** Whether it is the one or the other type of dates. */
    boolean isOfDates() {
        return this == DATE || this == DATE_TIME;
    }

    /**
     * The type that it is.
     *
     * @param format the CRM's format of dates, or null
     * @param zone the zone of dates that do not say theirs
     * @throws IllegalArgumentException if there is no such format
     */
    ValueType type(String format, ZoneId zone) {
        return type.apply(format, zone);
    }

    /**
     * The conversion of that name.
     *
     * @param key the name in a mapping file
     * @throws IllegalArgumentException if there is none; the message names those that there are
     */
    public static Conversion of(String key) {
        for (Conversion conversion : values()) {
            if (conversion.key.equals(key)) {
                return conversion;
            }
        }
        throw new IllegalArgumentException("there is no conversion '" + key + "'. The conversions are "
                + Arrays.stream(values()).map(Conversion::key).collect(Collectors.joining(", ")));
    }

    @Override
    public String toString() {
        return key;
    }
}
