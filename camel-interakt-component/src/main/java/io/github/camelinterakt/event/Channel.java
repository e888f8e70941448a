package io.github.camelinterakt.event;

/** The channel of an event. */
public enum Channel {
    /** WhatsApp, and notices about the account, which concern WhatsApp. */
    WHATSAPP,
    /** RCS. */
    RCS
}
