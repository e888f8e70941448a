package io.github.camelinterakt.governor;

/** Wakes a governor when time alone changes something: one plan at a time, the earliest. */
final class Alarm {

    private final Timeline timeline;
    private final Runnable wake;

    private long when = Long.MAX_VALUE;
    private Runnable cancel = () -> {};

    /**
     * An alarm; its methods need the lock of the one it wakes.
     *
     * @param wake gets no lock
     */
    Alarm(Timeline timeline, Runnable wake) {
        this.timeline = timeline;
        this.wake = wake;
    }

    /** Wakes at that moment, if not before; {@link Long#MAX_VALUE} is never. */
    void at(long next) {
        if (next < when) {
            cancel.run();
            when = next;
            cancel = timeline.at(next, wake);
        }
    }

    /** It has woken. */
    void rung() {
        when = Long.MAX_VALUE;
    }

    void cancel() {
        cancel.run();
        when = Long.MAX_VALUE;
    }
}
