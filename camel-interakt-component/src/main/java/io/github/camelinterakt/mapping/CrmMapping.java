package io.github.camelinterakt.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.camelinterakt.event.EventCustomer;
import io.github.camelinterakt.mapping.Field.Source;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.Event;
import io.github.camelinterakt.model.Timestamps;
import io.github.camelinterakt.model.TrackRequest;
import io.github.camelinterakt.phone.Phone;
import org.apache.camel.CamelContext;

import static io.github.camelinterakt.mapping.FieldPath.ABSENT;

/**
 * A mapping between a CRM's records, which are maps, and Interakt's contacts and events: immutable and thread-safe. It is written
 * in YAML.
 */
public final class CrmMapping {

    static final String USER_ID = "userId";
    static final String PHONE = "phone";
    static final String COUNTRY_CODE = "countryCode";
    static final String CREATED_AT = "createdAt";
    static final String SALES_CYCLE = "addToSalesCycle";
    static final String NAME = "name";
    static final String TAGS = "tags";
    static final String MODIFIED = "modified";

    /** The prefix of targets that are traits. */
    static final String TRAITS = "traits.";

    private static final String PHONE_NUMBER = "phoneNumber";

    /** The fields of a contact that the section {@code row} can read. */
    static final List<String> VIEW = List.of(
            "id", USER_ID, PHONE, COUNTRY_CODE, PHONE_NUMBER, CREATED_AT, "modifiedAt", "source", TAGS, "traits");

    private final String name;
    private final FieldPath key;
    private final Field modified;
    private final Map<String, Field> contact;
    private final List<Field> tags;
    private final Map<String, Field> event;
    private final Map<FieldPath, Field> row;
    private final List<Field> back;

    /** A mapping of compiled fields; {@code modified} may be null, {@code back} are the fields that rows get back. */
    CrmMapping(
            String name,
            FieldPath key,
            Field modified,
            Map<String, Field> contact,
            List<Field> tags,
            Map<String, Field> event,
            Map<FieldPath, Field> row,
            List<Field> back) {
        this.name = name;
        this.key = key;
        this.modified = modified;
        this.contact = contact;
        this.tags = tags;
        this.event = event;
        this.row = row;
        this.back = back;
    }

    /**
     * Loads a mapping from a YAML file.
     *
     * @param location {@code classpath:}, {@code file:} or another location that Camel knows, or {@code interakt:} with the name
     *     of a mapping that comes with the component, such as {@code interakt:salesforce-contact}
     * @param context finds the file, resolves its property placeholders, and evaluates its expressions
     * @throws IllegalArgumentException if there is no such file, or it is wrong: the message has the file, the line of the first
     *     mistake, and what is allowed there
     */
    public static CrmMapping load(String location, CamelContext context) {
        return new MappingReader(new MappingFile(context).load(location), context).mapping(location);
    }

    /**
     * Parses a mapping from a text.
     *
     * @param name what errors call the mapping
     * @param yaml the mapping, as in a file
     * @param context resolves property placeholders, and evaluates expressions
     * @throws IllegalArgumentException if it is wrong: the message has the name, the line of the first mistake, and what is
     *     allowed there
     */
    public static CrmMapping parse(String name, String yaml, CamelContext context) {
        return new MappingReader(new MappingFile(context).parse(name, yaml), context).mapping(name);
    }

    /** Whether it can make contacts. */
    public boolean hasContact() {
        return !contact.isEmpty() || !tags.isEmpty();
    }

    /** Whether it can make events. */
    public boolean hasEvent() {
        return !event.isEmpty();
    }

    /** Whether it can make rows: it maps a field both ways, or to rows. */
    public boolean hasRow() {
        return !row.isEmpty() || !back.isEmpty();
    }

    /** The fields of contacts that are mapped, in the order of the mapping. */
    public List<MappedField> fields() {
        return Stream.concat(contact.values().stream(), tags.stream())
                .map(field -> new MappedField(
                        field.target,
                        field.paths.isEmpty() ? null : field.paths.get(0).text(),
                        field.target.equals(TAGS) ? Direction.toInterakt : field.direction,
                        field.conflict))
                .toList();
    }

