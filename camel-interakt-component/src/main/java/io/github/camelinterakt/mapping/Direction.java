package io.github.camelinterakt.mapping;

/** Which way a field is mapped. */
public enum Direction {
    /** From records to contacts, and back. */
    both,
    /** From records to contacts and events only. */
    toInterakt,
    /** From contacts to rows only. */
    toCrm
}
