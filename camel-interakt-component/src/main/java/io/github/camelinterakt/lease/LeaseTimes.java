package io.github.camelinterakt.lease;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The durations of a lease.
 *
 * @param lease how long a lease lasts without being renewed; at least 20 ms
 * @param deadline the longest time from a call's start until its response or the time-out that stands for it
 * @param window how long a permit cools after its call's response
 */
public record LeaseTimes(Duration lease, Duration deadline, Duration window) {

    /** Into how many parts the window is cut when a node says which permits return when. */
    private static final int PARTS = 12;

    /**
     * The durations.
     *
     * @throws IllegalArgumentException if the lease is shorter than 20 ms, or another duration is negative
     */
    public LeaseTimes {
        if (lease.toMillis() < 20 || deadline.isNegative() || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("The option quotaLeaseTime must be 20 ms or more, and is "
                    + lease.toMillis() + " ms; no window or deadline is negative");
        }
    }

    /** These, for calls that take as long as that. */
    LeaseTimes withDeadline(Duration longest) {
        return longest.compareTo(deadline) > 0 ? new LeaseTimes(lease, longest, window) : this;
    }

    /** By how much earlier than the store a node takes its lease for ended: clocks do not run at quite the same pace. */
    Duration margin() {
        return lease.dividedBy(20);
    }

    /** How often a node renews whose calls need no more than it has. */
    Duration calm() {
        return lease.dividedBy(3);
    }

    /** How often a node asks that wants more and got nothing the last time. */
    Duration hungry() {
        return lease.dividedBy(10);
    }

    /** How soon a node asks again that wants more and got some the last time. */
    Duration growing() {
        return lease.dividedBy(40);
    }

    /** How often a node looks whether it needs more, or its lease has ended. */
    Duration glance() {
        return lease.dividedBy(100);
    }

    /** When the permits are free of a node that has ended without a word: each may have been used until the last moment. */
    Duration open() {
        return lease.plus(deadline).plus(window).plus(margin());
    }

    /**
     * The times for which a node says how many permits will still be used: first the lease's end, because what returns before
     * may be used again; then so on until the window's end. Empty where the lease is no shorter than the window.
     */
    List<Duration> steps() {
        return lease.compareTo(window) < 0 ? steps(lease) : List.of();
    }

    /** The same for a node that starts no more calls: from now on. */
    List<Duration> lastSteps() {
        return steps(Duration.ZERO);
    }

    private List<Duration> steps(Duration from) {
        Duration rest = window.minus(from);
        return IntStream.rangeClosed(0, PARTS)
                .mapToObj(part -> from.plus(rest.multipliedBy(part).dividedBy(PARTS)))
                .toList();
    }
}
