package io.github.camelinterakt;

/** How a trait or a template's value is handled that Interakt refuses although its meaning is clear. */
public enum ValuePolicy {
    /** The call is refused. */
    reject,
    /** Forbidden white space becomes one space, and none at the value's beginning and end. */
    clean
}
