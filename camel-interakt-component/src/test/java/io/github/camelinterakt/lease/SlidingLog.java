package io.github.camelinterakt.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.BooleanSupplier;

import io.github.camelinterakt.governor.LeasableQuota;

/** The law of the governor's permits, and nothing else: a permit is used again one window after its response. */
final class SlidingLog implements LeasableQuota {

    private final Duration window;
    private final Clock clock;
    private final Deque<Instant> cooling = new ArrayDeque<>();
    private int out;
    private int capacity;
    private int waiting;
    private BooleanSupplier permitted = () -> true;

    SlidingLog(Duration window, Clock clock) {
        this.window = window;
        this.clock = clock;
    }

    synchronized void arrive(int calls) {
        waiting += calls;
    }

    /** Starts a call, if one waits and a permit is there. */
    synchronized boolean start() {
        if (waiting == 0 || unused() == 0 || !permitted.getAsBoolean()) {
            return false;
        }
        waiting--;
        out++;
        return true;
    }

    synchronized void responded() {
        out--;
        cooling.add(clock.instant().plus(window));
    }

    /** How many permits are out or cooling. */
    synchronized int used() {
        Instant now = clock.instant();
        while (!cooling.isEmpty() && !cooling.peek().isAfter(now)) {
            cooling.remove();
        }
        return out + cooling.size();
    }

    @Override
    public synchronized int capacity() {
        return capacity;
    }

    @Override
    public synchronized int unused() {
        return Math.max(0, capacity - used());
    }

    @Override
    public synchronized int waiting() {
        return waiting;
    }

    @Override
    public synchronized int demand() {
        return waiting + used();
    }

    @Override
    public synchronized int[] usedAfter(Duration... ahead) {
        Instant now = clock.instant();
        return Arrays.stream(ahead)
                .mapToInt(time -> out
                        + (int) cooling.stream()
                                .filter(returns -> returns.isAfter(now.plus(time)))
                                .count())
                .toArray();
    }

    @Override
    public synchronized void capacity(int permits) {
        capacity = permits;
    }

    @Override
    public synchronized void startOnlyWhile(BooleanSupplier permitted) {
        this.permitted = permitted;
    }
}
