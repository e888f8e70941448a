package io.github.camelinterakt.memory;

/**
 * A field of a contact with a value, as hashes.
 *
 * @param field the hash of its name
 * @param value the hash of its value
 * @param isNull whether the value is null
 */
record Fingerprint(String field, String value, boolean isNull) {}
