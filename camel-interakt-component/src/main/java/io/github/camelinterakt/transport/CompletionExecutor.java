package io.github.camelinterakt.transport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.util.concurrent.CamelThreadFactory;

/**
 * Runs what follows an answer: a few threads for many calls, and more only when those are blocked.
 *
 * <p>A route's next step may block (a database, a page that is still being fetched, another call that is awaited). On the
 * threads that read answers it would hold up other calls, and could wait for an answer that only its own thread can read.
 * Here it holds up nobody for long: when tasks wait and none has finished since the last look, threads are added.
 */
final class CompletionExecutor implements Executor {

    private static final int MIN_THREADS = 2;
    private static final int MAX_THREADS = 1_000;
    private static final int MAX_STEP = 16;
    /** Without progress for so many ticks, threads count as blocked although they seem to run, as in a socket's read. */
    private static final int PATIENCE = 10;

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private long completedBefore;
    private int ticksWithoutProgress;

    @SuppressWarnings("ErroneousThreadPoolConstructorChecker") // relieve() moves the core size, up to the maximum
    CompletionExecutor(CamelContext camelContext) {
        String pattern = camelContext.getExecutorServiceManager().getThreadNamePattern();
        threads = new ThreadPoolExecutor(
                MIN_THREADS,
                MAX_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                remembering(new CamelThreadFactory(pattern, "InteraktCompletion", true)));
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException closed) {
            // The context is going down; an exchange completes all the same.
            task.run();
        }
    }

    private ThreadFactory remembering(ThreadFactory factory) {
        return task -> {
            Thread thread = factory.newThread(() -> {
                try {
                    task.run();
                } finally {
                    workers.remove(Thread.currentThread());
                }
            });
            workers.add(thread);
            return thread;
        };
    }

    /** Looks whether tasks are stuck behind blocked ones, and adds or gives back threads. Called at every tick. */
    void relieve() {
        long completed = threads.getCompletedTaskCount();
        int waiting = threads.getQueue().size();
        int size = threads.getCorePoolSize();
        ticksWithoutProgress = waiting > 0 && completed == completedBefore ? ticksWithoutProgress + 1 : 0;
        if (ticksWithoutProgress > PATIENCE || ticksWithoutProgress > 0 && noneRuns()) {
            threads.setCorePoolSize(Math.min(MAX_THREADS, size + Math.min(MAX_STEP, waiting)));
            ticksWithoutProgress = 0;
        } else if (waiting == 0 && size > MIN_THREADS && threads.getActiveCount() < size / 2) {
            threads.setCorePoolSize(Math.max(MIN_THREADS, size / 2));
        }
        completedBefore = completed;
    }

    /** Whether all threads wait for something, rather than for a processor. */
    private boolean noneRuns() {
        return workers.stream().noneMatch(worker -> worker.getState() == Thread.State.RUNNABLE);
    }

    void close() {
        threads.shutdown();
    }
}
