package io.github.camelinterakt.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.apache.camel.CamelContext;
import org.apache.camel.Expression;

/** Builds a {@link CrmMapping}. What it has is what a mapping file has, under the same names. */
public final class CrmMappingBuilder {

    static final String TRAITS = "traits.";
    private static final String USER_ID = "userId";
    private static final String PHONE = "phone";
    private static final String COUNTRY_CODE = "countryCode";
    private static final String CREATED_AT = "createdAt";
    private static final String SALES_CYCLE = "addToSalesCycle";
    private static final String NAME = "name";
    private static final String TAGS = "tags";

    private final Map<String, FieldMapping> contact = new LinkedHashMap<>();
    private final List<FieldMapping> tags = new ArrayList<>();
    private final Map<String, FieldMapping> event = new LinkedHashMap<>();
    private final Map<String, FieldMapping> row = new LinkedHashMap<>();
    private final List<String> knownFields = new ArrayList<>();
    private String name = "the mapping";
    private String key;
    private FieldMapping modified;
    private AbsentPolicy absent = AbsentPolicy.skip;
    private EmptyPolicy empty = EmptyPolicy.skip;
    private ConflictPolicy conflict = ConflictPolicy.crmWins;
    private CamelContext context;

    CrmMappingBuilder() {}

    /** What errors call the mapping, such as the name of its file. */
    public CrmMappingBuilder name(String name) {
        this.name = name;
        return this;
    }

    /** The field by which errors name a record; without it the field of {@code userId}. It must not be that of a phone. */
    public CrmMappingBuilder key(String field) {
        this.key = field;
        return this;
    }

    /** The field that says when a record was changed, which {@link ConflictPolicy#newestWins} needs. */
    public CrmMappingBuilder modified(FieldMapping field) {
        this.modified = field;
        return this;
    }

    /** The fields that records have; with them, a mapping of any other is refused. */
    public CrmMappingBuilder fields(Collection<String> names) {
        knownFields.addAll(names);
        return this;
    }

    /** What becomes of a field that a record does not have at all; {@link AbsentPolicy#skip} by default. */
    public CrmMappingBuilder absent(AbsentPolicy absent) {
        this.absent = absent;
        return this;
    }

    /** What becomes of empty fields that do not say it themselves; {@link EmptyPolicy#skip} by default. */
    public CrmMappingBuilder empty(EmptyPolicy empty) {
        this.empty = empty;
        return this;
    }

    /** Who wins a conflict about fields that do not say it themselves; {@link ConflictPolicy#crmWins} by default. */
    public CrmMappingBuilder conflict(ConflictPolicy conflict) {
        this.conflict = conflict;
        return this;
    }

    /** The contact's user id: the CRM's own id of the person. */
    public CrmMappingBuilder userId(FieldMapping field) {
        contact.put(USER_ID, field);
        return this;
    }

    /** The contact's phone, in any notation. */
    public CrmMappingBuilder phone(FieldMapping field) {
        contact.put(PHONE, field);
        return this;
    }

    /** The country of phones that do not say it: a calling code, such as +91, or an ISO 3166 code of two letters, such as IN. */
    public CrmMappingBuilder countryCode(FieldMapping field) {
        contact.put(COUNTRY_CODE, field);
        return this;
    }

    /** When the contact was created. */
    public CrmMappingBuilder createdAt(FieldMapping field) {
        contact.put(CREATED_AT, field);
        return this;
    }

    /** Whether the contact is put into the sales cycle of Interakt's sales CRM. */
    public CrmMappingBuilder addToSalesCycle(FieldMapping field) {
        contact.put(SALES_CYCLE, field);
        return this;
    }

    /** A trait of the contact. */
    public CrmMappingBuilder trait(String trait, FieldMapping field) {
        contact.put(TRAITS + trait, field);
        return this;
    }

    /** A tag of the contact, or several where the value is a list. Tags go to Interakt only, which never removes one. */
    public CrmMappingBuilder tag(FieldMapping field) {
        tags.add(field);
        return this;
    }

    /** The event's name. */
    public CrmMappingBuilder event(FieldMapping field) {
        event.put(NAME, field);
        return this;
    }

    /** The user id of the contact that the event is about; by default the contact's. */
    public CrmMappingBuilder eventUserId(FieldMapping field) {
        event.put(USER_ID, field);
        return this;
    }

    /** The phone of the contact that the event is about; by default the contact's. */
    public CrmMappingBuilder eventPhone(FieldMapping field) {
        event.put(PHONE, field);
        return this;
    }

    /** The country of that phone; by default the contact's. */
    public CrmMappingBuilder eventCountryCode(FieldMapping field) {
        event.put(COUNTRY_CODE, field);
        return this;
    }

    /** A trait of the event. */
    public CrmMappingBuilder eventTrait(String trait, FieldMapping field) {
        event.put(TRAITS + trait, field);
        return this;
    }

