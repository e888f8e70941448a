package io.github.camelinterakt;

/** Which reports of a message's status reach the route. */
public enum StatusOrder {
    /** All, as they come. */
    any,
    /** Only those with which the message moves forward: not the late ones, and not the repeated ones. */
    forwardOnly
}
