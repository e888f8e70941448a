package io.github.camelinterakt.inbox;

import java.time.Instant;

/**
 * An event that has failed for good.
 *
 * @param key its key
 * @param receivedAt when it came
 * @param parkedAt when it was parked
 * @param attempts how often it was tried
 * @param reason the last failure: the exception's class and its message, without what may be personal in it
 */
public record ParkedEvent(String key, Instant receivedAt, Instant parkedAt, int attempts, String reason) {}
