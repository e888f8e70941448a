package io.github.camelinterakt.mapping;

import java.util.List;
import java.util.Map;

/**
 * What a builder has been told, before it is compiled.
 *
 * @param name what errors call the mapping
 * @param key the field by which errors name a record, or null
 * @param modified the field that says when a record was changed, or null
 * @param knownFields the fields that records have; empty if they are not known
 * @param absent what becomes of a field that a record does not have
 * @param empty what becomes of empty fields that do not say it themselves
 * @param conflict who wins about fields that do not say it themselves
 * @param contact the contact's parts by their targets
 * @param tags the contact's tags
 * @param event the event's parts by their targets
 * @param row the fields of rows that are mapped on their own, by path
 */
record MappingSettings(
        String name,
        String key,
        FieldMapping modified,
        List<String> knownFields,
        AbsentPolicy absent,
        EmptyPolicy empty,
        ConflictPolicy conflict,
        Map<String, FieldMapping> contact,
        List<FieldMapping> tags,
        Map<String, FieldMapping> event,
        Map<String, FieldMapping> row) {

    /** Before a trait's name, the beginning of its target. */
    static final String TRAITS = "traits.";

    static final String USER_ID = "userId";
    static final String PHONE = "phone";
    static final String COUNTRY_CODE = "countryCode";
    static final String CREATED_AT = "createdAt";
    static final String SALES_CYCLE = "addToSalesCycle";
    static final String NAME = "name";
    static final String TAGS = "tags";
}
