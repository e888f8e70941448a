package io.github.camelinterakt.feed.window;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.camelinterakt.model.Timestamps;

/**
 * How far a feed is: what comes before the mark is done with. Within a window it says in addition how to go on. Where the API
 * lists contacts in an order, that is behind the cursor, and the mark moves with it only if the order is that of time. Where
 * there is none, it is at the mark, which goes back by the overlap as a window begins; then it says how densely contacts come.
 *
 * @param mark every contact of an earlier time is done with
 * @param order in which order the window is being read; null if in none
 * @param until the end of the window that is being read; null if none is
 * @param cursor what comes before this moment in that order is done with; null without order
 * @param pace how densely contacts come behind the mark, in no order; null with an order
 */
public record Checkpoint(Instant mark, Order order, Instant until, Instant cursor, Pace pace) {

    private static final Set<String> OF_ORDER = Set.of("order", "until", "cursor");
    private static final Set<String> OF_PACE = Set.of("until", "contactsADay", "dispersion");

    /**
     * A checkpoint.
     *
     * @throws IllegalArgumentException if the mark is not before the window's end: a feed would not get on
     */
    public Checkpoint {
        if (until != null && !until.isAfter(mark)) {
            throw new IllegalArgumentException("A window must end after " + mark + ", and not at " + until);
        }
    }

    /** Everything before a moment is done with. */
    public static Checkpoint at(Instant mark) {
        return new Checkpoint(mark, null, null, null, null);
    }

    /** Of a window what comes before the mark is done with, and so densely contacts come from there to the window's end. */
    static Checkpoint inParts(Instant mark, Instant until, Pace pace) {
        return new Checkpoint(mark, null, until, null, pace);
    }

    /** Everything before the mark is done with, and of the window round it what comes before the cursor in that order. */
    static Checkpoint inWindow(Instant mark, Order order, Instant until, Instant cursor) {
        return new Checkpoint(mark, order, until, cursor, null);
    }

    /**
     * Reads what {@link #toString()} has written, or a time.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Checkpoint parse(String text) {
        String[] words = text.strip().split(" +", -1);
        if (words.length == 1) {
            return at(Timestamps.parse(text));
        }
        Map<String, String> parts = new HashMap<>();
        for (String word : words) {
            String[] part = word.split("=", 2);
            parts.put(part[0], part[part.length - 1]);
        }
        Instant mark = Timestamps.parse(words[0]);
        Set<String> names = new HashSet<>(parts.keySet());
        names.remove(words[0]);
        if (names.equals(OF_PACE)) {
            return inParts(
                    mark,
                    Timestamps.parse(parts.get("until")),
                    new Pace(
                            Double.parseDouble(parts.get("contactsADay")),
                            Double.parseDouble(parts.get("dispersion"))));
        }
        if (!names.equals(OF_ORDER)) {
            throw new IllegalArgumentException(
                    "A checkpoint is a time, or a time with order=, until= and cursor=, or with until=, contactsADay= and"
                            + " dispersion=");
        }
        return inWindow(
                mark,
                Order.valueOf(parts.get("order")),
                Timestamps.parse(parts.get("until")),
                Timestamps.parse(parts.get("cursor")));
    }

    /** Whether a window is being read. */
    public boolean isInWindow() {
        return until != null;
    }

    /** Where the window begins that is read next: before the mark by the overlap, unless that was read at its first part. */
    public Instant start(Duration overlap) {
        return pace == null ? mark.minus(overlap) : mark;
    }

    @Override
    public String toString() {
        if (!isInWindow()) {
            return mark.toString();
        }
        return pace == null
                ? mark + " order=" + order + " until=" + until + " cursor=" + cursor
                : mark + " until=" + until + " contactsADay=" + pace.contactsADay() + " dispersion="
                        + pace.dispersion();
    }
}
