package io.github.camelinterakt.internal.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Reason;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the requests of all endpoints with equal {@link ConnectionSettings}.
 *
 * <p>Every call ends exactly once: with a response, with a failure, at its deadline, or when the transport stops. The
 * deadlines are its own, because the client's time-outs bound the silence between two bytes, not the whole call. What
 * follows a call runs on a pool of threads without bound and without queue, so that a step that blocks delays no other call.
 */
public final class HttpTransport extends ServiceSupport implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final long TICK_MILLIS = 50;
    private static final String STOPPED = "the Camel context is stopped";

    final long connectNanos;
    final long responseNanos;
    final int maxResponseSize;

    /** How many bytes a connection had received at the end of its last response: what follows would be taken for the next one. */
    final Map<EndpointDetails, Long> received = Collections.synchronizedMap(new WeakHashMap<>());

    private final CamelContext camelContext;
    private final ConnectionSettings settings;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    private CloseableHttpAsyncClient client;
    private int clientNumber;
    private ExecutorService workers;
    private ScheduledExecutorService timer;
    private Throwable tickProblem;

    private HttpTransport(CamelContext camelContext, ConnectionSettings settings) {
        this.camelContext = camelContext;
        this.settings = settings;
        this.connectNanos = settings.connectionRequestTimeout()
                .plus(settings.connectTimeout())
                .toNanos();
        this.responseNanos = settings.responseTimeout().toNanos();
        this.maxResponseSize = settings.maxResponseSize();
    }

    /** The started transport of these settings in that context, which stops it. */
    public static HttpTransport of(CamelContext camelContext, ConnectionSettings settings) throws Exception {
        synchronized (HttpTransport.class) {
            for (HttpTransport transport : camelContext.hasServices(HttpTransport.class)) {
                if (transport.settings.equals(settings)) {
                    return transport;
                }
            }
            HttpTransport created = new HttpTransport(camelContext, settings);
            // started now: routes that check their templates call the API before the context has started its services
            camelContext.addService(created, true, true);
            return created;
        }
    }

    /** How long the complete response may take, from the last byte of the request on. */
    public Duration responseTimeout() {
        return settings.responseTimeout();
    }

    /**
     * Sends a request, with an entity if there is one. The handler receives the response or the failure, once, on a thread
     * that it may block.
     */
    public void send(
            InteraktOperation operation,
            HttpHost target,
            HttpRequest request,
            Supplier<AsyncEntityProducer> entity,
            BiConsumer<Message<HttpResponse, byte[]>, InteraktException> handler) {
        Call call = new Call(this, operation, handler);
        calls.add(call);
        try {
            CloseableHttpAsyncClient running = runningClient();
            if (running == null) {
                call.fail(Reason.CONNECTION_FAILED, STOPPED, null);
            } else {
                call.start(running, target, new BasicRequestProducer(request, entity == null ? null : entity.get()));
            }
        } catch (Throwable e) {
            call.fail(Reason.CONNECTION_FAILED, "the request could not be sent", e);
        }
    }

    /** Runs what follows a call, or a wait for one, on a thread that it may block. */
    @Override
    public void execute(Runnable task) {
        execute(task, System.nanoTime() + responseNanos);
    }

    private void execute(Runnable task, long deadline) {
        try {
            workers.execute(task);
        } catch (Throwable noThread) {
            // Rejected, or the operating system has no thread, which is an OutOfMemoryError: it may have one in time.
            if (isRunAllowed() && System.nanoTime() - deadline < 0) {
                var unused = timer.schedule(() -> execute(task, deadline), TICK_MILLIS, TimeUnit.MILLISECONDS);
            } else {
                task.run();
            }
        }
    }

    void ended(Call call, Runnable continuation) {
        calls.remove(call);
        execute(continuation);
    }

    private synchronized CloseableHttpAsyncClient runningClient() throws GeneralSecurityException, IOException {
        if (client == null && isRunAllowed()) {
            int number = ++clientNumber;
            client = HttpClients.start(camelContext, settings, cause -> onThreadEnd(number, cause));
        }
        return client;
    }

    /** Without its thread a client completes nothing any more; the next call creates another one. */
    private void onThreadEnd(int number, Throwable cause) {
        CloseableHttpAsyncClient ended;
        synchronized (this) {
            if (client == null || number != clientNumber) {
                return;
            }
            ended = client;
            client = null;
        }
        calls.forEach(call -> call.fail(Reason.CONNECTION_FAILED, "the HTTP client has ended", cause));
        LOG.error("The HTTP client has ended with all its calls; the next call starts a new one", cause);
        execute(() -> ended.close(CloseMode.IMMEDIATE));
    }

    @Override
    protected void doStart() throws Exception {
        ExecutorServiceManager threads = camelContext.getExecutorServiceManager();
        workers = threads.newCachedThreadPool(this, "InteraktWorker");
        timer = threads.newSingleThreadScheduledExecutor(this, "InteraktDeadlines");
        var unusedClient = runningClient();
        var unusedTicks = timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        CloseableHttpAsyncClient last;
        synchronized (this) {
            last = client;
            client = null;
        }
        if (last != null) {
            // Lets calls under way end, for some seconds.
            last.close(CloseMode.GRACEFUL);
        }
        calls.forEach(call -> call.fail(Reason.CONNECTION_FAILED, STOPPED, null));
        ExecutorServiceManager threads = camelContext.getExecutorServiceManager();
        // What waits for a thread still runs.
        threads.shutdown(timer);
        threads.shutdown(workers);
    }

    /** Ends the calls that are late. */
    private void tick() {
        try {
            if (tickProblem != null) {
                LOG.warn("Deadlines could not be checked; the next check follows", tickProblem);
                tickProblem = null;
            }
            long now = System.nanoTime();
            calls.forEach(call -> call.checkDeadline(now));
        } catch (Throwable e) {
            // An executor stops repeating what throws, and with it all deadlines.
            tickProblem = e;
        }
    }
}
