package io.github.camelinterakt.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.camelinterakt.event.EventCustomer;
import io.github.camelinterakt.internal.phone.Phone;
import io.github.camelinterakt.mapping.Field.AbsentPolicy;
import io.github.camelinterakt.mapping.Field.Source;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.Event;
import io.github.camelinterakt.model.Timestamps;
import io.github.camelinterakt.model.TrackRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

import static io.github.camelinterakt.mapping.FieldPath.ABSENT;

/**
 * Maps CRM records, which are Java maps, to contacts and events of Interakt, and contacts back to records, as a YAML file defines.
 * Declare it as a bean with a {@code location} to use it in the option {@code mapping} or in a step of a route. Thread-safe.
 *
 * <p>What the file does not map, contacts, events or rows, throws an {@code IllegalStateException}.
 */
public final class CrmMapping implements CamelContextAware {

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

    private CamelContext camelContext;
    private String location;
    private volatile CompiledMapping compiled;

    /** Creates a mapping without a file; set its location and context before use. */
    public CrmMapping() {}

    /**
     * Loads a mapping from a YAML file, such as {@code classpath:crm.yaml} or {@code file:crm.yaml}, or a mapping of the component, such
     * as {@code interakt:salesforce-contact}.
     *
     * @throws IllegalArgumentException if the file does not exist or is invalid; the message has the line of the first mistake
     */
    public static CrmMapping load(String location, CamelContext context) {
        CrmMapping mapping = new CrmMapping();
        mapping.setCamelContext(context);
        mapping.setLocation(location);
        return mapping;
    }

    /**
     * Parses the content of a mapping file; error messages have its name.
     *
     * @throws IllegalArgumentException if the mapping is invalid; the message has the line of the first mistake
     */
    public static CrmMapping parse(String name, String yaml, CamelContext context) {
        CrmMapping mapping = new CrmMapping();
        mapping.compiled = CompiledMapping.parse(name, yaml, context);
        return mapping;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        compile();
    }

    /** Sets the location of the file, and loads it once the context is set; throws as {@link #load} does. */
    public void setLocation(String location) {
        this.location = location;
        compile();
    }

    /** Camel may set location and context in any order. */
    private void compile() {
        if (camelContext != null && location != null) {
            compiled = CompiledMapping.load(location, camelContext);
        }
    }

    private CompiledMapping compiled() {
        if (compiled == null) {
            throw new IllegalStateException("The mapping has no location");
        }
        return compiled;
    }

    /** Whether the mapping has contacts. */
    public boolean hasContact() {
        return !compiled().contact.isEmpty();
    }

    /** Whether the mapping has events. */
    public boolean hasEvent() {
        return !compiled().event.isEmpty();
    }

    /** Whether the mapping has rows: fields mapped in both directions or to rows. */
    public boolean hasRow() {
        return !compiled().row.isEmpty() || !compiled().back.isEmpty();
    }

    /** The mapped fields of contacts, in the order of the file. */
    Collection<Field> fields() {
        return compiled().contact.values();
    }

    /**
     * Returns when a record was last changed; empty if the mapping has no {@code modified} or this field is empty.
     *
     * @throws MappingException if the field is not a time stamp
     */
    public Optional<Instant> modifiedAt(Map<String, ?> record) {
        Field modified = compiled().modified;
        Object value = modified == null ? ABSENT : read(record, modified::read);
        return value instanceof Instant moment ? Optional.of(moment) : Optional.empty();
    }

    /**
     * Maps a record, its fields by name, to a contact for {@code trackUser}.
     *
     * @throws MappingException if fields cannot be mapped; it lists all of them
     */
    public Contact contact(Map<String, ?> record) {
        require(hasContact(), "has no contact section");
        Map<String, Field> contact = compiled().contact;
        return read(record, source -> {
            Contact made = person(contact, source, new Contact());
            if (value(contact, CREATED_AT, source) instanceof Instant moment) {
                made = made.withCreatedAt(moment);
            }
            if (value(contact, SALES_CYCLE, source) instanceof Boolean add) {
                made = made.withSalesCycle(add);
            }
            made = traits(contact, source, made);
            String[] tags = contact.values().stream()
                    .filter(field -> field.target.equals(TAGS))
                    .map(tag -> tag.read(source))
                    .flatMap(value -> value instanceof List<?> several ? several.stream() : Stream.of(value))
                    .filter(String.class::isInstance)
                    .toArray(String[]::new);
            return tags.length == 0 ? made : made.withTags(tags);
        });
    }

