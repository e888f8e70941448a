package io.github.camelinterakt.mapping.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.ContactBuilder;

import static io.github.camelinterakt.mapping.record.FieldPath.ABSENT;

/**
 * Reads the contact that a record is about.
 *
 * @param person who it is
 * @param createdAt when it was created, as an Instant; {@code null} if that is not mapped
 * @param salesCycle whether it is put into the sales cycle, as a Boolean; {@code null} if that is not mapped
 * @param traits its traits
 * @param tags its tags, as texts or lists of texts
 */
public record ContactReader(
        PersonReader person,
        ValueReader createdAt,
        ValueReader salesCycle,
        TraitsReader traits,
        List<ValueReader> tags) {

    /** The contact, which must not be built if the source is refused. */
    public ContactBuilder read(Source source) {
        ContactBuilder contact = Contact.builder();
        contact.userId(person.userId(source));
        person.phone(source, contact);
        read(createdAt, source, moment -> contact.createdAt((Instant) moment));
        read(salesCycle, source, add -> contact.addToSalesCycle((Boolean) add));
        traits.read(source, contact::trait);
        List<String> names = tags(source);
        if (!names.isEmpty()) {
            contact.tags(names);
        }
        return contact;
    }

    private static void read(ValueReader reader, Source source, Consumer<Object> target) {
        Object value = reader == null ? ABSENT : reader.read(source);
        if (value != ABSENT && value != null) {
            target.accept(value);
        }
    }

    private List<String> tags(Source source) {
        List<String> names = new ArrayList<>();
        for (ValueReader reader : tags) {
            Object value = reader.read(source);
            if (value instanceof List<?> several) {
                several.forEach(tag -> names.add((String) tag));
            } else if (value instanceof String tag) {
                names.add(tag);
            }
        }
        return names;
    }
}
