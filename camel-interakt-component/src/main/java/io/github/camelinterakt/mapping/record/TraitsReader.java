package io.github.camelinterakt.mapping.record;

import java.util.List;

import static io.github.camelinterakt.mapping.record.FieldPath.ABSENT;

/**
 * Reads the traits of a contact or event.
 *
 * @param traits the readers, whose targets are the traits
 */
public record TraitsReader(List<ValueReader> traits) {

    /** A builder's method that takes a trait, which throws IllegalArgumentException if its value is none. */
    interface Writer {
        Object write(String trait, Object value);
    }

    void read(Source source, Writer writer) {
        for (ValueReader trait : traits) {
            Object value = trait.read(source);
            if (value == ABSENT) {
                continue;
            }
            try {
                writer.write(trait.target(), value);
            } catch (IllegalArgumentException e) {
                source.refuse(
                        trait.described(),
                        "is of a type that traits do not have: "
                                + value.getClass().getName());
            }
        }
    }
}
