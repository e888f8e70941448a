package io.github.camelinterakt.sandbox.webhook;

import java.time.Instant;

/**
 * A posted event and its response.
 *
 * @param id the number of the post, from 1
 * @param type the event's type, such as {@code message_api_read}
 * @param body the posted JSON
 * @param signature the header {@code Interakt-Signature}; null for RCS, which is not signed
 * @param at the time of the post
 * @param status the response's status; 0 if there was no response in time
 * @param late whether the response exceeded Interakt's time-out
 * @param millis how long the response took
 */
public record WebhookPost(
        long id, String type, String body, String signature, Instant at, int status, boolean late, long millis) {

    /** Whether it counts as a failure: any result but status 200 in time. */
    public boolean failed() {
        return late || status != 200;
    }

    /** Prints id, type and result: the body may contain personal data. */
    @Override
    public String toString() {
        return "WebhookPost[" + id + ", " + type + ", " + status + "]";
    }
}
