package io.github.camelinterakt.client;

import java.time.Duration;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.governor.QueuedCall;

/**
 * How a call waits for the quota.
 *
 * @param priority which calls go before it
 * @param ttl how long it may wait, retries included; {@code null} for as long as it takes
 */
public record CallTerms(Priority priority, Duration ttl) {

    /** Waits as long as it takes, with that priority. */
    public static CallTerms of(Priority priority) {
        return new CallTerms(priority, null);
    }

    long timeToLive() {
        return ttl == null ? QueuedCall.NEVER : ttl.toNanos();
    }
}
