package io.github.camelinterakt.event;

import java.util.Arrays;

/**
 * The delivery status of a message. The order is partial: {@link #SENT} precedes {@link #DELIVERED}, which precedes
 * {@link #READ}. {@link #FAILED} follows {@link #SENT} only; {@link #DELIVERED} and {@link #READ} follow it, because they
 * disprove it.
 *
 * <p>Interakt posts events out of order and more than once: a status that is not {@linkplain #isAfter after} the current one
 * is outdated.
 */
public enum MessageStatus {
    /** Sent to the channel. */
    SENT,
    /** Delivered to the recipient's device. */
    DELIVERED,
    /** Read by the recipient. */
    READ,
    /** Failed, unless a delivery is reported later. */
    FAILED;

    /** Whether this status is later than the current one, which may be null; false if it is the same, earlier, or contradictory. */
    public boolean isAfter(MessageStatus other) {
        if (other == null) {
            return true;
        }
        return switch (this) {
            case SENT -> false;
            case DELIVERED -> other == SENT || other == FAILED;
            case READ -> other != READ;
            case FAILED -> other == SENT;
        };
    }

    /** The status of that name, in upper or lower case; null if the name is null or unknown. */
    public static MessageStatus of(String name) {
        return Arrays.stream(values())
                .filter(status -> status.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }
}
