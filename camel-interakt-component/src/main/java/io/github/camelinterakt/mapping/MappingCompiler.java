package io.github.camelinterakt.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelinterakt.mapping.problem.Names;
import io.github.camelinterakt.mapping.problem.Place;
import io.github.camelinterakt.mapping.problem.Problems;
import io.github.camelinterakt.mapping.record.ContactReader;
import io.github.camelinterakt.mapping.record.ContactView;
import io.github.camelinterakt.mapping.record.EventReader;
import io.github.camelinterakt.mapping.record.FieldPath;
import io.github.camelinterakt.mapping.record.PersonReader;
import io.github.camelinterakt.mapping.record.RowField;
import io.github.camelinterakt.mapping.record.TraitsReader;
import io.github.camelinterakt.mapping.record.ValueReader;
import org.apache.camel.CamelContext;

import static io.github.camelinterakt.mapping.CrmMappingBuilder.COUNTRY_CODE;
import static io.github.camelinterakt.mapping.CrmMappingBuilder.CREATED_AT;
import static io.github.camelinterakt.mapping.CrmMappingBuilder.NAME;
import static io.github.camelinterakt.mapping.CrmMappingBuilder.PHONE;
import static io.github.camelinterakt.mapping.CrmMappingBuilder.SALES_CYCLE;
import static io.github.camelinterakt.mapping.CrmMappingBuilder.TAGS;
import static io.github.camelinterakt.mapping.CrmMappingBuilder.TRAITS;
import static io.github.camelinterakt.mapping.CrmMappingBuilder.USER_ID;

/**
 * Compiles what a builder has been told once, so that a record costs no more than looking its fields up. What does not go
 * together is collected, and told at the end.
 */
final class MappingCompiler {

    private static final String EVENT = "event.";

    private final CrmMappingBuilder mapping;
    private final CamelContext context;
    private final Problems problems = new Problems();
    private final FieldCompiler fields;

    /**
     * A compiler.
     *
     * @param context evaluates expressions; {@code null} to refuse them
     */
    MappingCompiler(CrmMappingBuilder mapping, CamelContext context) {
        this.mapping = mapping;
        this.context = context;
        this.fields = new FieldCompiler(context, mapping.empty, problems, mapping.prefix());
    }

    /**
     * Compiles the mapping.
     *
     * @throws IllegalArgumentException if something does not go together; the message says of everything where and what
     */
    CrmMapping compile() {
        problems.addAll(mapping.problems);
        Stream.of(mapping.contact.values(), mapping.tags, mapping.event.values(), mapping.row.values())
                .flatMap(Collection::stream)
                .forEach(field -> problems.addAll(field.problems()));
        ValueReader modified = modified();
        boolean hasContact = !mapping.contact.isEmpty() || !mapping.tags.isEmpty();
        boolean hasEvent = !mapping.event.isEmpty();
        if (!hasContact && !hasEvent && mapping.row.isEmpty() && problems.isEmpty()) {
            problem("", "it maps nothing: it needs a contact, an event or a row section");
        }
        ContactReader contacts = hasContact ? contacts() : null;
        EventReader events = hasEvent ? events(contacts) : null;
        FieldPath key = key();
        List<RowField> rows = rows();
        checkConflicts();
        problems.throwIfAny();
        return new CrmMapping(mapping.name, context, key, modified, contacts, events, rows, mappedFields());
    }

    private ContactReader contacts() {
        return new ContactReader(
                person("", mapping.contact, null),
                part("", mapping.contact, CREATED_AT),
                part("", mapping.contact, SALES_CYCLE),
                traits("", mapping.contact),
                mapping.tags.stream().map(tag -> reader(TAGS, TAGS, tag, false)).toList());
    }

    private EventReader events(ContactReader contacts) {
        FieldMapping name = mapping.event.get(NAME);
        if (name == null && isComplete()) {
            problem("event", "the event section needs a name");
        }
        return new EventReader(
                name == null ? null : reader(EVENT + NAME, "the event's name", name, false),
                person(EVENT, mapping.event, contacts == null ? null : contacts.person()),
                traits(EVENT, mapping.event));
    }

    /** Who a section names; where it names nobody, the other section's person. */
    private PersonReader person(String prefix, Map<String, FieldMapping> section, PersonReader other) {
        ValueReader userId = part(prefix, section, USER_ID);
        ValueReader phone = part(prefix, section, PHONE);
        ValueReader countryCode = part(prefix, section, COUNTRY_CODE);
        return userId == null && phone == null && countryCode == null && other != null
                ? other
                : new PersonReader(userId, phone, countryCode);
    }

    private ValueReader part(String prefix, Map<String, FieldMapping> section, String target) {
        FieldMapping field = section.get(target);
        return field == null || field.direction() == Direction.toCrm
                ? null
                : reader(prefix + target, target, field, false);
    }

    private TraitsReader traits(String prefix, Map<String, FieldMapping> section) {
        List<ValueReader> traits = new ArrayList<>();
        section.forEach((target, field) -> {
            if (target.startsWith(TRAITS) && field.direction() != Direction.toCrm) {
                traits.add(reader(prefix + target, target.substring(TRAITS.length()), field, true));
            }
        });
        return new TraitsReader(traits);
    }

    private ValueReader modified() {
        FieldMapping field = mapping.modified;
        if (field == null) {
            return null;
        }
        problems.addAll(field.problems());
        return reader("modified", "modified", field, false);
    }

    private ValueReader reader(String setting, String target, FieldMapping field, boolean maySendEmpty) {
        field.fields().stream()
                .filter(path -> !isKnown(path))
                .forEach(path -> fields.problem(field, setting, unknown("record", path, mapping.knownFields)));
        return fields.reader(setting, target, field, mapping.absent, maySendEmpty);
    }

