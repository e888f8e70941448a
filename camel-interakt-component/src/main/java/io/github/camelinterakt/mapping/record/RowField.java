package io.github.camelinterakt.mapping.record;

import java.util.Map;
import java.util.function.Function;

import io.github.camelinterakt.mapping.value.Texts;
import io.github.camelinterakt.mapping.value.ValueConverter;

import static io.github.camelinterakt.mapping.record.FieldPath.ABSENT;

/**
 * One field of a row, and how its value is got from a contact.
 *
 * @param path where the row gets it
 * @param value gives the value, {@code null} for an empty one that is to be written, or {@link FieldPath#ABSENT}
 */
public record RowField(FieldPath path, Function<Source, Object> value) {

    /** A field that is mapped on its own. */
    public static RowField of(String path, ValueReader reader) {
        return new RowField(FieldPath.of(path), reader::read);
    }

    /**
     * A trait that is mapped to Interakt, on its way back.
     *
     * @param trait its name
     * @param writeEmpty whether an empty value is written as null
     */
    public static RowField ofTrait(String trait, String path, ValueConverter converter, boolean writeEmpty) {
        String traits = ContactView.TRAITS.key();
        return back(traits + "." + trait, path, converter, writeEmpty, trait, source ->
                (Map<?, ?>) source.record().get(traits));
    }

    /**
     * Another part of a contact that is mapped to Interakt, on its way back.
     *
     * @param target what it is in Interakt
     * @param part what of the contact is written: a name that {@link ContactView} has
     * @param writeEmpty whether an empty value is written as null
     */
    public static RowField ofPart(
            String target, String part, String path, ValueConverter converter, boolean writeEmpty) {
        return back(target, path, converter, writeEmpty, part, Source::record);
    }

    private static RowField back(
            String target,
            String path,
            ValueConverter converter,
            boolean writeEmpty,
            String name,
            Function<Source, Map<?, ?>> from) {
        String described = target + " (to " + path + ")";
        return new RowField(FieldPath.of(path), source -> {
            Map<?, ?> parts = from.apply(source);
            Object value = parts.get(name);
            if (Texts.isEmpty(value)) {
                return writeEmpty && parts.containsKey(name) ? null : ABSENT;
            }
            try {
                return converter.toCrm(value);
            } catch (IllegalArgumentException e) {
                source.refuse(described, e.getMessage());
                return ABSENT;
            }
        });
    }

    /** Puts the value into the row, if there is one. */
    public void write(Source source, Map<String, Object> row) {
        Object found = value.apply(source);
        if (found != ABSENT) {
            path.put(row, found);
        }
    }
}
