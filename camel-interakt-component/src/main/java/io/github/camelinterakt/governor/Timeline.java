package io.github.camelinterakt.governor;

/**
 * Where a governor's time comes from. A bean of this type in Camel's registry replaces the system's time, so that tests need
 * not wait.
 */
public interface Timeline {

    /** Nanoseconds since some moment; they never go back. */
    long now();

    /**
     * Runs a task once, soon after a moment.
     *
     * @param when the moment, as {@link #now()} tells it
     * @param task must not block
     * @return takes the task back, if it has not begun
     */
    Runnable at(long when, Runnable task);
}
