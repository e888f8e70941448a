package io.github.camelinterakt.event;

/** The channel that an event came through. */
public enum Channel {
    /** WhatsApp; also the account's own notices, which are about WhatsApp. */
    WHATSAPP,
    /** RCS. */
    RCS
}
