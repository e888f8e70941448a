package io.github.camelinterakt.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.camel.CamelContext;

/** Builds a {@link CrmMapping}. Its parts are those of a mapping file, under the same names. */
public final class CrmMappingBuilder {

    private static final Map<String, Conversion> TYPES = Map.of(
            CrmMapping.USER_ID, Conversion.TEXT,
            CrmMapping.PHONE, Conversion.TEXT,
            CrmMapping.COUNTRY_CODE, Conversion.TEXT,
            CrmMapping.NAME, Conversion.TEXT,
            CrmMapping.CREATED_AT, Conversion.DATE_TIME,
            CrmMapping.SALES_CYCLE, Conversion.BOOLEAN);

    final Map<String, FieldMapping> contact = new LinkedHashMap<>();
    final List<FieldMapping> tags = new ArrayList<>();
    final Map<String, FieldMapping> event = new LinkedHashMap<>();
    final Map<String, FieldMapping> row = new LinkedHashMap<>();
    FieldMapping modified;
    String name = "the mapping";
    AbsentPolicy absent = AbsentPolicy.skip;
    EmptyPolicy empty = EmptyPolicy.skip;
    private final List<String> knownFields = new ArrayList<>();
    /** Where the fields are in a file. */
    Map<String, String> places = Map.of();

    private String key;
    private ConflictPolicy conflict = ConflictPolicy.crmWins;

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
        this.modified = field.typed(Conversion.DATE_TIME);
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

    /**
     * A part of the contact.
     *
     * @param part {@code userId} (the CRM's own id of the person), {@code phone} (in any notation), {@code countryCode} (of phones
     *     that do not have one: a calling code such as {@code +91}, or {@code IN}), {@code createdAt}, {@code addToSalesCycle}, or
     *     {@code traits.} and the name of a trait
     * @throws IllegalArgumentException if a contact has no such part
     */
    public CrmMappingBuilder contact(String part, FieldMapping field) {
        return put(contact, "contact", part, field);
    }

    /** A tag of the contact, or several where the value is a list. Tags go to Interakt only, which never removes one. */
    public CrmMappingBuilder tag(FieldMapping field) {
        tags.add(field.typed(Conversion.TEXT));
        return this;
    }

