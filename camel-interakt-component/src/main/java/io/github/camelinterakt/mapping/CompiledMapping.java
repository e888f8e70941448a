package io.github.camelinterakt.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelinterakt.mapping.Field.AbsentPolicy;
import io.github.camelinterakt.mapping.Field.ConflictPolicy;
import io.github.camelinterakt.mapping.Field.Direction;
import io.github.camelinterakt.mapping.Field.EmptyPolicy;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/** The compiled sections of a mapping; a contradiction between settings is an exception with the line. */
final class CompiledMapping {

    private static final String SCHEME = "interakt:";
    private static final String FOLDER = "classpath:io/github/camelinterakt/mapping/";

    /** The mappings of the component. */
    static final List<String> SHIPPED = keys(
            "freshsales-contact, hubspot-contact, leadsquared-lead, salesforce-contact, salesforce-lead, sql-contact,"
                    + " zoho-contact, zoho-lead");

    private static final List<String> FILE =
            keys("extends, key, modified, fields, absent, empty, conflict, contact, event, row");
    private static final List<String> CONTACT =
            keys("userId, phone, countryCode, createdAt, addToSalesCycle, traits, tags");
    private static final List<String> EVENT = keys("name, userId, phone, countryCode, traits");

    /** Of the fields that are not texts; traits have any type. */
    private static final Map<String, Conversion> TYPES = Map.of(
            CrmMapping.CREATED_AT, Conversion.DATE_TIME,
            CrmMapping.MODIFIED, Conversion.DATE_TIME,
            CrmMapping.SALES_CYCLE, Conversion.BOOLEAN);

    final String name;
    final CamelContext context;
    /** Null if the file leaves it open. */
    final AbsentPolicy absent;

    final EmptyPolicy empty;
    final ConflictPolicy conflict;
    final FieldPath key;
    /** The time of a record's last change; may be null. */
    final Field modified;

    /** Fields by target; those of tags, which share a target, are numbered. */
    final Map<String, Field> contact;

    final Map<String, Field> event;
    final Map<FieldPath, Field> row;
    /** The fields of contacts that are mapped to rows. */
    final List<Field> back;

    private final YamlValue file;
    /** The fields of records; empty if the file does not list them. */
    private final List<String> known;

    private CompiledMapping(String name, YamlValue file, CamelContext context) {
        this.name = name;
        this.file = file;
        this.context = context;
        file.section(FILE);
        absent = file.get("absent", value -> value.choice(AbsentPolicy.class), null);
        empty = file.get("empty", value -> value.choice(EmptyPolicy.class), EmptyPolicy.skip);
        conflict = file.get("conflict", this::conflict, ConflictPolicy.crmWins);
        known = file.get("fields", CompiledMapping::names, List.of());
        modified = file.get(CrmMapping.MODIFIED, value -> field(CrmMapping.MODIFIED, value), null);
        contact = file.get("contact", section -> fields(section, CONTACT), Map.of());
        event = file.get("event", section -> fields(section, EVENT), Map.of());
        row = file.get("row", this::row, Map.of());
        if (contact.isEmpty() && event.isEmpty() && row.isEmpty()) {
            throw file.wrong("it maps nothing: it requires a contact, an event or a row section");
        }
        if (!event.isEmpty() && !event.containsKey(CrmMapping.NAME)) {
            throw file.section().get("event").wrong("the event requires a name");
        }
        key = key();
        back = writtenBack();
    }

    static CompiledMapping load(String location, CamelContext context) {
        return new CompiledMapping(location, file(location, context, new HashSet<>()), context);
    }

    static CompiledMapping parse(String name, String yaml, CamelContext context) {
        return new CompiledMapping(
                name, extended(YamlValue.parse(name, yaml, context), context, new HashSet<>()), context);
    }

