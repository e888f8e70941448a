package io.github.camelinterakt.internal.inbox;

import java.time.Instant;

/**
 * An event whose attempts have all failed.
 *
 * @param key its key
 * @param receivedAt when it was stored
 * @param parkedAt when it was parked
 * @param attempts the number of failed attempts
 * @param reason the last failure: the exception's class and its message, without personal data
 */
public record ParkedEvent(String key, Instant receivedAt, Instant parkedAt, int attempts, String reason) {}
