package io.github.camelinterakt.mapping;

/** What becomes of a field that is there and empty: null, a blank text, or a list without elements. */
public enum EmptyPolicy {
    /** It is left out, and the other side keeps its value. */
    skip,
    /** It is sent as null, so that the other side's value is overwritten. */
    send
}
