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

import static io.github.camelinterakt.mapping.MappingSettings.COUNTRY_CODE;
import static io.github.camelinterakt.mapping.MappingSettings.CREATED_AT;
import static io.github.camelinterakt.mapping.MappingSettings.NAME;
import static io.github.camelinterakt.mapping.MappingSettings.PHONE;
import static io.github.camelinterakt.mapping.MappingSettings.SALES_CYCLE;
import static io.github.camelinterakt.mapping.MappingSettings.TAGS;
import static io.github.camelinterakt.mapping.MappingSettings.TRAITS;
import static io.github.camelinterakt.mapping.MappingSettings.USER_ID;

/** Compiles the settings of a mapping once, so that a record costs no more than looking its fields up. */
final class MappingCompiler {

    private final String name;
    private final String key;
    private final FieldMapping modified;
    private final List<String> knownFields;
    private final AbsentPolicy absent;
    private final EmptyPolicy empty;
    private final ConflictPolicy conflict;
    private final Map<String, FieldMapping> contact;
    private final List<FieldMapping> tags;
    private final Map<String, FieldMapping> event;
    private final Map<String, FieldMapping> row;
    private final CamelContext context;

    /**
     * A compiler.
     *
     * @param context evaluates expressions; {@code null} to refuse them
     */
    MappingCompiler(MappingSettings settings, CamelContext context) {
        this.name = settings.name();
        this.key = settings.key();
        this.modified = settings.modified();
        this.knownFields = settings.knownFields();
        this.absent = settings.absent();
        this.empty = settings.empty();
        this.conflict = settings.conflict();
        this.contact = settings.contact();
        this.tags = settings.tags();
        this.event = settings.event();
        this.row = settings.row();
        this.context = context;
    }

    /**
     * Compiles the mapping.
     *
     * @throws IllegalArgumentException if something does not go together; the message says where and what
     */
    CrmMapping compile() {
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
