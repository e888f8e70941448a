package io.github.camelinterakt;

/** Which reports of a message's status reach the route. */
public enum StatusOrder {
    /** All. */
    any,
    /** Those with which the message moves forward: no late ones, and no repeated ones. */
    forwardOnly
}
