package io.github.camelinterakt.event;

import java.util.Arrays;

/**
 * How far a message has got. The order is partial: {@link #SENT} comes before {@link #DELIVERED} and that before
 * {@link #READ}; {@link #FAILED} comes after {@link #SENT} only, and nothing comes after it.
 *
 * <p>Interakt posts events out of order and more than once, so that a status which does not {@linkplain #isAfter move
 * forward} tells nothing new.
 */
public enum MessageStatus {
    /** Handed to the channel. */
    SENT,
    /** On the recipient's device. */
    DELIVERED,
    /** Seen by the recipient. */
    READ,
    /** Not delivered, for good. */
    FAILED;

    /**
     * Whether a message that had the other status moves forward with this one.
     *
     * @param other the status so far; null if there is none yet
     * @return true if this status is later than the other; false if it is the same, earlier, or contradicts it
     */
    public boolean isAfter(MessageStatus other) {
        if (other == null) {
            return true;
        }
        return switch (this) {
            case SENT -> false;
            case DELIVERED, FAILED -> other == SENT;
            case READ -> other == SENT || other == DELIVERED;
        };
    }

    /** The status of that name, in any case, as on the wire; or null if the name is null or unknown. */
    public static MessageStatus of(String name) {
        return Arrays.stream(values())
                .filter(status -> status.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }
}