    /**
     * A part of the event.
     *
     * @param part {@code name}; {@code userId}, {@code phone} and {@code countryCode} of the contact that it is about, by default
     *     the mapping's own contact; or {@code traits.} and the name of a trait
     * @throws IllegalArgumentException if an event has no such part
     */
    public CrmMappingBuilder event(String part, FieldMapping field) {
        return put(event, "event", part, field);
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
     * @throws IllegalArgumentException if something does not go together; the message says what and where
     */
    public CrmMapping build() {
        return build(null);
    }

    /**
     * Builds the mapping.
     *
     * @param context evaluates the expressions
     * @throws IllegalArgumentException if something does not go together; the message says what and where
     */
    public CrmMapping build(CamelContext context) {
        if (contact.isEmpty() && tags.isEmpty() && event.isEmpty() && row.isEmpty()) {
            throw problem("it maps nothing: it needs a contact, an event or a row section");
        }
        if (!event.isEmpty() && !event.containsKey(CrmMapping.NAME)) {
            throw problem("event", "it needs a name");
        }
        checkConflicts();
        checkRows();
        return new CrmMapping(this, keyPath(), context);
    }

    private FieldPath keyPath() {
        FieldMapping userId = contact.get(CrmMapping.USER_ID);
        if (key == null && userId != null && !userId.fields.isEmpty()) {
            key = userId.fields.get(0);
        }
        if (key == null) {
            throw problem("it needs a key: the field by which errors name a record, such as its id");
        }
        if (isPhone(contact) || isPhone(event)) {
            throw problem("key", "the key must not be the phone, since errors show it. Use the record's id");
        }
        try {
            FieldPath path = FieldPath.of(key);
            if (isKnown(key)) {
                return path;
            }
        } catch (IllegalArgumentException e) {
            throw problem("key", e.getMessage());
        }
        throw problem("key", unknown("record", key, knownFields));
    }

    private boolean isPhone(Map<String, FieldMapping> section) {
        FieldMapping phone = section.get(CrmMapping.PHONE);
        return phone != null && phone.fields.contains(key);
    }

    private void checkConflicts() {
        if (modified == null) {
            String problem = "newestWins needs modified: the field that says when a record was changed";
            contact.forEach((target, field) -> {
                if (field.conflict == ConflictPolicy.newestWins) {
                    throw problem(target, problem);
                }
                if (field.conflict == null && conflict == ConflictPolicy.newestWins) {
                    throw problem("conflict", problem);
                }
            });
        }
    }

    /** No two fields of a row may be the same, nor one be part of the other. */
    private void checkRows() {
        Set<String> paths = new HashSet<>();
        contact.forEach((target, field) -> {
            if (!field.isReversible() && field.direction() != Direction.toInterakt) {
                String problem = "joined fields, constants and expressions go to Interakt only: take direction out";
                throw problem(target, problem);
            }
            if (comesBack(target, field)) {
                checkRow(target, field.fields.get(0), paths);
            }
        });
        row.forEach((path, field) -> {
            for (String from : field.fields) {
                if (!CrmMapping.VIEW.contains(FieldPath.of(from).first())) {
                    throw problem(
                            "row." + path, unknown("contact", FieldPath.of(from).first(), CrmMapping.VIEW));
                }
            }
            checkRow("row." + path, path, paths);
        });
    }

    private void checkRow(String setting, String path, Set<String> paths) {
        String end = ". Set direction: toInterakt for one of them";
        if (!paths.add(path)) {
            throw problem(setting, "the field " + path + " is mapped from two places" + end);
        }
        for (String other : paths) {
            if (FieldPath.excludes(path, other)) {
                throw problem(setting, "a row cannot have both " + other + " and " + path + end);
            }
        }
    }

    /** Whether a field of contacts is written back into the row. */
    boolean comesBack(String target, FieldMapping field) {
        return field.direction() != Direction.toInterakt
                && !target.equals(CrmMapping.SALES_CYCLE)
                && !row.containsKey(field.fields.get(0));
    }

    MappedField mapped(String target, FieldMapping field) {
        return new MappedField(
                target,
                field.fields.isEmpty() ? null : field.fields.get(0),
                target.equals(CrmMapping.TAGS) ? Direction.toInterakt : field.direction(),
                field.conflict == null ? conflict : field.conflict);
    }

    Map<String, Field> compile(String prefix, Map<String, FieldMapping> section, CamelContext context) {
        Map<String, Field> compiled = new LinkedHashMap<>();
        section.forEach((target, field) -> compiled.put(target, compile(prefix + target, target, field, context)));
        return compiled;
    }

    Field compile(String setting, String target, FieldMapping field, CamelContext context) {
        boolean ofRow = setting.startsWith("row.");
        for (String path : field.fields) {
            if (!ofRow && !isKnown(path)) {
                throw problem(setting, unknown("record", path, knownFields));
            }
        }
        try {
            return new Field(target, field, ofRow, this, context);
        } catch (IllegalArgumentException e) {
            throw problem(setting, e.getMessage());
        }
    }

    private boolean isKnown(String path) {
        return knownFields.isEmpty()
                || knownFields.contains(path)
                || knownFields.contains(FieldPath.of(path).first());
    }

    private static String unknown(String of, String field, Collection<String> known) {
        return "there is no field " + field + " of a " + of + ". The fields are " + String.join(", ", known);
    }

    private IllegalArgumentException problem(String setting, String problem) {
        return MappingFile.wrong(places.getOrDefault(setting, name), setting + ": " + problem);
    }

    private IllegalArgumentException problem(String problem) {
        return MappingFile.wrong(name, problem);
    }

    private CrmMappingBuilder put(Map<String, FieldMapping> section, String what, String part, FieldMapping field) {
        Conversion type = TYPES.get(part);
        if (!part.startsWith(CrmMapping.TRAITS)
                && (type == null || !MappingFile.KEYS.get(what).contains(part))) {
            throw problem("there is no part '" + part + "' of a " + what);
        }
        section.put(part, type == null ? field : field.typed(type));
        return this;
    }
}
