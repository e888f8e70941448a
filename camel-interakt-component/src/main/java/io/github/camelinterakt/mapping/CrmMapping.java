package io.github.camelinterakt.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelinterakt.event.EventCustomer;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.Event;
import io.github.camelinterakt.model.Timestamps;
import io.github.camelinterakt.model.TrackRequest;
import io.github.camelinterakt.phone.Phone;
import org.apache.camel.CamelContext;

import static io.github.camelinterakt.mapping.FieldPath.ABSENT;

/**
 * A mapping between a CRM's records, which are maps, and Interakt's contacts and events: immutable and thread-safe. Read one
 * from a file with {@link MappingFile}, or build one with {@link #builder()}.
 */
public final class CrmMapping {

    static final String USER_ID = "userId";
    static final String PHONE = "phone";
    static final String COUNTRY_CODE = "countryCode";
    static final String CREATED_AT = "createdAt";
    static final String SALES_CYCLE = "addToSalesCycle";
    static final String NAME = "name";
    static final String TAGS = "tags";

    /** Before the name of a trait. */
    static final String TRAITS = "traits.";

    private static final String PHONE_NUMBER = "phoneNumber";

    /** The parts of a contact that a row can be made of. */
    static final List<String> VIEW = List.of(
            "id", USER_ID, PHONE, COUNTRY_CODE, PHONE_NUMBER, CREATED_AT, "modifiedAt", "source", TAGS, "traits");

    private final String name;
    private final CamelContext context;
    private final FieldPath key;
    private final Field modified;
    private final Map<String, Field> contact;
    private final List<Field> tags;
    private final Map<String, Field> event;
    private final Map<String, Field> row;
    private final List<Field> back;
    private final List<MappedField> fields;

    /** Compiles what the builder has; fails with the first thing that does not go together. */
    CrmMapping(CrmMappingBuilder builder, FieldPath key, CamelContext context) {
        this.name = builder.name;
        this.context = context;
        this.key = key;
        this.modified =
                builder.modified == null ? null : builder.compile("modified", "modified", builder.modified, context);
        this.contact = builder.compile("", builder.contact, context);
        this.tags = builder.tags.stream()
                .map(tag -> builder.compile(TAGS, TAGS, tag, context))
                .toList();
        this.event = builder.compile("event.", builder.event, context);
        this.row = builder.compile("row.", builder.row, context);
        this.back = contact.entrySet().stream()
                .filter(field ->
                        builder.comesBack(field.getKey(), field.getValue().mapping()))
                .map(Map.Entry::getValue)
                .toList();
        List<MappedField> mapped = new ArrayList<>();
        builder.contact.forEach((target, field) -> mapped.add(builder.mapped(target, field)));
        builder.tags.forEach(tag -> mapped.add(builder.mapped(TAGS, tag)));
        this.fields = List.copyOf(mapped);
    }

    /** Starts a mapping in Java. */
    public static CrmMappingBuilder builder() {
        return new CrmMappingBuilder();
    }

    /** Whether it can make contacts. */
    public boolean hasContact() {
        return !contact.isEmpty() || !tags.isEmpty();
    }

    /** Whether it can make events. */
    public boolean hasEvent() {
        return !event.isEmpty();
    }

    /** Whether it can make rows: a field is mapped both ways, or to rows. */
    public boolean hasRow() {
        return !row.isEmpty() || !back.isEmpty();
    }

