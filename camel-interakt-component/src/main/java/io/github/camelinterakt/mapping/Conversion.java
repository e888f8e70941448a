package io.github.camelinterakt.mapping;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A conversion of a field's value. Those of texts are made on the way to Interakt only, the others both ways. */
public enum Conversion {
    /** White space at a text's beginning and end is taken away. */
    TRIM("trim", true),
    /** A text in lower case. */
    LOWER("lower", true),
    /** A text in upper case. */
    UPPER("upper", true),
    /** Every run of white space in a text, newlines and tabs too, becomes one space, none at its beginning and end. */
    COLLAPSE("collapse", true),
    /** A number or a boolean as text. */
    TEXT("text", false),
    /** A number, also from a text such as {@code 1250.50}. */
    NUMBER("number", false),
    /** A boolean, also from true and false, yes and no, y and n, on and off, 1 and 0, in any case. */
    BOOLEAN("boolean", false),
    /** A day without a time. Interakt's is midnight in UTC, so that no zone moves it. */
    DATE("date", false),
    /** A moment. */
    DATE_TIME("dateTime", false),
    /** A list, also from a text whose elements are separated, or from a single value. */
    LIST("list", false);

    private final String key;
    private final boolean ofText;

    Conversion(String key, boolean ofText) {
        this.key = key;
        this.ofText = ofText;
    }

    /** Its name in a mapping file. */
    public String key() {
        return key;
    }

    /** Whether it changes a text into a text. */
    boolean isOfText() {
        return ofText;
    }

    /** Whether it says of what type a value is; there can be one of these. */
    boolean isOfType() {
        return !ofText && this != LIST;
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
