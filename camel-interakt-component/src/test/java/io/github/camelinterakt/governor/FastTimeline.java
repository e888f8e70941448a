package io.github.camelinterakt.governor;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Time that passes a thousand times as fast, so that pauses and retries hold nobody up. */
public final class FastTimeline implements Timeline, AutoCloseable {

    private static final int FACTOR = 1_000;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final long start = System.nanoTime();

    @Override
    public long now() {
        return (System.nanoTime() - start) * FACTOR;
    }

    @Override
    public Runnable at(long when, Runnable task) {
        ScheduledFuture<?> future = timer.schedule(task, Math.max(0, when - now()) / FACTOR + 1, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
