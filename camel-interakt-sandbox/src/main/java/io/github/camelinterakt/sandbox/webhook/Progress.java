package io.github.camelinterakt.sandbox.webhook;

import java.time.Instant;

/**
 * How far a message has come.
 *
 * @param status its latest status
 * @param deliveredAt when it was delivered; null if not yet
 * @param seenAt when it was read; null if not yet
 * @param errorCode why it has failed, as the platform's code; null if it has not
 * @param failureReason the same in words
 */
record Progress(Status status, Instant deliveredAt, Instant seenAt, String errorCode, String failureReason) {

    /** A message's statuses, as events name them. */
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
