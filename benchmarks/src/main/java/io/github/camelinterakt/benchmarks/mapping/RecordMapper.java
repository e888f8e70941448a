package io.github.camelinterakt.benchmarks.mapping;

import java.util.Map;

import io.github.camelinterakt.model.Contact;

/** Makes contacts of records, and rows of contacts. */
interface RecordMapper {

    /** The contact of a record. */
    Contact contact(Map<String, Object> record);

    /** The row of a contact. */
    Map<String, Object> row(Contact contact);
}
