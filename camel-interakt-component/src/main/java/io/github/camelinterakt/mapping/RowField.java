package io.github.camelinterakt.mapping;

import java.util.Map;
import java.util.function.Function;

import static io.github.camelinterakt.mapping.FieldPath.ABSENT;

/**
 * One field of a row, and how its value is got from a contact.
 *
 * @param path where the row gets it
 * @param value gives the value, {@code null} for an empty one that is to be written, or {@link FieldPath#ABSENT}
 */
record RowField(FieldPath path, Function<Source, Object> value) {

    /**
     * A field that is mapped to Interakt, on its way back.
     *
     * @param target what it is in Interakt
     * @param number whether the phone is the national number, because its country has a field of its own
     */
    static RowField back(
            String target, FieldMapping field, ValueConverter converter, EmptyPolicy empty, boolean number) {
        FieldPath path = FieldPath.of(field.fields().get(0));
        boolean sendEmpty = field.emptyOr(empty) == EmptyPolicy.send;
        boolean trait = target.startsWith(MappingSettings.TRAITS);
        String name = trait
                ? target.substring(MappingSettings.TRAITS.length())
                : number ? ContactView.PHONE_NUMBER.key() : target;
        String described = target + " (to " + path + ")";
        return new RowField(path, source -> {
            Map<?, ?> from = trait ? (Map<?, ?>) source.record().get(ContactView.TRAITS.key()) : source.record();
            Object value = from.get(name);
            if (Texts.isEmpty(value)) {
                return sendEmpty && from.containsKey(name) ? null : ABSENT;
            }
            try {
                return converter.toCrm(value);
            } catch (IllegalArgumentException e) {
                source.refuse(described, e.getMessage());
                return ABSENT;
            }
        });
    }

    void write(Source source, Map<String, Object> row) {
        Object found = value.apply(source);
        if (found != ABSENT) {
            path.put(row, found);
        }
    }
}
