package io.github.camelinterakt.feed.window;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.github.camelinterakt.model.Timestamps;

/**
 * How far a feed is: what comes before the mark is done with. Where the API lists contacts in another order than by time, a
 * window is done with only at its end; then it says in addition what of the window is.
 *
 * @param mark every contact of an earlier time is done with
 * @param order in which order the window behind the mark is being read; null if it is not
 * @param until the window's end; null without order
 * @param cursor what comes before this moment in that order is done with; null without order
 */
public record Checkpoint(Instant mark, Order order, Instant until, Instant cursor) {

    /** Everything before a moment is done with. */
    public static Checkpoint at(Instant mark) {
        return new Checkpoint(mark, null, null, null);
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
        if (!parts.keySet().equals(Set.of(words[0], "order", "until", "cursor"))) {
            throw new IllegalArgumentException("A checkpoint is a time, or a time with order=, until= and cursor=");
        }
        return new Checkpoint(
                Timestamps.parse(words[0]),
                Order.valueOf(parts.get("order")),
                Timestamps.parse(parts.get("until")),
                Timestamps.parse(parts.get("cursor")));
    }

    /** Whether a window is being read. */
    public boolean isInWindow() {
        return order != null;
    }

    @Override
    public String toString() {
        return isInWindow() ? mark + " order=" + order + " until=" + until + " cursor=" + cursor : mark.toString();
    }
}
