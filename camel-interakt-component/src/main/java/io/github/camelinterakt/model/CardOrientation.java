package io.github.camelinterakt.model;

/** How the parts of a standalone card are laid out. */
public enum CardOrientation {
    /** The media above the text. */
    VERTICAL,
    /** The media beside the text. */
    HORIZONTAL
}
