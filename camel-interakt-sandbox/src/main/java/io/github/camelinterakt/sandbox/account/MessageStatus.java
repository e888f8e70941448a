package io.github.camelinterakt.sandbox.account;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far a message has come. */
public enum MessageStatus {
    /** The API accepted it. */
    ACCEPTED,
    /** It was sent to the channel. */
    SENT,
    /** It reached the phone. */
    DELIVERED,
    /** It was read. */
    READ,
    /** The channel refused it, or could not deliver it. */
    FAILED;

    /** The status as webhook events name it. */
    public String wireName() {
        return name().charAt(0) + lowerCase().substring(1);
    }

    /** The status in lower case, as in the types of events and in the control API. */
    @JsonValue
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
