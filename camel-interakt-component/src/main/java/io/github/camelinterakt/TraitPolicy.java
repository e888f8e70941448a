package io.github.camelinterakt;

/** How a trait is handled whose value Interakt refuses although its meaning is clear. */
public enum TraitPolicy {
    /** The call is refused. */
    reject,
    /**
     * White space is cleaned: every run of white space that holds a newline or a tab, or more than two spaces, becomes one
     * space, and none at the value's beginning and end.
     */
    clean
}
