package io.github.camelinterakt.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

import org.apache.camel.CamelContext;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.io.CloseMode;

/** An HTTP client with its connection pool and its I/O threads. */
final class Reactor {

    private final CloseableHttpAsyncClient client;
    private final Set<IoThread> threads = ConcurrentHashMap.newKeySet();
    private final int maxResponseSize;

    Reactor(CamelContext camelContext, ConnectionSettings settings) throws GeneralSecurityException, IOException {
        maxResponseSize = settings.maxResponseSize();
        client = HttpClients.create(camelContext, settings, this::newThread);
        client.start();
    }

    private Thread newThread(Runnable target) {
        IoThread thread = new IoThread(target, "interakt-http");
        threads.add(thread);
        return thread;
    }

    /** Sends a call, unless it has been given to another reactor. */
    void send(Call call) {
        AsyncEntityProducer entity = call.body() == null ? null : call.body().open(call::progress);
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(Attempt.ATTRIBUTE, new Attempt(call, this));
        Future<RawResponse> future = client.execute(
                call.target(),
                new BasicRequestProducer(call.request(), entity),
                new ResponseConsumer(maxResponseSize),
                null,
                context,
                new FutureCallback<>() {
                    @Override
                    public void completed(RawResponse response) {
                        call.completed(Reactor.this, response);
                    }

                    @Override
                    public void failed(Exception cause) {
                        call.failed(Reactor.this, cause);
                    }

                    @Override
                    public void cancelled() {
                        call.failed(Reactor.this, new IOException("the call was cancelled"));
                    }
                });
        call.cancelWith(this, future);
    }

    /** Whose continuation has been blocking the I/O thread for long; null if none has. */
    Continuations blockedBy(long now) {
        for (IoThread thread : threads) {
            Continuations continuations = thread.blockedBy(now);
            if (continuations != null) {
                return continuations;
            }
        }
        return null;
    }

    /** Does what the blocked I/O thread has put off. */
    void runPutOff() {
        threads.forEach(IoThread::runPutOff);
    }

    void close() {
        // On its own thread, which a continuation may be stopping the context from, it could not wait for that thread's
        // end.
        boolean onOwnThread = Thread.currentThread() instanceof IoThread thread && threads.contains(thread);
        client.close(onOwnThread ? CloseMode.IMMEDIATE : CloseMode.GRACEFUL);
    }

    /** A call on this reactor, as it is found in the HTTP client's context. */
    record Attempt(Call call, Reactor reactor) {

        static final String ATTRIBUTE = "interakt.attempt";

        /** The connection is there, and nothing is written yet: the last moment at which the call can be taken away. */
        void writing() throws IOException {
            if (!call.writing(reactor)) {
                throw new IOException("the call is over, or goes another way");
            }
        }
    }
}