    private List<RowField> rows() {
        Map<String, RowField> rows = new LinkedHashMap<>();
        FieldMapping country = mapping.contact.get(COUNTRY_CODE);
        boolean split = country != null && country.direction() != Direction.toInterakt;
        mapping.contact.forEach((target, field) -> {
            if (field.direction() == Direction.toInterakt || target.equals(SALES_CYCLE)) {
                return;
            }
            if (!field.isReversible()) {
                fields.problem(
                        field,
                        target,
                        "joined fields, constants and expressions go to Interakt only: take direction out");
                return;
            }
            String path = field.fields().get(0);
            if (mapping.row.containsKey(path)) {
                return;
            }
            if (rows.containsKey(path)) {
                fields.problem(
                        field,
                        target,
                        "the field " + path + " is mapped from two places. Set direction: toInterakt for one of them");
                return;
            }
            rows.put(path, back(target, path, field, split && target.equals(PHONE)));
            checkTogether(path, target, field, rows);
        });
        mapping.row.forEach((path, field) -> {
            rows.put(path, rowField(path, field));
            checkTogether(path, "row." + path, field, rows);
        });
        return new ArrayList<>(rows.values());
    }

    private RowField back(String target, String path, FieldMapping field, boolean number) {
        if (target.startsWith(TRAITS)) {
            String trait = target.substring(TRAITS.length());
            return fields.back(target, field, (converter, empty) -> RowField.ofTrait(trait, path, converter, empty));
        }
        String part = number ? ContactView.PHONE_NUMBER.key() : target;
        return fields.back(target, field, (converter, empty) -> RowField.ofPart(target, part, path, converter, empty));
    }

    private RowField rowField(String path, FieldMapping field) {
        for (String from : field.fields()) {
            String first = FieldPath.of(from).first();
            if (!ContactView.keys().contains(first)) {
                fields.problem(field, "row." + path, unknown("contact", first, ContactView.keys()));
            }
        }
        return fields.rowField(path, field);
    }

    /** A row cannot have a field and also fields of it. */
    private void checkTogether(String path, String setting, FieldMapping field, Map<String, RowField> rows) {
        for (String other : rows.keySet()) {
            if (FieldPath.excludes(path, other)) {
                fields.problem(
                        field,
                        setting,
                        "a row cannot have both " + other + " and " + path
                                + ". Set direction: toInterakt for one of them");
            }
        }
    }

    private FieldPath key() {
        FieldMapping userId = mapping.contact.get(USER_ID);
        String path = mapping.key != null || userId == null || userId.fields().isEmpty()
                ? mapping.key
                : userId.fields().get(0);
        if (path == null) {
            // What could not be read is a problem already.
            if (isComplete() && !mapping.places.containsKey("key") && (userId == null || isRead(userId))) {
                problem("", "it needs a key: the field by which errors name a record, such as its id");
            }
            return null;
        }
        if (phoneIs(path, mapping.contact) || phoneIs(path, mapping.event)) {
            problem("key", "the key must not be the phone, for errors show it. Use the record's id");
        }
        try {
            FieldPath key = FieldPath.of(path);
            if (mapping.key != null && !isKnown(path)) {
                problem("key", "key: " + unknown("record", path, mapping.knownFields));
            }
            return key;
        } catch (IllegalArgumentException e) {
            problem("key", "key: " + e.getMessage());
            return null;
        }
    }

    private static boolean phoneIs(String path, Map<String, FieldMapping> section) {
        FieldMapping phone = section.get(PHONE);
        return phone != null && phone.fields().contains(path);
    }

    private static boolean isRead(FieldMapping field) {
        return field.problems().isEmpty();
    }

    /** Whether all of the mapping was read: what is missing may else be in the mapping that it extends. */
    private boolean isComplete() {
        return !mapping.places.containsKey("extends");
    }

    private boolean isKnown(String path) {
        return mapping.knownFields.isEmpty()
                || mapping.knownFields.contains(path)
                || mapping.knownFields.contains(FieldPath.of(path).first());
    }

    private static String unknown(String of, String field, Collection<String> known) {
        return "there is no field " + field + " of a " + of + "." + Names.suggestion(field, known) + " The fields are "
                + String.join(", ", known);
    }

    private void checkConflicts() {
        if (mapping.modified != null || !isComplete()) {
            return;
        }
        String problem = "newestWins needs modified: the field that says when a record was changed";
        if (mapping.conflict == ConflictPolicy.newestWins
                && mapping.contact.values().stream().anyMatch(field -> field.conflict() == null)) {
            problem("conflict", problem);
        }
        mapping.contact.forEach((target, field) -> {
            if (field.conflict() == ConflictPolicy.newestWins) {
                fields.problem(field, target, problem);
            }
        });
    }

    /** A problem of the mapping as a whole, where that setting is, or where the mapping begins. */
    private void problem(String setting, String problem) {
        if (mapping.places.isEmpty()) {
            problems.add(null, mapping.prefix() + problem);
        } else {
            problems.add(mapping.places.getOrDefault(setting, new Place(mapping.name, 1)), problem);
        }
    }

    private List<MappedField> mappedFields() {
        List<MappedField> mapped = new ArrayList<>();
        mapping.contact.forEach((target, field) -> mapped.add(mapped(target, field)));
        mapping.tags.forEach(tag -> mapped.add(mapped(TAGS, tag.direction(Direction.toInterakt))));
        return mapped;
    }

    private MappedField mapped(String target, FieldMapping field) {
        String path = field.fields().isEmpty() ? null : field.fields().get(0);
        return new MappedField(target, path, field.direction(), field.conflictOr(mapping.conflict));
    }
}
