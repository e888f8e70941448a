package io.github.camelinterakt.examples.crmsync.sync;

import java.util.concurrent.atomic.AtomicReference;

import io.github.camelinterakt.InteraktException;
import org.apache.camel.ExchangeException;
import org.springframework.stereotype.Component;

/** Whether the run goes on: the routes ask, and whoever finds that it makes no sense says so. */
@Component("syncRun")
class SyncRun {

    private final AtomicReference<String> reason = new AtomicReference<>();

    /** Ends the run; rows that are not under way are left for the next one. */
    public void stop(@ExchangeException Exception cause) {
        String text = cause instanceof InteraktException ? cause.getMessage() : cause.toString();
        reason.compareAndSet(null, text);
    }

    /** Whether the run is to end. */
    public boolean stopped() {
        return reason.get() != null;
    }

    /** Why; null if it is not to end. */
    String reason() {
        return reason.get();
    }
}
