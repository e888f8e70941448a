package io.github.camelinterakt.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.camelinterakt.event.EventCustomer;
import io.github.camelinterakt.model.contact.Contact;
import io.github.camelinterakt.model.contact.ContactBuilder;
import io.github.camelinterakt.model.contact.Event;
import org.apache.camel.CamelContext;

import static io.github.camelinterakt.mapping.FieldPath.ABSENT;

/**
 * A mapping between a CRM's records, which are maps, and Interakt's contacts and events. It is compiled, immutable, and may be
 * used by many threads. Read one from a file with {@link io.github.camelinterakt.mapping.file.MappingFile}, or build one with
 * {@link #builder()}.
 */
public final class CrmMapping {

    private final String name;
    private final CamelContext context;
    private final FieldPath key;
    private final ValueReader modified;
    private final Contacts contacts;
    private final Events events;
    private final List<RowField> row;
    private final List<MappedField> fields;

    /** How contacts are made; any part but the lists may be null. */
    record Contacts(
            PersonReader person,
            ValueReader createdAt,
            ValueReader salesCycle,
            List<ValueReader> traits,
            List<ValueReader> tags) {}

    /** How events are made. */
    record Events(ValueReader name, PersonReader person, List<ValueReader> traits) {}

    CrmMapping(
            String name,
            CamelContext context,
            FieldPath key,
            ValueReader modified,
            Contacts contacts,
            Events events,
            List<RowField> row,
            List<MappedField> fields) {
        this.name = name;
        this.context = context;
        this.key = key;
        this.modified = modified;
        this.contacts = contacts;
        this.events = events;
        this.row = List.copyOf(row);
        this.fields = List.copyOf(fields);
    }

    /** Starts a mapping in Java. */
    public static CrmMappingBuilder builder() {
        return new CrmMappingBuilder();
    }

    /** Whether it can make contacts. */
    public boolean hasContact() {
        return contacts != null;
    }

    /** Whether it can make events. */
    public boolean hasEvent() {
        return events != null;
    }

    /** Whether it can make rows: a field is mapped both ways, or to rows. */
    public boolean hasRow() {
        return !row.isEmpty();
    }

    /** The fields of contacts that are mapped, in the order of the mapping: which way, and who wins a conflict. */
    public List<MappedField> fields() {
        return fields;
    }

