package io.github.camelinterakt;

/** The time by which {@code from("interakt:users")} reads contacts. Its names are the option's values. */
public enum FeedField {
    /** The last change: delivers each contact when it is created and after each change. */
    modified,
    /** The creation: delivers each contact once. */
    created
}
