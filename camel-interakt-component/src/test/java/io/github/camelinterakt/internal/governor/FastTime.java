package io.github.camelinterakt.internal.governor;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Time that passes a thousand times as fast, so that tests need not wait for pauses and retries. */
public final class FastTime implements TestTime, AutoCloseable {

    private static final int FACTOR = 1_000;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final long start = System.nanoTime();

    @Override
    public long now() {
        return (System.nanoTime() - start) * FACTOR;
    }

    @Override
    public void schedule(Runnable task, long nanos) {
        var unused = timer.schedule(task, nanos / FACTOR + 1, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
