package io.github.camelinterakt.webhook;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * Runs the route for events, never for more at once than allowed: on the thread that brings the event where that one may be
 * kept, else on threads of its own. Handing an event over to another thread and waiting for it there costs a fifth of all that
 * it takes to receive one.
 */
final class RouteThreads {

    private static final int WAITING = 1_000;

    /** So many of the server's threads at most; it has others to answer with while all of these are stuck in the route. */
    private static final int MOST_OF_SERVER = 8;

    private final CamelContext context;
    private final ExecutorService threads;
    private final Semaphore running;
    private final Semaphore onServer;

    RouteThreads(CamelContext context, int concurrentConsumers) {
        this.context = context;
        this.running = new Semaphore(concurrentConsumers);
        this.onServer = new Semaphore(Math.min(concurrentConsumers, MOST_OF_SERVER));
        ThreadPoolProfile profile = new ThreadPoolProfile("InteraktWebhook");
        profile.setPoolSize(concurrentConsumers);
        profile.setMaxPoolSize(concurrentConsumers);
        profile.setMaxQueueSize(WAITING);
        // The thread that refuses must not run the route: it has to answer.
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        this.threads = context.getExecutorServiceManager().newThreadPool(this, "InteraktWebhook", profile);
    }

    /**
     * Runs the route, at once or soon.
     *
     * @param mayKeepCaller whether the caller's thread may be kept for as long as the route takes
     * @throws RejectedExecutionException if too many events wait for it already
     */
    void execute(Runnable route, boolean mayKeepCaller) {
        if (!mayKeepCaller || !onServer.tryAcquire()) {
            handOver(route);
            return;
        }
        try {
            // Not before others that wait for their turn.
            if (running.hasQueuedThreads() || !running.tryAcquire()) {
                handOver(route);
            } else {
                runAndRelease(route);
            }
        } finally {
            onServer.release();
        }
    }

    private void handOver(Runnable route) {
        threads.execute(() -> {
            running.acquireUninterruptibly();
            runAndRelease(route);
        });
    }

    private void runAndRelease(Runnable route) {
        try {
            route.run();
        } finally {
            running.release();
        }
    }

    void close() {
        context.getExecutorServiceManager().shutdownGraceful(threads);
    }
}
