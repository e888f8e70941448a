package io.github.camelinterakt.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.mapping.Field.AbsentPolicy;
import io.github.camelinterakt.mapping.Field.EmptyPolicy;
import org.apache.camel.CamelContext;

/** Compiles a mapping, and refuses with the line what does not go together. */
final class MappingReader {

    private static final List<String> FILE =
            keys("extends, key, modified, fields, absent, empty, conflict, contact, event, row");
    private static final List<String> CONTACT =
            keys("userId, phone, countryCode, createdAt, addToSalesCycle, traits, tags");
    private static final List<String> EVENT = keys("name, userId, phone, countryCode, traits");

    private static final Map<String, Conversion> TYPES = Map.of(
            CrmMapping.USER_ID, Conversion.TEXT,
            CrmMapping.PHONE, Conversion.TEXT,
            CrmMapping.COUNTRY_CODE, Conversion.TEXT,
            CrmMapping.TAGS, Conversion.TEXT,
            CrmMapping.NAME, Conversion.TEXT,
            CrmMapping.CREATED_AT, Conversion.DATE_TIME,
            CrmMapping.MODIFIED, Conversion.DATE_TIME,
            CrmMapping.SALES_CYCLE, Conversion.BOOLEAN);

    final CamelContext context;
    final AbsentPolicy absent;
    final EmptyPolicy empty;
    final ConflictPolicy conflict;
    private final YamlValue file;
    /** The fields that records have; empty if the file does not say. */
    private final List<String> known;

    MappingReader(YamlValue file, CamelContext context) {
        this.file = file;
        this.context = context;
        file.section(FILE);
        absent = file.get("absent", value -> value.choice(AbsentPolicy.class), AbsentPolicy.skip);
        empty = file.get("empty", value -> value.choice(EmptyPolicy.class), EmptyPolicy.skip);
        conflict = file.get("conflict", this::conflict, ConflictPolicy.crmWins);
        known = file.get("fields", MappingReader::names, List.of());
    }

    static List<String> keys(String keys) {
        return List.of(keys.split(", "));
    }

    /** Names: a list, or one text in which commas separate them. */
    static List<String> names(YamlValue value) {
        List<String> names = value.value() instanceof String text
                ? List.of(text.strip().split("\\s*,\\s*"))
                : value.value() instanceof List
                        ? value.list().stream().map(YamlValue::text).toList()
                        : List.of();
        if (names.isEmpty() || names.contains("")) {
            throw value.wrong("expected a field's name, several of them, or a section with field, constant or simple");
        }
        return names;
    }

    ConflictPolicy conflict(YamlValue value) {
        ConflictPolicy policy = value.choice(ConflictPolicy.class);
        if (policy == ConflictPolicy.newestWins && !file.has(CrmMapping.MODIFIED)) {
            throw value.wrong("newestWins needs modified: the field that says when a record was changed");
        }
        return policy;
    }

    /** The path of a field of records, or of contacts. */
    FieldPath path(String name, YamlValue at, boolean ofContact) {
        FieldPath path = FieldPath.of(name, at);
        List<String> fields = ofContact ? CrmMapping.VIEW : known;
        if (fields.isEmpty() || fields.contains(name) || fields.contains(path.first())) {
            return path;
        }
        throw at.wrong("there is no field " + name + " of a " + (ofContact ? "contact" : "record") + ". The fields are "
                + String.join(", ", fields));
    }

    CrmMapping mapping(String name) {
        Map<String, Field> contact = file.get("contact", section -> fields(section, CONTACT), Map.of());
        List<Field> tags =
                file.get("contact", section -> section.get(CrmMapping.TAGS, this::tags, List.of()), List.of());
        Map<String, Field> event = file.get("event", section -> fields(section, EVENT), Map.of());
        Map<FieldPath, Field> row = file.get("row", this::row, Map.of());
        if (contact.isEmpty() && tags.isEmpty() && event.isEmpty() && row.isEmpty()) {
            throw file.wrong("it maps nothing: it needs a contact, an event or a row section");
        }
        if (!event.isEmpty() && !event.containsKey(CrmMapping.NAME)) {
            throw file.section().get("event").wrong("the event needs a name");
        }
        Field modified = file.get(CrmMapping.MODIFIED, value -> field(CrmMapping.MODIFIED, value), null);
        return new CrmMapping(
                name, key(contact, event), modified, contact, tags, event, row, writtenBack(contact, row));
    }

    private Field field(String target, YamlValue value) {
        return new Field(target, value, TYPES.get(target), false, this);
    }

    private Map<String, Field> fields(YamlValue section, List<String> keys) {
        Map<String, Field> fields = new LinkedHashMap<>();
        section.section(keys).forEach((key, value) -> {
            if (key.equals("traits")) {
                value.section().forEach((trait, yaml) -> {
                    String target = CrmMapping.TRAITS + trait;
                    fields.put(target, field(target, yaml));
                });
            } else if (!key.equals(CrmMapping.TAGS)) {
                fields.put(key, field(key, value));
            }
        });
        return fields;
    }

    private List<Field> tags(YamlValue tags) {
        return tags.list().stream().map(tag -> field(CrmMapping.TAGS, tag)).toList();
    }

    private Map<FieldPath, Field> row(YamlValue section) {
        Map<FieldPath, Field> row = new LinkedHashMap<>();
        section.section()
                .forEach((name, value) -> row.put(FieldPath.of(name, value), new Field(name, value, null, true, this)));
        return row;
    }

    /** The field by which errors name a record. */
    private FieldPath key(Map<String, Field> contact, Map<String, Field> event) {
        Field userId = contact.get(CrmMapping.USER_ID);
        FieldPath key = file.get(
                "key",
                value -> path(value.text(), value, false),
                userId == null ? null : userId.paths.stream().findFirst().orElse(null));
        if (key == null) {
            throw file.wrong("it needs a key: the field by which errors name a record, such as its id");
        }
        for (Map<String, Field> section : List.of(contact, event)) {
            Field phone = section.get(CrmMapping.PHONE);
            if (phone != null && phone.paths.contains(key)) {
                throw phone.yaml.wrong("the key must not be the phone, since errors show it. Use the record's id");
            }
        }
        return key;
    }

    /** The fields of contacts that rows get back. A row cannot have a field twice, nor a field and a part of it. */
    private static List<Field> writtenBack(Map<String, Field> contact, Map<FieldPath, Field> row) {
        List<FieldPath> taken = new ArrayList<>();
        row.forEach((path, field) -> take(path, field, taken));
        List<Field> back = new ArrayList<>();
        for (Field field : contact.values()) {
            if (field.direction != Direction.toInterakt
                    && !field.target.equals(CrmMapping.SALES_CYCLE)
                    && !row.containsKey(field.paths.get(0))) {
                take(field.paths.get(0), field, taken);
                back.add(field);
            }
        }
        return back;
    }

    private static void take(FieldPath path, Field field, List<FieldPath> taken) {
        String end = ". Set direction: toInterakt for one of them";
        for (FieldPath other : taken) {
            if (other.equals(path)) {
                throw field.yaml.wrong("the field " + path + " is mapped from two places" + end);
            }
            if (other.excludes(path)) {
                throw field.yaml.wrong("a row cannot have both " + other + " and " + path + end);
            }
        }
        taken.add(path);
    }
}
