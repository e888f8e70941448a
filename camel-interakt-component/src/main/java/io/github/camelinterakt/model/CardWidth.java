package io.github.camelinterakt.model;

/** The width of the cards of a carousel. */
public enum CardWidth {
    /** Narrow cards. */
    SMALL_WIDTH,
    /** Wide cards. */
    MEDIUM_WIDTH
}
