package io.github.camelinterakt;

/** What a consumer does with an echo: a contact that only this account has changed. */
public enum Echoes {
    /** Delivers it like any other, without echo headers. */
    pass,
    /** Delivers it, with headers that say whether it is an echo and which traits others have changed. */
    mark,
    /** Does not deliver it. */
    drop
}
