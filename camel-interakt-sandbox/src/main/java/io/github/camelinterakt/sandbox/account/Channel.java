package io.github.camelinterakt.sandbox.account;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** The channel of a message. */
public enum Channel {
    /** WhatsApp. */
    WHATSAPP,
    /** Rich Communication Services. */
    RCS,
    /** The text message that replaces a failed message with a fallback. */
    SMS;

    @JsonValue
    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