    /** The fields of contacts that are mapped, in the order of the mapping. */
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
        try {
            return value == ABSENT || Values.isEmpty(value)
                    ? Optional.empty()
                    : Optional.of(Values.text(value).strip());
        } catch (IllegalArgumentException noSingleValue) {
            return Optional.empty();
        }
    }

    /**
     * When a record was changed.
     *
     * @return the moment; empty where the mapping or the record does not tell
     * @throws MappingException if it is not a moment
     */
    public Optional<Instant> modifiedAt(Map<String, ?> record) {
        if (modified == null) {
            return Optional.empty();
        }
        return read(record, source -> {
            Object moment = modified.read(source);
            return moment == ABSENT ? Optional.empty() : Optional.ofNullable((Instant) moment);
        });
    }

    /**
     * Makes the contact of a record.
     *
     * @param record the fields by name
     * @return the contact, for {@code trackUser}; it names nobody where the record does not
     * @throws MappingException if fields are wrong; it names all of them
     * @throws IllegalStateException if the mapping has no contacts
     */
    public Contact contact(Map<String, ?> record) {
        if (!hasContact()) {
            throw new IllegalStateException(name + " has no contact section");
        }
        return read(record, source -> {
            Contact made = person(contact, source, new Contact());
            if (value(contact.get(CREATED_AT), source) instanceof Instant moment) {
                made = made.withCreatedAt(moment);
            }
            if (value(contact.get(SALES_CYCLE), source) instanceof Boolean add) {
                made = made.withSalesCycle(add);
            }
            made = traits(contact, source, made);
            List<String> names = new ArrayList<>();
            for (Field tag : tags) {
                Object value = value(tag, source);
                if (value instanceof List<?> several) {
                    several.forEach(one -> names.add((String) one));
                } else if (value != ABSENT && value != null) {
                    names.add((String) value);
                }
            }
            return names.isEmpty() ? made : made.withTags(names.toArray(String[]::new));
        });
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
        if (!hasEvent()) {
            throw new IllegalStateException(name + " has no event section");
        }
        boolean ownPerson = event.containsKey(USER_ID) || event.containsKey(PHONE) || event.containsKey(COUNTRY_CODE);
        Map<String, Field> person = ownPerson ? event : contact;
        return read(record, source -> {
            Field nameField = event.get(NAME);
            String eventName = nameField.readText(source);
            if (eventName == null && source.problems.isEmpty()) {
                source.refuse(nameField.described(), "is empty, and an event needs a name");
            }
            return traits(event, source, person(person, source, new Event(eventName == null ? "" : eventName)));
        });
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
        Map<String, Object> view = new HashMap<>();
        view.put("id", contact.getId());
        view.put(USER_ID, contact.getUserId());
        view.put(PHONE, contact.getFullPhoneNumber());
        view.put(COUNTRY_CODE, contact.getCountryCode());
        view.put(PHONE_NUMBER, contact.getPhoneNumber());
        view.put(CREATED_AT, written(contact.getCreatedAt()));
        view.put("modifiedAt", written(contact.getModifiedAt()));
        view.put("source", contact.getSource());
        view.put(TAGS, contact.getTags());
        view.put("traits", contact.getTraits());
        return row(view, contact, contact.getId());
    }

    /**
     * Makes the CRM's row of a webhook's customer; see {@link #row(Contact)}. Webhooks tell neither user id, times, source nor
     * tags.
     *
     * @param customer the customer of an event
     */
    public Map<String, Object> row(EventCustomer customer) {
        Map<String, Object> view = new HashMap<>();
        view.put("id", customer.getId());
        view.put(PHONE, customer.getPhone() == null ? null : "+" + customer.getPhone());
        view.put(COUNTRY_CODE, customer.getCountryCode());
        view.put(PHONE_NUMBER, customer.getPhoneNumber());
        view.put("traits", customer.getTraits());
        return row(view, customer, customer.getId());
    }

    private Map<String, Object> row(Map<String, Object> view, Object body, String id) {
        if (!hasRow()) {
            throw new IllegalStateException(name + " maps nothing to rows");
        }
        Source source = new Source(view, body, context);
        Map<String, Object> made = new LinkedHashMap<>();
        boolean split = back.contains(contact.get(COUNTRY_CODE));
        for (Field field : back) {
            if (field.target().startsWith(TRAITS)) {
                String trait = field.target().substring(TRAITS.length());
                field.writeBack((Map<?, ?>) view.get("traits"), trait, source, made);
            } else {
                field.writeBack(
                        view, split && field.target().equals(PHONE) ? PHONE_NUMBER : field.target(), source, made);
            }
        }
        row.forEach((path, field) -> {
            Object value = field.read(source);
            if (value != ABSENT) {
                FieldPath.of(path).put(made, value);
            }
        });
        if (!source.problems.isEmpty()) {
            throw new MappingException("contact", id == null ? "without an id" : id, name, source.problems);
        }
        return made;
    }

    private <T> T read(Map<String, ?> record, java.util.function.Function<Source, T> reading) {
        Source source = new Source(record, record, context);
        T made = reading.apply(source);
        if (!source.problems.isEmpty()) {
            String shown = key(record).orElse("without " + key);
            // an e-mail address is personal data, even where it is the key
            shown = shown.contains("@") ? "with an e-mail address as " + key : shown;
            throw new MappingException("record", shown, name, source.problems);
        }
        return made;
    }

    private static boolean goesToInterakt(Field field) {
        return field != null && field.mapping().direction() != Direction.toCrm;
    }

    private static String text(Field field, Source source) {
        return goesToInterakt(field) ? field.readText(source) : null;
    }

    private static Object value(Field field, Source source) {
        return goesToInterakt(field) ? field.read(source) : ABSENT;
    }

    private static <S extends TrackRequest<S>> S person(Map<String, Field> section, Source source, S request) {
        S named = request.withUserId(text(section.get(USER_ID), source));
        String number = text(section.get(PHONE), source);
        String country = text(section.get(COUNTRY_CODE), source);
        if (number == null) {
            return named;
        }
        if (country == null || number.startsWith("+") || number.startsWith("00")) {
            return named.to(number);
        }
        try {
            return named.withPhone(Phone.callingCode(country), number);
        } catch (IllegalArgumentException e) {
            source.refuse(section.get(COUNTRY_CODE).described(), "is not a country code, such as +91 or IN");
            return named;
        }
    }

    private static <S extends TrackRequest<S>> S traits(Map<String, Field> section, Source source, S request) {
        S made = request;
        for (Field field : section.values()) {
            Object value = field.target().startsWith(TRAITS) ? value(field, source) : ABSENT;
            if (value != ABSENT) {
                try {
                    made = made.withTrait(field.target().substring(TRAITS.length()), value);
                } catch (IllegalArgumentException e) {
                    source.refuse(
                            field.described(),
                            "is of a type that traits do not have: "
                                    + value.getClass().getName());
                }
            }
        }
        return made;
    }

    private static String written(Instant instant) {
        return instant == null ? null : Timestamps.format(instant);
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}
