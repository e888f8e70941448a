package io.github.camelinterakt.inbox;

/** What has become of an event that was to be stored. Either way it is safe now, and may be acknowledged. */
public enum Intake {
    /** It is new, and is now in the inbox. */
    STORED,
    /** It has been in the inbox already, by its key, and is not handed on once more. */
    DUPLICATE
}
