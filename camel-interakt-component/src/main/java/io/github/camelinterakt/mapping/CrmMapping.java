package io.github.camelinterakt.mapping;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelinterakt.event.EventCustomer;
import io.github.camelinterakt.mapping.record.ContactReader;
import io.github.camelinterakt.mapping.record.ContactView;
import io.github.camelinterakt.mapping.record.EventReader;
import io.github.camelinterakt.mapping.record.FieldPath;
import io.github.camelinterakt.mapping.record.RowField;
import io.github.camelinterakt.mapping.record.Source;
import io.github.camelinterakt.mapping.record.ValueReader;
import io.github.camelinterakt.mapping.value.Texts;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.ContactBuilder;
import io.github.camelinterakt.model.Event;
import org.apache.camel.CamelContext;

import static io.github.camelinterakt.mapping.record.FieldPath.ABSENT;

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
    private final ContactReader contacts;
    private final EventReader events;
    private final List<RowField> row;
    private final List<MappedField> fields;

    CrmMapping(
            String name,
            CamelContext context,
            FieldPath key,
            ValueReader modified,
            ContactReader contacts,
            EventReader events,
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
        ContactBuilder contact = contacts.read(source);
        check(source, record);
        return contact.build();
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
        Event.Builder event = events.read(source);
        check(source, record);
        return event.build();
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
            throw new MappingException("contact", id == null ? "without an id" : id, name, source.refusals());
        }
        return fieldsOfRow;
    }

    private void check(Source source, Map<String, ?> record) {
        if (source.isRefused()) {
            String shown = key(record).orElse("without " + key);
            // An e-mail address is somebody's, even where it is the key.
            throw new MappingException(
                    "record",
                    shown.contains("@") ? "with an e-mail address as " + key : shown,
                    name,
                    source.refusals());
        }
    }

    /** Says where it is from. */
    @Override
    public String toString() {
        return name;
    }
}
