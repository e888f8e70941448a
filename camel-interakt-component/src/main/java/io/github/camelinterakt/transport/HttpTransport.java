package io.github.camelinterakt.transport;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the calls of all endpoints with equal {@link ConnectionSettings}.
 *
 * <p>It promises that every call completes, exactly once: with an answer, with the client's failure, at its deadline, or
 * when the transport is closed. The deadlines are its own, because the client's time-outs bound the silence between two
 * bytes, not the answer as a whole.
 *
 * <p>Routes may go on on the I/O thread (see {@link Continuations}). One that blocks there holds up the calls of its
 * reactor, and might wait for one of them; so it is watched, and the reactor replaced: what is not written yet goes through
 * the new one, what is waits in the old one for the thread to be free again.
 */
public final class HttpTransport extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final int TICKS_PER_TIMEOUT = 20;
    private static final long MIN_TICK_MILLIS = 5;
    private static final long MAX_TICK_MILLIS = 50;
    private static final long IDLE_CHECK_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final CamelContext camelContext;
    private final ConnectionSettings settings;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final Queue<Reactor> retired = new ConcurrentLinkedQueue<>();

    private volatile Reactor reactor;
    private volatile Reactor awaited;
    private volatile CompletionExecutor pool;
    private ScheduledExecutorService ticker;
    private long idleClosedAt = System.nanoTime();

    HttpTransport(CamelContext camelContext, ConnectionSettings settings) {
        this.camelContext = camelContext;
        this.settings = settings;
    }

    /** How long the complete answer may take, from the last byte of the request on. */
    public Duration responseTimeout() {
        return settings.responseTimeout();
    }

    /** Decides, for one endpoint, where its routes go on. */
    public Continuations continuations(boolean ioThreadAllowed) {
        return new Continuations(pool, ioThreadAllowed);
    }

    /**
     * Sends a request.
     *
     * @param handler gets the answer or the failure, once, on a thread that serves other calls as well: it must not block
     */
    public void send(
            HttpHost target,
            BasicHttpRequest request,
            RequestBody body,
            BiConsumer<RawResponse, TransportException> handler) {
        Call call = new Call(target, request, body, settings, calls, handler);
        IoThread busy = IoThread.inContinuation();
        if (busy != null) {
            busy.putOff(() -> send(call, reactor));
        } else {
            send(call, reactor);
        }
    }

    /**
     * Sends a request that a thread waits for, which may be an I/O thread: through a reactor whose own thread never runs
     * continuations.
     */
    public void sendAwaited(
            HttpHost target,
            BasicHttpRequest request,
            RequestBody body,
            BiConsumer<RawResponse, TransportException> handler) {
        BiConsumer<RawResponse, TransportException> awaiting = (response, failure) -> {
            Connections.releaseKept();
            handler.accept(response, failure);
        };
        send(new Call(target, request, body, settings, calls, awaiting), awaitedReactor());
    }

    private static void send(Call call, Reactor through) {
        if (through == null) {
            call.fail(TransportException.Problem.CONNECTION, "the Camel context is stopped", null);
        } else if (call.moveTo(through)) {
            try {
                through.send(call);
            } catch (RuntimeException e) {
                call.fail(TransportException.Problem.CONNECTION, "the request could not be made", e);
            }
        }
    }

    private Reactor awaitedReactor() {
        if (awaited == null && isStarted()) {
            synchronized (this) {
                if (awaited == null) {
                    awaited = newReactor();
                }
            }
        }
        return awaited;
    }

    private Reactor newReactor() {
        try {
            return new Reactor(camelContext, settings);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    @Override
    protected void doStart() {
        pool = new CompletionExecutor(camelContext);
        reactor = newReactor();
        long tick = Math.max(
                MIN_TICK_MILLIS,
                Math.min(MAX_TICK_MILLIS, settings.responseTimeout().toMillis() / TICKS_PER_TIMEOUT));
        ticker = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "InteraktDeadlines");
        ScheduledFuture<?> unused = ticker.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        if (ticker != null) {
            camelContext.getExecutorServiceManager().shutdownNow(ticker);
        }
        Reactor last = reactor;
        Reactor lastAwaited = awaited;
        reactor = null;
        awaited = null;
        close(last);
        close(lastAwaited);
        retired.forEach(HttpTransport::close);
        retired.clear();
        calls.forEach(call -> call.fail(TransportException.Problem.CONNECTION, "the Camel context was stopped", null));
        if (pool != null) {
            pool.close();
        }
    }

    private static void close(Reactor closing) {
        if (closing != null) {
            closing.close();
        }
    }

    private void tick() {
        try {
            long now = System.nanoTime();
            for (Call call : calls) {
                call.expireAt(now);
            }
            pool.relieve();
            replaceBlockedReactor();
            retired.forEach(Reactor::runPutOff);
            retired.removeIf(this::closeIfDone);
            closeIdle(now);
        } catch (RuntimeException e) {
            // An executor stops repeating what throws, and with it all deadlines.
            LOG.warn("Deadlines could not be checked; trying again", e);
        }
    }

    private void closeIdle(long now) {
        if (now - idleClosedAt > IDLE_CHECK_NANOS) {
            idleClosedAt = now;
            closeIdle(reactor);
            closeIdle(awaited);
        }
    }

    private static void closeIdle(Reactor open) {
        if (open != null) {
            open.closeIdle();
        }
    }

    private void replaceBlockedReactor() {
        Reactor blocked = reactor;
        Continuations by = blocked == null ? null : blocked.look();
        if (by == null) {
            return;
        }
        if (by.blocked()) {
            LOG.info(
                    "A route step after an Interakt endpoint blocks; from now on these steps run on threads of their own");
        }
        reactor = newReactor();
        retired.add(blocked);
        for (Call call : calls) {
            if (call.isWaitingIn(blocked)) {
                send(call, reactor);
            }
        }
    }

    private boolean closeIfDone(Reactor old) {
        boolean done = old.look() == null && calls.stream().noneMatch(call -> call.isIn(old));
        if (done) {
            old.close();
        }
        return done;
    }
}
