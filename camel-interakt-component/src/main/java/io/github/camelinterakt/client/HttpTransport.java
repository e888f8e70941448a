package io.github.camelinterakt.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP client with its connection pool, shared by all endpoints with equal {@link ConnectionSettings}.
 *
 * <p>It promises that every call completes, exactly once: with an answer, with the client's failure, at its deadline, or
 * when the transport is closed. The deadlines are its own, because the client's time-outs bound the silence between two
 * bytes, not the answer as a whole.
 */
public final class HttpTransport extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final int TICKS_PER_TIMEOUT = 20;
    private static final long MIN_TICK_MILLIS = 5;
    private static final long MAX_TICK_MILLIS = 100;

    private final CamelContext camelContext;
    private final ConnectionSettings settings;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    private volatile CloseableHttpAsyncClient client;
    private volatile CompletionExecutor completions;
    private ScheduledExecutorService ticker;

    HttpTransport(CamelContext camelContext, ConnectionSettings settings) {
        this.camelContext = camelContext;
        this.settings = settings;
    }

    /**
     * Sends a request.
     *
     * @param handler gets the answer or the failure, once. It runs on a thread that serves other calls as well and must not
     *     block; see {@link #completions()}
     */
    public void send(
            HttpHost target,
            BasicHttpRequest request,
            ApiRequest.Body body,
            BiConsumer<ApiResponse, TransportException> handler) {
        Call call = new Call(settings, handler, calls);
        CloseableHttpAsyncClient running = client;
        if (running == null) {
            call.failed(new IllegalStateException("the transport is stopped"));
            return;
        }
        AsyncEntityProducer entity = body == null ? null : body.open(call::progress);
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(Call.ATTRIBUTE, call);
        call.cancelWith(running.execute(
                target,
                new BasicRequestProducer(request, entity),
                new ResponseConsumer(settings.maxResponseSize()),
                null,
                context,
                call));
        if (client == null) {
            call.failed(new IllegalStateException("the transport was stopped"));
        }
    }

    /** Runs what follows an answer: a route's next steps, which may block. */
    public Executor completions() {
        return completions;
    }

    @Override
    protected void doStart() throws Exception {
        completions = new CompletionExecutor(camelContext);
        client = HttpClients.create(camelContext, settings);
        client.start();
        long tick = Math.max(
                MIN_TICK_MILLIS,
                Math.min(MAX_TICK_MILLIS, settings.responseTimeout().toMillis() / TICKS_PER_TIMEOUT));
        ticker = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "InteraktDeadlines");
        ScheduledFuture<?> unused = ticker.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        CloseableHttpAsyncClient closing = client;
        client = null;
        if (closing != null) {
            closing.close(CloseMode.GRACEFUL);
        }
        calls.forEach(call -> call.failed(new IllegalStateException("the transport was stopped")));
        camelContext.getExecutorServiceManager().shutdownNow(ticker);
        if (completions != null) {
            completions.close();
        }
    }

    private void tick() {
        try {
            long now = System.nanoTime();
            for (Call call : calls) {
                call.expireAt(now);
            }
            completions.relieve();
        } catch (RuntimeException e) {
            // An executor stops repeating what throws, and with it all deadlines.
            LOG.warn("Deadlines could not be checked; trying again", e);
        }
    }
}
