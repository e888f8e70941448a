package io.github.camelinterakt.memory;

/** What happens to a contact that Interakt shows, and of which nobody else has changed anything. */
public enum Echoes {
    /** It is handed out like any other, without a word. */
    pass,
    /** It is handed out; headers tell whether it is an echo, and what others have changed. */
    mark,
    /** It is not handed out. */
    drop
}
