package io.github.camelinterakt.mapping;

/** What becomes of a field that a record does not have at all. */
public enum AbsentPolicy {
    /** It is left out: the record says nothing about it, as partial records do. */
    skip,
    /** The record is refused, with the name that is nearest. */
    refuse
}