    /**
     * A field of rows that is mapped on its own, in place of the way back of a field of contacts.
     *
     * @param path the row's field, or names joined by dots for fields of fields
     * @param value what it gets; its fields are the contact's: {@code id}, {@code userId}, {@code phone}, {@code countryCode},
     *     {@code phoneNumber}, {@code createdAt}, {@code modifiedAt}, {@code source}, {@code tags}, and {@code traits.} with a
     *     trait's name
     */
    public CrmMappingBuilder row(String path, FieldMapping value) {
        row.put(path, value);
        return this;
    }

    /**
     * Builds a mapping that has no expressions.
     *
     * @throws IllegalArgumentException if something does not go together; the message says where and what
     */
    public CrmMapping build() {
        return build(null);
    }

    /**
     * Builds the mapping.
     *
     * @param context evaluates the expressions
     * @throws IllegalArgumentException if something does not go together; the message says where and what
     */
    public CrmMapping build(CamelContext context) {
        this.context = context;
        if (contact.isEmpty() && tags.isEmpty() && event.isEmpty() && row.isEmpty()) {
            throw new IllegalArgumentException(name + " maps nothing: it needs a contact, an event or a row section");
        }
        CrmMapping.Contacts contacts = contact.isEmpty() && tags.isEmpty() ? null : contacts();
        CrmMapping.Events events = event.isEmpty() ? null : events(contacts);
        ValueReader changed =
                modified == null ? null : reader("modified", "modified", modified.typed(Conversion.DATE_TIME), empty);
        checkConflicts();
        return new CrmMapping(name, context, key(), changed, contacts, events, rows(), mappedFields());
    }

    private CrmMapping.Contacts contacts() {
        return new CrmMapping.Contacts(
                person(contact, null),
                optional(contact, CREATED_AT, Conversion.DATE_TIME),
                optional(contact, SALES_CYCLE, Conversion.BOOLEAN),
                traits(contact),
                tags.stream()
                        .map(tag -> reader(TAGS, TAGS, tag.typed(Conversion.TEXT), EmptyPolicy.skip))
                        .toList());
    }

    private CrmMapping.Events events(CrmMapping.Contacts contacts) {
        FieldMapping eventName = event.get(NAME);
        if (eventName == null) {
            throw new IllegalArgumentException(name + ": the event section needs a name");
        }
        return new CrmMapping.Events(
                reader("event.name", "the event's name", eventName.typed(Conversion.TEXT), EmptyPolicy.skip),
                person(event, contacts == null ? null : contacts.person()),
                traits(event));
    }

    /** Who a section names; where it names nobody, the other section's person. */
    private PersonReader person(Map<String, FieldMapping> section, PersonReader other) {
        ValueReader userId = optional(section, USER_ID, Conversion.TEXT);
        ValueReader phone = optional(section, PHONE, Conversion.TEXT);
        ValueReader countryCode = optional(section, COUNTRY_CODE, Conversion.TEXT);
        return userId == null && phone == null && countryCode == null && other != null
                ? other
                : new PersonReader(userId, phone, countryCode);
    }

    private ValueReader optional(Map<String, FieldMapping> section, String target, Conversion type) {
        FieldMapping field = section.get(target);
        return field == null || field.direction() == Direction.toCrm
                ? null
                : reader(target, target, field.typed(type), EmptyPolicy.skip);
    }

    private List<ValueReader> traits(Map<String, FieldMapping> section) {
        List<ValueReader> traits = new ArrayList<>();
        section.forEach((target, field) -> {
            if (target.startsWith(TRAITS) && field.direction() != Direction.toCrm) {
                traits.add(reader(target, target.substring(TRAITS.length()), field, empty));
            }
        });
        return traits;
    }

    private ValueReader reader(String setting, String target, FieldMapping field, EmptyPolicy emptyPolicy) {
        field.fields().forEach(path -> checkKnown(path, field, setting));
        return at(field, setting, () -> {
            if (field.join() != null && field.fields().size() < 2) {
                throw new IllegalArgumentException("join needs several fields");
            }
            ValueConverter converter = new ValueConverter(field);
            return new ValueReader(
                    target,
                    field,
                    converter::toInterakt,
                    converter::toInterakt,
                    expression(field),
                    emptyPolicy,
                    absent);
        });
    }

