package io.github.camelinterakt.transport;

import java.time.Duration;
import java.util.concurrent.Future;

import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.MinimalHttpAsyncClient;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;

/**
 * Sends calls to the API without a proxy in between. Of HttpClient it takes connections, TLS and the protocols, and leaves out
 * the layers for redirects, cookies, authentication and retries, which the API has no use for and each call would pay.
 */
final class DirectSender implements Sender {

    private final MinimalHttpAsyncClient client;
    private final PoolingAsyncClientConnectionManager connections;
    private final RequestConfig config;
    private final int maxResponseSize;

    DirectSender(
            MinimalHttpAsyncClient client,
            PoolingAsyncClientConnectionManager connections,
            RequestConfig config,
            int maxResponseSize) {
        this.client = client;
        this.connections = connections;
        this.config = config;
        this.maxResponseSize = maxResponseSize;
        client.start();
    }

    @Override
    public void send(Call call, Reactor by) {
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(config);
        Exchange exchange = new Exchange(call, by, context, maxResponseSize);
        call.abortWith(by, exchange::abort);
        Future<?> unused = client.lease(call.target(), context, exchange);
    }

    @Override
    public void closeIdle(Duration unused) {
        connections.closeIdle(TimeValue.of(unused));
    }

    @Override
    public void close(boolean wait) {
        client.close(wait ? CloseMode.GRACEFUL : CloseMode.IMMEDIATE);
        connections.close(wait ? CloseMode.GRACEFUL : CloseMode.IMMEDIATE);
    }
}
