package io.github.camelinterakt.mapping.record;

import java.util.function.UnaryOperator;

import io.github.camelinterakt.mapping.value.Texts;

import static io.github.camelinterakt.mapping.record.FieldPath.ABSENT;

/**
 * Reads one value of a source.
 *
 * @param target what it is for
 * @param described what it reads and what for, in errors
 * @param origin where the value is from
 * @param conversion converts what is found; it throws IllegalArgumentException where it cannot
 * @param defaultValue stands in for an empty or absent value, as it is; {@code null} if nothing does
 * @param required whether to refuse sources that have no value
 * @param sendEmpty whether an empty value is sent as null
 */
public record ValueReader(
        String target,
        String described,
        ValueOrigin origin,
        UnaryOperator<Object> conversion,
        Object defaultValue,
        boolean required,
        boolean sendEmpty) {

    /** The value, {@code null} if it is to be sent empty, or {@link FieldPath#ABSENT} if it is to be left out. */
    public Object read(Source source) {
        Object raw;
        try {
            raw = origin.get(source, target);
            Object value = Texts.isEmpty(raw) || raw == ABSENT ? null : conversion.apply(raw);
            if (!Texts.isEmpty(value)) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            source.refuse(described, e.getMessage());
            return ABSENT;
        }
        if (defaultValue != null) {
            return defaultValue;
        }
        if (required) {
            source.refuse(described, "is required, and empty");
        }
        return sendEmpty && raw != ABSENT ? null : ABSENT;
    }
}
