package io.github.camelinterakt.sandbox.webhook;

import java.time.Instant;

/**
 * A posted event.
 *
 * @param type the event's type, such as {@code message_api_read}
 * @param status the response's status; 0 if there was no response in time
 * @param late whether the response exceeded Interakt's time-out
 * @param at the time of the post
 */
public record Delivery(String type, int status, boolean late, Instant at) {

    /** Whether it counts as a failure: any result but status 200 in time. */
    public boolean failed() {
        return late || status != 200;
    }
}
