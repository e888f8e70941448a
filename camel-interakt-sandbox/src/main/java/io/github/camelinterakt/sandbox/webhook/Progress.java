package io.github.camelinterakt.sandbox.webhook;

import java.time.Instant;

/**
 * The delivery status of a message.
 *
 * @param status the latest status
 * @param deliveredAt the time of delivery; null if not delivered
 * @param seenAt the time of reading; null if not read
 * @param errorCode the platform's error code; null if the message did not fail
 * @param failureReason the error's description
 */
record Progress(Status status, Instant deliveredAt, Instant seenAt, String errorCode, String failureReason) {

    /** The statuses of a message, as named in events. */
    enum Status {
        Sent,
        Delivered,
        Read,
        Failed
    }

    static final Progress SENT = new Progress(Status.Sent, null, null, null, null);

    Progress delivered(Instant now) {
        return new Progress(Status.Delivered, now, null, null, null);
    }

    Progress read(Instant now) {
        return new Progress(Status.Read, deliveredAt == null ? now : deliveredAt, now, null, null);
    }

    Progress failed(String code, String reason) {
        return new Progress(Status.Failed, null, null, code, reason);
    }
}
