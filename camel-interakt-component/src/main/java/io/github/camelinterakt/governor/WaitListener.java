package io.github.camelinterakt.governor;

import io.github.camelinterakt.Priority;

/** Hears how long calls waited for their permit. */
@FunctionalInterface
public interface WaitListener {

    /**
     * A call got its permit.
     *
     * @param nanos how long it waited; 0 for one that went at once
     */
    void waited(Priority priority, long nanos);
}