    /**
     * The key by which errors name a record.
     *
     * @return the key as text; empty if the record has none
     */
    public Optional<String> key(Map<String, ?> record) {
        Object value = key.get(record);
        try {
            return value == ABSENT || Conversion.isEmpty(value)
                    ? Optional.empty()
                    : Optional.of(Conversion.text(value).strip());
        } catch (IllegalArgumentException noSingleValue) {
            return Optional.empty();
        }
    }

    /**
     * When a record was changed.
     *
     * @return the moment; empty if the mapping has no {@code modified}, or the record no value there
     * @throws MappingException if it is not a moment
     */
    public Optional<Instant> modifiedAt(Map<String, ?> record) {
        return modified == null
                ? Optional.empty()
                : read(
                        record,
                        source -> modified.read(source) instanceof Instant moment
                                ? Optional.of(moment)
                                : Optional.empty());
    }

    /**
     * Makes the contact of a record.
     *
     * @param record the fields by name
     * @return the contact, for {@code trackUser}; it has neither phone nor user id if the record has none
     * @throws MappingException if fields are wrong; it names all of them
     * @throws IllegalStateException if the mapping has no contacts
     */
    public Contact contact(Map<String, ?> record) {
        require(hasContact(), "has no contact section");
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
                Object value = tag.read(source);
                if (value instanceof List<?> several) {
                    several.forEach(one -> names.add((String) one));
                } else if (value instanceof String one) {
                    names.add(one);
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
        require(hasEvent(), "has no event section");
        boolean ownPerson = event.containsKey(USER_ID) || event.containsKey(PHONE) || event.containsKey(COUNTRY_CODE);
        Map<String, Field> person = ownPerson ? event : contact;
        return read(record, source -> {
            Field nameField = event.get(NAME);
            String eventName = nameField.readText(source);
            if (eventName == null && source.problems().isEmpty()) {
                source.refuse(nameField.described(), "is empty, and an event needs a name");
            }
            return traits(event, source, person(person, source, new Event(eventName == null ? "" : eventName)));
        });
    }

    /**
     * Makes the CRM's row of a contact: what is mapped both ways, or to rows. It leaves out what the contact does not have.
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
     * Makes the CRM's row of a webhook's customer; see {@link #row(Contact)}. A webhook's customer has neither user id, times,
     * source nor tags.
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
        require(hasRow(), "maps nothing to rows");
        Source source = new Source(view, body, new ArrayList<>());
        Map<String, Object> made = new LinkedHashMap<>();
        boolean split = back.contains(contact.get(COUNTRY_CODE));
        for (Field field : back) {
            if (field.target.startsWith(TRAITS)) {
                field.writeBack((Map<?, ?>) view.get("traits"), trait(field), source, made);
            } else {
                field.writeBack(view, split && field.target.equals(PHONE) ? PHONE_NUMBER : field.target, source, made);
            }
        }
        row.forEach((path, field) -> {
            Object value = field.read(source);
            if (value != ABSENT) {
                path.put(made, value);
            }
        });
        if (!source.problems().isEmpty()) {
            throw new MappingException("contact", id == null ? "without an id" : id, name, source.problems());
        }
        return made;
    }

    private <T> T read(Map<String, ?> record, Function<Source, T> reading) {
        Source source = new Source(record, record, new ArrayList<>());
        T made = reading.apply(source);
        if (!source.problems().isEmpty()) {
            String shown = key(record).orElse("without " + key);
            // an e-mail address is personal data, even where it is the key
            shown = shown.contains("@") ? "with an e-mail address as " + key : shown;
            throw new MappingException("record", shown, name, source.problems());
        }
        return made;
    }

    private void require(boolean possible, String problem) {
        if (!possible) {
            throw new IllegalStateException(name + " " + problem);
        }
    }

    private static String text(Field field, Source source) {
        return field != null && field.isToInterakt() ? field.readText(source) : null;
    }

    private static Object value(Field field, Source source) {
        return field != null && field.isToInterakt() ? field.read(source) : ABSENT;
    }

    private static String trait(Field field) {
        return field.target.substring(TRAITS.length());
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
            Object value = field.target.startsWith(TRAITS) ? value(field, source) : ABSENT;
            if (value != ABSENT) {
                try {
                    made = made.withTrait(trait(field), value);
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
