package io.github.camelinterakt.inbox;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.apache.camel.api.management.ManagedOperation;

/** The operations of an inbox in JMX, where arguments and results are plain values. */
public record ManagedInbox(Inbox inbox) {

    /** The oldest parked events. */
    @ManagedOperation(description = "The oldest parked events, a line each: when, attempts, key, reason")
    public List<String> parked(int limit) {
        return inbox.parked(limit).stream()
                .map(event -> event.parkedAt() + " " + event.attempts() + " " + event.key() + " " + event.reason())
                .toList();
    }

    /** Replays one event. */
    @ManagedOperation(description = "Hand a parked or done event out once more; says whether there is one")
    public boolean replay(String key) {
        return inbox.replay(key);
    }

    /** Replays the events of a time. */
    @ManagedOperation(
            description = "Hand out once more what came from a time on, and before another, such as"
                    + " 2026-01-31T10:00:00Z; says how many")
    public int replayBetween(String from, String to) {
        return inbox.replay(instant(from), instant(to));
    }

    /** Replays all parked events. */
    @ManagedOperation(description = "Hand all parked events out once more; says how many")
    public int replayParked() {
        return inbox.replayParked();
    }

    /** Gives a parked event up. */
    @ManagedOperation(description = "Give a parked event up; says whether there is one")
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