    private static YamlValue file(String location, CamelContext context, Set<String> extending) {
        extending.add(location);
        String name = location.startsWith(SCHEME) ? location.substring(SCHEME.length()) : null;
        if (name != null && !SHIPPED.contains(name)) {
            throw new IllegalArgumentException(
                    "There is no mapping " + location + ". There are " + SCHEME + String.join(", " + SCHEME, SHIPPED));
        }
        String resource = name == null ? location : FOLDER + name + ".yaml";
        try (InputStream stream = ResourceHelper.resolveMandatoryResourceAsInputStream(context, resource)) {
            String yaml = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return extended(YamlValue.parse(location, yaml, context), context, extending);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The mapping " + location + " cannot be read. Give classpath:, file: or interakt: with its name",
                    e);
        }
    }

    /** The file, merged into the one that it extends. */
    private static YamlValue extended(YamlValue file, CamelContext context, Set<String> extending) {
        if (!file.has("extends")) {
            return file;
        }
        YamlValue base = file.section().get("extends");
        if (extending.contains(base.text())) {
            throw base.wrong("extends forms a cycle with " + base.text());
        }
        try {
            return file.over(file(base.text(), context, extending));
        } catch (IllegalArgumentException e) {
            throw base.wrong(e.getMessage());
        }
    }

    static List<String> keys(String keys) {
        return List.of(keys.split(", "));
    }

    /** Names in a list, or in a text with commas. */
    static List<String> names(YamlValue value) {
        List<String> names = List.of();
        if (value.value() instanceof String text) {
            names = List.of(text.strip().split("\\s*,\\s*"));
        } else if (value.value() instanceof List) {
            names = value.list().stream().map(YamlValue::text).toList();
        }
        if (names.isEmpty() || names.contains("")) {
            throw value.wrong("expected a field's name, several of them, or a section with field, constant or simple");
        }
        return names;
    }

    ConflictPolicy conflict(YamlValue value) {
        ConflictPolicy policy = value.choice(ConflictPolicy.class);
        if (policy == ConflictPolicy.newestWins && !file.has(CrmMapping.MODIFIED)) {
            throw value.wrong("newestWins requires modified: the field with the time of a record's last change");
        }
        return policy;
    }

    /** The path of a field of records or contacts. */
    FieldPath path(String name, YamlValue at, boolean ofContact) {
        FieldPath path = FieldPath.of(name, at);
        List<String> fields = ofContact ? CrmMapping.VIEW : known;
        if (fields.isEmpty()
                || fields.contains(name)
                || fields.contains(path.steps().get(0))) {
            return path;
        }
        throw at.wrong("there is no field " + name + " of a " + (ofContact ? "contact" : "record") + ". The fields are "
                + String.join(", ", fields));
    }

    private Field field(String target, YamlValue value) {
        Conversion type = target.startsWith(CrmMapping.TRAITS) ? null : TYPES.getOrDefault(target, Conversion.TEXT);
        return new Field(target, value, type, false, this);
    }

    private Map<String, Field> fields(YamlValue section, List<String> keys) {
        Map<String, Field> fields = new LinkedHashMap<>();
        section.section(keys).forEach((key, value) -> {
            if (key.equals("traits")) {
                value.section().forEach((trait, yaml) -> {
                    String target = CrmMapping.TRAITS + trait;
                    fields.put(target, field(target, yaml));
                });
            } else if (key.equals(CrmMapping.TAGS)) {
                value.list().forEach(tag -> fields.put(CrmMapping.TAGS + fields.size(), field(CrmMapping.TAGS, tag)));
            } else {
                fields.put(key, field(key, value));
            }
        });
        return fields;
    }

    private Map<FieldPath, Field> row(YamlValue section) {
        Map<FieldPath, Field> row = new LinkedHashMap<>();
        section.section()
                .forEach((name, value) -> row.put(FieldPath.of(name, value), new Field(name, value, null, true, this)));
        return row;
    }

    /** The field that identifies a record in errors. */
    private FieldPath key() {
        Field userId = contact.get(CrmMapping.USER_ID);
        FieldPath key = file.get(
                "key",
                value -> path(value.text(), value, false),
                userId == null ? null : userId.paths.stream().findFirst().orElse(null));
        if (key == null) {
            throw file.wrong("it requires a key: the field that identifies a record in errors, such as its id");
        }
        for (Map<String, Field> section : List.of(contact, event)) {
            Field phone = section.get(CrmMapping.PHONE);
            if (phone != null && phone.paths.contains(key)) {
                throw phone.yaml.wrong("the key must not be the phone, since errors show it. Use the record's id");
            }
        }
        return key;
    }

    /** A row cannot have a field twice, or both a field and a part of it. */
    private List<Field> writtenBack() {
        Map<FieldPath, Field> all = new LinkedHashMap<>(row);
        List<Field> fields = contact.values().stream()
                .filter(field -> field.direction != Direction.toInterakt)
                .filter(field -> !field.target.equals(CrmMapping.SALES_CYCLE) && !field.target.equals(CrmMapping.TAGS))
                .filter(field -> !row.containsKey(field.paths.get(0)))
                .toList();
        for (Field field : fields) {
            if (all.putIfAbsent(field.paths.get(0), field) != null) {
                throw twice(field, "the field " + field.paths.get(0) + " is mapped from two places");
            }
        }
        all.keySet()
                .forEach(whole -> all.forEach((path, field) -> {
                    if (path.text().startsWith(whole.text() + ".")) {
                        throw twice(field, "a row cannot have both " + whole + " and " + path);
                    }
                }));
        return fields;
    }

    private static IllegalArgumentException twice(Field field, String problem) {
        return field.yaml.wrong(problem + ". Set direction: toInterakt for one of them");
    }
}
