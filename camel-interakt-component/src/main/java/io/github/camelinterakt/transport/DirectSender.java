package io.github.camelinterakt.transport;

import java.time.Duration;

import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;

/**
 * Sends calls to the API without a proxy in between. Of HttpClient it takes connections, TLS and the protocols, and leaves out
 * the layers for redirects, cookies, authentication and retries, which the API has no use for and each call would pay.
 */
final class DirectSender implements Sender {

    private final Connections connections;
    private final int maxResponseSize;

    DirectSender(Connections connections, int maxResponseSize) {
        this.connections = connections;
        this.maxResponseSize = maxResponseSize;
    }

    @Override
    public void send(Call call, Reactor by) {
        Exchange exchange = new Exchange(call, by, connections, maxResponseSize);
        call.abortWith(by, exchange::abort);
        AsyncConnectionEndpoint kept = connections.takeKept(call.target());
        if (kept == null) {
            connections.lease(call.target(), exchange);
        } else {
            exchange.completed(kept);
        }
    }

    @Override
    public void closeIdle(Duration unused) {
        connections.closeIdle(unused);
    }

    @Override
    public void close(boolean wait) {
        connections.close(wait);
    }
}
