package io.github.camelinterakt.sandbox.webhook;

import java.time.Instant;

/**
 * An event that was posted.
 *
 * @param type the event's type, such as {@code message_api_read}
 * @param status the answer's status; 0 if there was none, or none in time
 * @param late whether the answer took longer than Interakt waits
 * @param at when it was posted
 */
public record Delivery(String type, int status, boolean late, Instant at) {

    /** Whether it counts as a failure: anything but status 200 in time. */
    public boolean failed() {
        return late || status != 200;
    }
}
