package io.github.camelinterakt.transport;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections of a {@link DirectSender}: a pool, and the I/O threads that serve them.
 *
 * <p>An I/O thread that has read an answer keeps the connection while it runs what follows, because that is often the next
 * call: to give a connection back and to lease it anew would cost more than to write the call. It does so only while no call
 * waits for a connection.
 */
final class Connections {

    /** For the pool's own log. */
    private static final String NAME = "interakt";

    private static final ThreadLocal<Kept> KEPT = new ThreadLocal<>();

    private final PoolingAsyncClientConnectionManager pool;
    private final DefaultConnectingIOReactor ioThreads;
    private final Timeout requestTimeout;
    private final AtomicInteger waiting = new AtomicInteger();

    Connections(
            PoolingAsyncClientConnectionManager pool, DefaultConnectingIOReactor ioThreads, Duration requestTimeout) {
        this.pool = pool;
        this.ioThreads = ioThreads;
        this.requestTimeout = Timeout.of(requestTimeout);
        ioThreads.start();
    }

    /** Leases a connection, waiting for one of the pool if need be. */
    void lease(HttpHost target, FutureCallback<AsyncConnectionEndpoint> callback) {
        waiting.incrementAndGet();
        HttpRoute route = new HttpRoute(RoutingSupport.normalize(target, DefaultSchemePortResolver.INSTANCE));
        Future<?> unused = pool.lease(NAME, route, null, requestTimeout, new FutureCallback<>() {
            @Override
            public void completed(AsyncConnectionEndpoint leased) {
                waiting.decrementAndGet();
                if (leased.isConnected()) {
                    callback.completed(leased);
                } else {
                    connect(leased, callback);
                }
            }

            @Override
            public void failed(Exception cause) {
                waiting.decrementAndGet();
                callback.failed(cause);
            }

            @Override
            public void cancelled() {
                waiting.decrementAndGet();
                callback.cancelled();
            }
        });
    }

    private void connect(AsyncConnectionEndpoint leased, FutureCallback<AsyncConnectionEndpoint> callback) {
        Future<?> unused =
                pool.connect(leased, ioThreads, null, null, HttpCoreContext.create(), new FutureCallback<>() {
                    @Override
                    public void completed(AsyncConnectionEndpoint connected) {
                        callback.completed(connected);
                    }

                    @Override
                    public void failed(Exception cause) {
                        discard(leased);
                        callback.failed(cause);
                    }

                    @Override
                    public void cancelled() {
                        discard(leased);
                        callback.cancelled();
                    }
                });
    }

    /** Gives back a connection that can be used again. */
    void release(AsyncConnectionEndpoint connection) {
        pool.release(connection, null, TimeValue.NEG_ONE_MILLISECOND);
    }

    /** Gives back a connection that must not be used again. */
    void discard(AsyncConnectionEndpoint connection) {
        connection.close(CloseMode.GRACEFUL);
        pool.release(connection, null, TimeValue.ZERO_MILLISECONDS);
    }

    /** Runs what follows an answer while this thread keeps the answer's connection, and gives that back if it is left. */
    void keepWhile(HttpHost target, AsyncConnectionEndpoint connection, Runnable continuation) {
        if (waiting.get() > 0 || KEPT.get() != null) {
            release(connection);
            continuation.run();
            return;
        }
        KEPT.set(new Kept(this, target, connection));
        try {
            continuation.run();
        } finally {
            releaseKept();
        }
    }

    /** Gives back the connection that this thread keeps, if it does, before another thread goes on, which might want it. */
    static void releaseKept() {
        Kept here = KEPT.get();
        if (here != null) {
            KEPT.remove();
            here.owner().release(here.connection());
        }
    }

    /** The connection to that target which this thread keeps, if it does, and if nobody has waited for one since. */
    AsyncConnectionEndpoint takeKept(HttpHost target) {
        Kept here = KEPT.get();
        if (here == null
                || here.owner() != this
                || !here.target().equals(target)
                || waiting.get() > 0
                || !here.connection().isConnected()) {
            return null;
        }
        KEPT.set(null);
        return here.connection();
    }

    void closeIdle(Duration unused) {
        pool.closeIdle(TimeValue.of(unused));
    }

    void close(boolean wait) {
        CloseMode mode = wait ? CloseMode.GRACEFUL : CloseMode.IMMEDIATE;
        // The I/O threads first: they let the calls under way end before they close their connections.
        ioThreads.close(mode);
        pool.close(mode);
    }

    private record Kept(Connections owner, HttpHost target, AsyncConnectionEndpoint connection) {}
}
