package io.github.camelinterakt.model;

/** What the header of a template, or of a card, consists of. */
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
