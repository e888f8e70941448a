package io.github.camelinterakt.governor;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.function.Consumer;

import io.github.camelinterakt.governor.quota.QueuedCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls that waited and about which the quota has decided, until they are told. */
final class Decisions {

    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    private final Object lock;
    private final Consumer<QueuedCall> teller;

    // guarded by lock
    private final Queue<QueuedCall> decided = new ArrayDeque<>();
    private boolean telling;

    /**
     * None yet.
     *
     * @param lock guards the quota
     * @param teller tells a call, without the lock
     */
    Decisions(Object lock, Consumer<QueuedCall> teller) {
        this.lock = lock;
        this.teller = teller;
    }

    /** With the lock. */
    void add(QueuedCall call) {
        decided.add(call);
    }

    /** With the lock. */
    void addAll(Collection<QueuedCall> calls) {
        decided.addAll(calls);
    }

    /**
     * Without the lock. One thread at a time, and never a call within another's: each may end at once and let the next one
     * go.
     */
    void tell() {
        QueuedCall call;
        synchronized (lock) {
            if (telling || decided.isEmpty()) {
                return;
            }
            telling = true;
            call = decided.remove();
        }
        while (call != null) {
            try {
                teller.accept(call);
            } catch (RuntimeException e) {
                LOG.warn("A call could not be told to go", e);
            }
            synchronized (lock) {
                call = decided.poll();
                telling = call != null;
            }
        }
    }
}
