package io.github.camelinterakt.internal.inbox;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.apache.camel.api.management.ManagedOperation;

/** The operations of an inbox in JMX, where arguments and results are plain values. */
public record ManagedInbox(Inbox inbox) {

    /** The oldest parked events. */
    @ManagedOperation(description = "The oldest parked events, one line each: time, attempts, key, reason")
    public List<String> parked(int limit) {
        return inbox.parked(limit).stream()
                .map(event -> event.parkedAt() + " " + event.attempts() + " " + event.key() + " " + event.reason())
                .toList();
    }

    /** Replays one event. */
    @ManagedOperation(description = "Replay a parked or done event; returns whether there is one")
    public boolean replay(String key) {
        return inbox.replay(key);
    }

    /** Replays the events of a period. */
    @ManagedOperation(
            description = "Replay the events stored from one time on and before another, such as 2026-01-31T10:00:00Z;"
                    + " returns how many")
    public int replayBetween(String from, String to) {
        return inbox.replay(instant(from), instant(to));
    }

    /** Replays all parked events. */
    @ManagedOperation(description = "Replay all parked events; returns how many")
    public int replayParked() {
        return inbox.replayParked();
    }

    /** Discards a parked event. */
    @ManagedOperation(description = "Discard a parked event; returns whether there is one")
    public boolean discard(String key) {
        return inbox.discard(key);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(String.valueOf(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("A time must be in UTC, as 2026-01-31T10:00:00Z", e);
        }
    }
}
