package io.github.camelinterakt.sandbox.account;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far a message has come. */
public enum MessageStatus {
    /** The API accepted it. */
    ACCEPTED("Accepted"),
    /** It was sent to the channel. */
    SENT("Sent"),
    /** It reached the phone. */
    DELIVERED("Delivered"),
    /** It was read. */
    READ("Read"),
    /** The channel refused it, or could not deliver it. */
    FAILED("Failed");

    private final String wireName;

    MessageStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The status as webhook events name it. */
    public String wireName() {
        return wireName;
    }

    /** The status in lower case, as in the types of events and in the control API. */
    @JsonValue
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
