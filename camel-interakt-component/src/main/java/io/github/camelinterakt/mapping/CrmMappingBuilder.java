package io.github.camelinterakt.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;

/** Builds a {@link CrmMapping}. What it has is what a mapping file has, under the same names. */
public final class CrmMappingBuilder {

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
        contact.put(MappingSettings.USER_ID, field);
        return this;
    }

    /** The contact's phone, in any notation. */
    public CrmMappingBuilder phone(FieldMapping field) {
        contact.put(MappingSettings.PHONE, field);
        return this;
    }

    /** The country of phones that do not say it: a calling code, such as +91, or an ISO 3166 code of two letters, such as IN. */
    public CrmMappingBuilder countryCode(FieldMapping field) {
        contact.put(MappingSettings.COUNTRY_CODE, field);
        return this;
    }

    /** When the contact was created. */
    public CrmMappingBuilder createdAt(FieldMapping field) {
        contact.put(MappingSettings.CREATED_AT, field);
        return this;
    }

    /** Whether the contact is put into the sales cycle of Interakt's sales CRM. */
    public CrmMappingBuilder addToSalesCycle(FieldMapping field) {
        contact.put(MappingSettings.SALES_CYCLE, field);
        return this;
    }

    /** A trait of the contact. */
    public CrmMappingBuilder trait(String trait, FieldMapping field) {
        contact.put(MappingSettings.TRAITS + trait, field);
        return this;
    }

    /** A tag of the contact, or several where the value is a list. Tags go to Interakt only, which never removes one. */
    public CrmMappingBuilder tag(FieldMapping field) {
        tags.add(field);
        return this;
    }

    /** The event's name. */
    public CrmMappingBuilder event(FieldMapping field) {
        event.put(MappingSettings.NAME, field);
        return this;
    }

    /** The user id of the contact that the event is about; by default the contact's. */
    public CrmMappingBuilder eventUserId(FieldMapping field) {
        event.put(MappingSettings.USER_ID, field);
        return this;
    }

    /** The phone of the contact that the event is about; by default the contact's. */
    public CrmMappingBuilder eventPhone(FieldMapping field) {
        event.put(MappingSettings.PHONE, field);
        return this;
    }

    /** The country of that phone; by default the contact's. */
    public CrmMappingBuilder eventCountryCode(FieldMapping field) {
        event.put(MappingSettings.COUNTRY_CODE, field);
        return this;
    }

    /** A trait of the event. */
    public CrmMappingBuilder eventTrait(String trait, FieldMapping field) {
        event.put(MappingSettings.TRAITS + trait, field);
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
        return new MappingCompiler(
                        new MappingSettings(
                                name, key, modified, knownFields, absent, empty, conflict, contact, tags, event, row),
                        context)
                .compile();
    }
}
