package io.github.camelinterakt.model;

/** The format of the header of a template or a card. */
public enum HeaderFormat {
    /** A text, with at most one variable. */
    TEXT,
    /** An image. */
    IMAGE,
    /** A video. */
    VIDEO,
    /** A document. */
    DOCUMENT
}
