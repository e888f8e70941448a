package io.github.camelinterakt.mapping.file;

import java.math.BigDecimal;

/** Reads what single values say. */
final class Scalars {

    private Scalars() {}

    /** A number as YAML has it; the text itself where Java has no such number. */
    static Object number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException noWholeNumber) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException notFinite) {
                return text;
            }
        }
    }
}
