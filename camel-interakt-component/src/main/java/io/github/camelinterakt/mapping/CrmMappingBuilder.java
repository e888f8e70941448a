package io.github.camelinterakt.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.mapping.problem.Place;
import io.github.camelinterakt.mapping.problem.Problems;
import org.apache.camel.CamelContext;

/** Builds a {@link CrmMapping}. What it has is what a mapping file has, under the same names. */
public final class CrmMappingBuilder {

    /** Before a trait's name, the beginning of what it is in Interakt. */
    static final String TRAITS = "traits.";

    static final String USER_ID = "userId";
    static final String PHONE = "phone";
    static final String COUNTRY_CODE = "countryCode";
    static final String CREATED_AT = "createdAt";
    static final String SALES_CYCLE = "addToSalesCycle";
    static final String TAGS = "tags";
    static final String NAME = "name";

    private static final String UNNAMED = "the mapping";

    // What it has been told, which the compiler reads.
    final Map<String, FieldMapping> contact = new LinkedHashMap<>();
    final List<FieldMapping> tags = new ArrayList<>();
    final Map<String, FieldMapping> event = new LinkedHashMap<>();
    final Map<String, FieldMapping> row = new LinkedHashMap<>();
    final List<String> knownFields = new ArrayList<>();
    String name = UNNAMED;
    String key;
    FieldMapping modified;
    AbsentPolicy absent = AbsentPolicy.skip;
    EmptyPolicy empty = EmptyPolicy.skip;
    ConflictPolicy conflict = ConflictPolicy.crmWins;
    Map<String, Place> places = Map.of();
    Problems problems = new Problems();

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

    /** The contact's user id: the CRM's own id of the person. */
    public CrmMappingBuilder userId(FieldMapping field) {
        return put(contact, USER_ID, field.typed(Conversion.TEXT));
    }

    /** The contact's phone, in any notation. */
    public CrmMappingBuilder phone(FieldMapping field) {
        return put(contact, PHONE, field.typed(Conversion.TEXT));
    }

    /** The country of phones that do not say it: a calling code, such as +91, or an ISO 3166 code of two letters, such as IN. */
    public CrmMappingBuilder countryCode(FieldMapping field) {
        return put(contact, COUNTRY_CODE, field.typed(Conversion.TEXT));
    }

    /** When the contact was created. */
    public CrmMappingBuilder createdAt(FieldMapping field) {
        return put(contact, CREATED_AT, field.typed(Conversion.DATE_TIME));
    }

    /** Whether the contact is put into the sales cycle of Interakt's sales CRM. */
    public CrmMappingBuilder addToSalesCycle(FieldMapping field) {
        return put(contact, SALES_CYCLE, field.typed(Conversion.BOOLEAN));
    }

    /** A trait of the contact. */
    public CrmMappingBuilder trait(String trait, FieldMapping field) {
        return put(contact, TRAITS + trait, field);
    }

    /** A tag of the contact, or several where the value is a list. Tags go to Interakt only, which never removes one. */
    public CrmMappingBuilder tag(FieldMapping field) {
        tags.add(field.typed(Conversion.TEXT));
        return this;
    }

    /** The event's name. */
    public CrmMappingBuilder event(FieldMapping field) {
        return put(event, NAME, field.typed(Conversion.TEXT));
    }

    /** The user id of the contact that the event is about; by default the contact's. */
    public CrmMappingBuilder eventUserId(FieldMapping field) {
        return put(event, USER_ID, field.typed(Conversion.TEXT));
    }

    /** The phone of the contact that the event is about; by default the contact's. */
    public CrmMappingBuilder eventPhone(FieldMapping field) {
        return put(event, PHONE, field.typed(Conversion.TEXT));
    }

    /** The country of that phone; by default the contact's. */
    public CrmMappingBuilder eventCountryCode(FieldMapping field) {
        return put(event, COUNTRY_CODE, field.typed(Conversion.TEXT));
    }

    /** A trait of the event. */
    public CrmMappingBuilder eventTrait(String trait, FieldMapping field) {
        return put(event, TRAITS + trait, field);
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
        return put(row, path, value);
    }

    /**
     * Says that it was read from a file: building the mapping tells what is wrong with the file together with everything else that
     * is wrong.
     *
     * @param settings where the file's settings are, by their keys, such as {@code key}
     * @param found what is wrong with the file itself
     */
    public CrmMappingBuilder readFrom(Map<String, Place> settings, Problems found) {
        this.places = Map.copyOf(settings);
        this.problems = found;
        return this;
    }

    /**
     * Builds a mapping that has no expressions.
     *
     * @throws IllegalArgumentException if something does not go together; the message says of everything where and what
     */
    public CrmMapping build() {
        return build(null);
    }

    /**
     * Builds the mapping.
     *
     * @param context evaluates the expressions
     * @throws IllegalArgumentException if something does not go together; the message says of everything where and what
     */
    public CrmMapping build(CamelContext context) {
        return new MappingCompiler(this, context).compile();
    }

    /** What comes before problems that are in no file. */
    String prefix() {
        return name.equals(UNNAMED) ? "" : name + ": ";
    }

    private CrmMappingBuilder put(Map<String, FieldMapping> section, String target, FieldMapping field) {
        section.put(target, field);
        return this;
    }
}
