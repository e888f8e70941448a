package io.github.camelinterakt.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;

/** Sends calls through a proxy: with the whole HttpClient, which knows of tunnels and of the proxy's authentication. */
final class ProxySender implements Sender {

    private static final String ATTEMPT = "interakt.attempt";

    private final CloseableHttpAsyncClient client;
    private final PoolingAsyncClientConnectionManager connections;
    private final int maxResponseSize;

    ProxySender(CloseableHttpAsyncClient client, PoolingAsyncClientConnectionManager connections, int maxResponseSize) {
        this.client = client;
        this.connections = connections;
        this.maxResponseSize = maxResponseSize;
        client.start();
    }

    @Override
    public void send(Call call, Reactor by) {
        AsyncEntityProducer entity = call.body() == null ? null : call.body().open(call::progress);
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ATTEMPT, new Attempt(call, by));
        Future<RawResponse> future = client.execute(
                call.target(),
                new BasicRequestProducer(call.request(), entity),
                new Consumer(by, maxResponseSize),
                null,
                context,
                new FutureCallback<>() {
                    @Override
                    public void completed(RawResponse response) {
                        call.completed(by, response);
                    }

                    @Override
                    public void failed(Exception cause) {
                        call.failed(by, cause);
                    }

                    @Override
                    public void cancelled() {
                        call.failed(by, new IOException("the call was cancelled"));
                    }
                });
        call.abortWith(by, () -> future.cancel(true));
    }

    /** An interceptor, run on the I/O thread just before the first byte is written: from here on a failure is ambiguous. */
    static void writing(HttpRequest request, EntityDetails entity, HttpContext context) throws IOException {
        if (context.getAttribute(ATTEMPT) instanceof Attempt attempt) {
            attempt.call().writing(attempt.reactor());
        }
    }

    @Override
    public void closeIdle(Duration unused) {
        connections.closeIdle(TimeValue.of(unused));
    }

    @Override
    public void close(boolean wait) {
        client.close(wait ? CloseMode.GRACEFUL : CloseMode.IMMEDIATE);
    }

    /** A call on a reactor, as it is found in the HTTP client's context. */
    private record Attempt(Call call, Reactor reactor) {}

    private static final class Consumer implements AsyncResponseConsumer<RawResponse> {

        private final Reactor reactor;
        private final ResponseCollector collector;
        private FutureCallback<RawResponse> callback;

        Consumer(Reactor reactor, int maxResponseSize) {
            this.reactor = reactor;
            this.collector = new ResponseCollector(maxResponseSize);
        }

        @Override
        public void consumeResponse(
                HttpResponse response,
                EntityDetails entity,
                HttpContext context,
                FutureCallback<RawResponse> resultCallback) {
            reactor.enter();
            callback = resultCallback;
            collector.start(response, entity);
            if (entity == null) {
                resultCallback.completed(collector.end());
            }
        }

        @Override
        public void updateCapacity(CapacityChannel capacity) throws IOException {
            capacity.update(Integer.MAX_VALUE);
        }

        @Override
        public void consume(ByteBuffer source) throws IOException {
            collector.add(source);
        }

        @Override
        public void streamEnd(List<? extends Header> trailers) {
            callback.completed(collector.end());
        }

        @Override
        public void informationResponse(HttpResponse response, HttpContext context) {
            // 1xx answers say nothing about the call
        }

        @Override
        public void failed(Exception cause) {
            // the call hears of it from the client itself
        }

        @Override
        public void releaseResources() {
            // nothing beyond memory
        }
    }
}