    /**
     * The key by which errors name a record.
     *
     * @return the key as text; empty where the record has none
     */
    public Optional<String> key(Map<String, ?> record) {
        Object value = key.get(record);
        if (value == ABSENT || Texts.isEmpty(value)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Texts.text(value).strip());
        } catch (IllegalArgumentException noSingleValue) {
            return Optional.empty();
        }
    }

    /**
     * When a record was changed.
     *
     * @return the moment; empty where the mapping or the record does not say
     * @throws MappingException if it is no moment
     */
    public Optional<Instant> modifiedAt(Map<String, ?> record) {
        if (modified == null) {
            return Optional.empty();
        }
        Source source = new Source(record, record, context);
        Object moment = modified.read(source);
        check(source, record);
        return moment == ABSENT ? Optional.empty() : Optional.ofNullable((Instant) moment);
    }

    /**
     * Makes the contact of a record.
     *
     * @param record the fields by name
     * @return the contact, for {@code trackUser}; nobody is named where the record does not name anybody
     * @throws MappingException if fields are wrong; it names all of them
     * @throws IllegalStateException if the mapping has no contacts
     */
    public Contact contact(Map<String, ?> record) {
        if (contacts == null) {
            throw new IllegalStateException(name + " has no contact section");
        }
        Source source = new Source(record, record, context);
        ContactBuilder contact = Contact.builder();
        contact.userId(contacts.person().userId(source));
        contacts.person().phone(source, contact);
        read(contacts.createdAt(), source, moment -> contact.createdAt((Instant) moment));
        read(contacts.salesCycle(), source, add -> contact.addToSalesCycle((Boolean) add));
        for (ValueReader trait : contacts.traits()) {
            trait(trait, source, contact::trait);
        }
        List<String> tags = tags(source);
        if (!tags.isEmpty()) {
            contact.tags(tags);
        }
        check(source, record);
        return contact.build();
    }

    private List<String> tags(Source source) {
        List<String> tags = new ArrayList<>();
        for (ValueReader reader : contacts.tags()) {
            Object value = reader.read(source);
            if (value instanceof List<?> several) {
                several.forEach(tag -> tags.add((String) tag));
            } else if (value instanceof String tag) {
                tags.add(tag);
            }
        }
        return tags;
    }

    /**
     * Makes the event of a record.
     *
     * @param record the fields by name
     * @return the event, for {@code trackEvent}
     * @throws MappingException if fields are wrong; it names all of them
     * @throws IllegalStateException if the mapping has no events
     */
    public Event event(Map<String, ?> record) {
        if (events == null) {
            throw new IllegalStateException(name + " has no event section");
        }
        Source source = new Source(record, record, context);
        Event.Builder event = Event.builder(eventName(source));
        event.userId(events.person().userId(source));
        events.person().phone(source, event);
        for (ValueReader trait : events.traits()) {
            trait(trait, source, event::trait);
        }
        check(source, record);
        return event.build();
    }

    private String eventName(Source source) {
        Object value = events.name().read(source);
        if (value instanceof String text) {
            return text;
        }
        if (!source.isRefused()) {
            source.refuse(events.name().described(), "is empty, and an event needs a name");
        }
        return "";
    }

    /**
     * Makes the CRM's row of a contact: what is mapped both ways, or to rows. What the contact does not have is left out.
     *
     * @param contact a contact of the feed, or another that was fetched
     * @return the fields by name, which the caller may change
     * @throws MappingException if values are wrong; it names all of them
     * @throws IllegalStateException if the mapping has no rows
     */
    public Map<String, Object> row(Contact contact) {
        return row(new Source(ContactView.of(contact), contact, context), contact.getId());
    }

    /**
     * Makes the CRM's row of a webhook's customer; see {@link #row(Contact)}. Webhooks do not tell everything that the feed does.
     *
     * @param customer the customer of an event
     */
    public Map<String, Object> row(EventCustomer customer) {
        return row(new Source(ContactView.of(customer), customer, context), customer.getId());
    }

    private Map<String, Object> row(Source source, String id) {
        if (row.isEmpty()) {
            throw new IllegalStateException(name + " maps nothing to rows");
        }
        Map<String, Object> fieldsOfRow = new LinkedHashMap<>();
        for (RowField field : row) {
            field.write(source, fieldsOfRow);
        }
        if (source.isRefused()) {
            throw new MappingException("contact", id == null ? "without an id" : id, name, source.problems());
        }
        return fieldsOfRow;
    }

    private static void trait(ValueReader reader, Source source, TraitWriter traits) {
        Object value = reader.read(source);
        if (value == ABSENT) {
            return;
        }
        try {
            traits.write(reader.target(), value);
        } catch (IllegalArgumentException e) {
            source.refuse(
                    reader.described(),
                    "is of a type that traits do not have: " + value.getClass().getName());
        }
    }

    private interface TraitWriter {
        Object write(String trait, Object value);
    }

    private static void read(ValueReader reader, Source source, Consumer<Object> target) {
        Object value = reader == null ? ABSENT : reader.read(source);
        if (value != ABSENT && value != null) {
            target.accept(value);
        }
    }

    private void check(Source source, Map<String, ?> record) {
        if (source.isRefused()) {
            String shown = key(record).orElse("without " + key);
            // An e-mail address is somebody's, even where it is the key.
            throw new MappingException(
                    "record",
                    shown.contains("@") ? "with an e-mail address as " + key : shown,
                    name,
                    source.problems());
        }
    }

    /** Says where it is from. */
    @Override
    public String toString() {
        return name;
    }
}
