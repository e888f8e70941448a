package io.github.camelinterakt.mapping;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** A conversion of a field's value. Those of texts are made on the way to Interakt only, the others both ways. */
public enum Conversion {
    /** Removes white space at the beginning and end of a text. */
    TRIM("trim", String::strip),
    /** A text in lower case. */
    LOWER("lower", text -> text.toLowerCase(Locale.ROOT)),
    /** A text in upper case. */
    UPPER("upper", text -> text.toUpperCase(Locale.ROOT)),
    /** Replaces each run of white space in a text, line breaks included, by one space; none at its beginning and end. */
    COLLAPSE("collapse", text -> text.strip().replaceAll("\\s+", " ")),
    /** A number or a boolean as text. */
    TEXT("text", null),
    /** A number, also from a text such as {@code 1250.50}. */
    NUMBER("number", null),
    /** A boolean, also from true and false, yes and no, y and n, on and off, 1 and 0, in any case. */
    BOOLEAN("boolean", null),
    /** A day without a time. Interakt's is midnight in UTC, so that no zone moves it. */
    DATE("date", null),
    /** A moment. */
    DATE_TIME("dateTime", null),
    /** A list, also from a text whose elements are separated, or from a single value. */
    LIST("list", null);

    private final String key;
    private final UnaryOperator<String> cleaning;

    Conversion(String key, UnaryOperator<String> cleaning) {
        this.key = key;
        this.cleaning = cleaning;
    }

    /** Its name in a mapping file. */
    public String key() {
        return key;
    }

    /** What it makes of a text; {@code null} if it does not change texts. */
    UnaryOperator<String> cleaning() {
        return cleaning;
    }

    /** Whether it gives a value its type; a field can have one of these. */
    boolean isType() {
        return cleaning == null && this != LIST;
    }

    @Override
    public String toString() {
        return key;
    }
}