    private List<RowField> rows() {
        Map<String, RowField> rows = new LinkedHashMap<>();
        FieldMapping country = contact.get(COUNTRY_CODE);
        boolean split = country != null && country.direction() != Direction.toInterakt;
        contact.forEach((target, field) -> {
            if (field.direction() == Direction.toInterakt || target.equals(SALES_CYCLE)) {
                return;
            }
            if (!field.isReversible()) {
                throw problem(
                        field,
                        target,
                        "joined fields, constants and expressions go to Interakt only: take direction out");
            }
            String path = field.fields().get(0);
            if (row.containsKey(path)) {
                return;
            }
            FieldMapping typed = target.equals(CREATED_AT) ? field.typed(Conversion.DATE_TIME) : field;
            boolean number = split && target.equals(PHONE);
            RowField back =
                    at(field, target, () -> RowField.back(target, typed, new ValueConverter(typed), empty, number));
            if (rows.put(path, back) != null) {
                throw problem(
                        field,
                        target,
                        "the field " + path + " is mapped from two places. Set direction: toInterakt for one of them");
            }
        });
        row.forEach((path, field) -> rows.put(path, rowField(path, field)));
        List<RowField> fields = List.copyOf(rows.values());
        for (RowField field : fields) {
            for (RowField other : fields) {
                if (field.path().excludes(other.path())) {
                    throw new IllegalArgumentException(name + ": a row cannot have both " + field.path() + " and "
                            + other.path() + ". Set direction: toInterakt for one of them");
                }
            }
        }
        return fields;
    }

    private RowField rowField(String path, FieldMapping field) {
        for (String from : field.fields()) {
            String first = FieldPath.of(from).first();
            if (!ContactView.keys().contains(first)) {
                throw problem(field, "row." + path, unknown("contact", first, ContactView.keys()));
            }
        }
        return at(field, "row." + path, () -> {
            ValueConverter converter = new ValueConverter(field);
            ValueReader reader = new ValueReader(
                    path,
                    field,
                    converter::toRow,
                    UnaryOperator.identity(),
                    expression(field),
                    empty,
                    AbsentPolicy.skip);
            return new RowField(FieldPath.of(path), reader::read);
        });
    }

    private Expression expression(FieldMapping field) {
        if (field.simple() == null) {
            return null;
        }
        if (context == null) {
            throw new IllegalArgumentException("simple needs a Camel context: call build(context)");
        }
        try {
            Expression expression = context.resolveLanguage("simple").createExpression(field.simple());
            expression.init(context);
            return expression;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("simple is no expression: " + e.getMessage(), e);
        }
    }

    private FieldPath key() {
        FieldMapping userId = contact.get(USER_ID);
        String path = key != null || userId == null || userId.fields().isEmpty()
                ? key
                : userId.fields().get(0);
        if (path == null) {
            throw new IllegalArgumentException(
                    name + " needs a key: the field by which errors name a record, such as its id");
        }
        for (Map<String, FieldMapping> section : List.of(contact, event)) {
            FieldMapping phone = section.get(PHONE);
            if (phone != null && phone.fields().contains(path)) {
                throw new IllegalArgumentException(
                        name + ": the key must not be the phone, for errors show it. Use the record's id");
            }
        }
        if (!knownFields.isEmpty() && !isKnown(path)) {
            throw new IllegalArgumentException(name + ": key: " + unknown("record", path, knownFields));
        }
        return FieldPath.of(path);
    }

    private void checkKnown(String path, FieldMapping field, String target) {
        if (!knownFields.isEmpty() && !isKnown(path)) {
            throw problem(field, target, unknown("record", path, knownFields));
        }
    }

    private boolean isKnown(String path) {
        return knownFields.contains(path)
                || knownFields.contains(FieldPath.of(path).first());
    }

    private static String unknown(String of, String field, Collection<String> known) {
        return "there is no field " + field + " of a " + of + "."
                + Names.nearest(field, known)
                        .map(name -> " Is it " + name + "?")
                        .orElse("") + " The fields are "
                + String.join(", ", known);
    }

    private void checkConflicts() {
        contact.forEach((target, field) -> {
            if (field.conflictOr(conflict) == ConflictPolicy.newestWins && modified == null) {
                throw problem(
                        field, target, "newestWins needs modified: the field that says when a record was changed");
            }
        });
    }

    private List<MappedField> mappedFields() {
        List<MappedField> fields = new ArrayList<>();
        contact.forEach((target, field) -> fields.add(mapped(target, field)));
        tags.forEach(tag -> fields.add(mapped(TAGS, tag.direction(Direction.toInterakt))));
        return fields;
    }

    private MappedField mapped(String target, FieldMapping field) {
        String path = field.fields().isEmpty() ? null : field.fields().get(0);
        return new MappedField(target, path, field.direction(), field.conflictOr(conflict));
    }

    private <T> T at(FieldMapping field, String target, Supplier<T> compiled) {
        try {
            return compiled.get();
        } catch (IllegalArgumentException e) {
            throw problem(field, target, e.getMessage());
        }
    }

    private IllegalArgumentException problem(FieldMapping field, String target, String problem) {
        return new IllegalArgumentException(
                (field.place() == null ? name : field.place()) + ": " + target + ": " + problem);
    }
}
