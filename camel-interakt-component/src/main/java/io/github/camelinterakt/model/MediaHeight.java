package io.github.camelinterakt.model;

/** The height of a card's media. */
public enum MediaHeight {
    /** The lowest. */
    SHORT,
    /** In between. */
    MEDIUM,
    /** The highest. */
    TALL
}
