package io.github.camelinterakt.sandbox.account;

/** The channel of a message. */
public enum Channel {
    /** WhatsApp. */
    WHATSAPP,
    /** Rich Communication Services. */
    RCS
}
