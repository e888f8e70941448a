package io.github.camelinterakt.sandbox.message;

/** How a message reaches its receiver. */
public enum Channel {
    /** WhatsApp. */
    WHATSAPP,
    /** Rich Communication Services. */
    RCS
}