    /**
     * Maps a record, its fields by name, to an event for {@code trackEvent}.
     *
     * @throws MappingException if fields cannot be mapped; it lists all of them
     */
    public Event event(Map<String, ?> record) {
        require(hasEvent(), "has no event section");
        Map<String, Field> event = compiled().event;
        boolean ownPerson = event.containsKey(USER_ID) || event.containsKey(PHONE) || event.containsKey(COUNTRY_CODE);
        Map<String, Field> person = ownPerson ? event : compiled().contact;
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
     * Maps a contact, which was read from Interakt, to a row of the CRM, without the values that the contact lacks unless the
     * mapping has {@code absent: clear}.
     *
     * @return a new, mutable map of the fields by name
     * @throws MappingException if values cannot be mapped; it lists all of them
     */
    public Map<String, Object> row(Contact contact) {
        return rowWithout(contact, Set.of());
    }

    /** Maps a contact as {@link #row(Contact)} does, with null for what it lacks unless the mapping has {@code absent: skip}. */
    public Map<String, Object> completeRow(Contact contact) {
        Map<String, Object> row = row(contact);
        return compiled().absent == AbsentPolicy.skip ? row : complete(row, Set.of());
    }

    private Map<String, Object> complete(Map<String, Object> row, Set<FieldPath> without) {
        Stream.concat(compiled().back.stream().map(field -> field.paths.get(0)), compiled().row.keySet().stream())
                .filter(path -> !without.contains(path) && path.get(row) == ABSENT)
                .forEach(path -> path.put(row, null));
        return row;
    }

    /** Maps a contact to a row without these fields. Not an overload, which would be ambiguous for Camel's bean step. */
    Map<String, Object> rowWithout(Contact contact, Set<FieldPath> without) {
        Map<String, Object> view = view(contact.getId(), contact.getTraits());
        view.put(USER_ID, contact.getUserId());
        view.put(PHONE, contact.getFullPhoneNumber());
        view.put(COUNTRY_CODE, contact.getCountryCode());
        view.put(PHONE_NUMBER, contact.getPhoneNumber());
        view.put(CREATED_AT, written(contact.getCreatedAt()));
        view.put("modifiedAt", written(contact.getModifiedAt()));
        view.put("source", contact.getSource());
        view.put(TAGS, contact.getTags());
        return row(view, contact, without);
    }

    /** Maps the customer of a webhook event to a row as {@link #row(Contact)} does; it has no user id, times, source or tags. */
    public Map<String, Object> row(EventCustomer customer) {
        Map<String, Object> view = view(customer.getId(), customer.getTraits());
        view.put(PHONE, customer.getPhone() == null ? null : "+" + customer.getPhone());
        view.put(COUNTRY_CODE, customer.getCountryCode());
        view.put(PHONE_NUMBER, customer.getPhoneNumber());
        return row(view, customer, Set.of());
    }

    private static Map<String, Object> view(String id, Map<String, Object> traits) {
        Map<String, Object> view = new HashMap<>();
        view.put("id", id);
        view.put("traits", traits);
        traits.forEach((trait, value) -> view.put(TRAITS + trait, value));
        return view;
    }

    private Map<String, Object> row(Map<String, Object> view, Object body, Set<FieldPath> without) {
        require(hasRow(), "maps nothing to rows");
        Source source = new Source(view, body, new ArrayList<>());
        Map<String, Object> made = new LinkedHashMap<>();
        boolean split = compiled().back.contains(compiled().contact.get(COUNTRY_CODE));
        for (Field field : compiled().back) {
            if (!without.contains(field.paths.get(0))) {
                field.writeBack(split && field.target.equals(PHONE) ? PHONE_NUMBER : field.target, source, made);
            }
        }
        compiled().row.forEach((path, field) -> {
            Object value = without.contains(path) ? ABSENT : field.read(source);
            if (value != ABSENT) {
                path.put(made, value);
            }
        });
        Object id = view.get("id");
        checked(made, source, "contact", id == null ? "without an id" : id.toString());
        return compiled().absent == AbsentPolicy.clear ? complete(made, without) : made;
    }

    private <T> T read(Map<String, ?> record, Function<Source, T> reading) {
        Source source = new Source(record, record, new ArrayList<>());
        return checked(reading.apply(source), source, "record", shown(compiled().key, record));
    }

    private <T> T checked(T made, Source source, String what, String key) {
        if (!source.problems().isEmpty()) {
            throw new MappingException(what, key, toString(), source.problems());
        }
        return made;
    }

    /** The key of the record, unless it is an e-mail address, which is personal data. */
    private static String shown(FieldPath key, Map<String, ?> record) {
        Object value = key.get(record);
        try {
            String text = value == ABSENT || Conversion.isEmpty(value) ? "without " + key : Conversion.text(value);
            return text.contains("@") ? "with an e-mail address as " + key : text.strip();
        } catch (IllegalArgumentException notSingle) {
            return "without " + key;
        }
    }

    private void require(boolean possible, String problem) {
        if (!possible) {
            throw new IllegalStateException(this + " " + problem);
        }
    }

    private static Object value(Map<String, Field> section, String target, Source source) {
        return section.containsKey(target) ? section.get(target).read(source) : ABSENT;
    }

    private static String text(Map<String, Field> section, String target, Source source) {
        return section.containsKey(target) ? section.get(target).readText(source) : null;
    }

    private static <S extends TrackRequest<S>> S person(Map<String, Field> section, Source source, S request) {
        S named = request.withUserId(text(section, USER_ID, source));
        String number = text(section, PHONE, source);
        String country = text(section, COUNTRY_CODE, source);
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
            Object value = field.target.startsWith(TRAITS) ? field.read(source) : ABSENT;
            if (value != ABSENT) {
                try {
                    made = made.withTrait(field.target.substring(TRAITS.length()), value);
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

    /** Returns the name or the location. */
    @Override
    public String toString() {
        return compiled == null ? "a mapping without a location" : compiled.name;
    }
}
