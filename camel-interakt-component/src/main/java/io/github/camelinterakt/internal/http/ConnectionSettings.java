package io.github.camelinterakt.internal.http;

import java.time.Duration;

import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The settings of an HTTP client. Endpoints with equal settings share a client.
 *
 * @param connectTimeout bounds connecting, TLS handshake included
 * @param connectionRequestTimeout bounds the wait for a connection of the pool
 * @param responseTimeout bounds the complete response, from the last byte of the request on
 * @param maxConnections the size of the pool
 * @param maxResponseSize the largest successful response, in bytes
 * @param tls the TLS parameters; {@code null} for the JVM's
 * @param proxy the proxy; {@code null} for none
 */
public record ConnectionSettings(
        Duration connectTimeout,
        Duration connectionRequestTimeout,
        Duration responseTimeout,
        int maxConnections,
        int maxResponseSize,
        SSLContextParameters tls,
        Proxy proxy) {

    /** An HTTP proxy; {@code username} and {@code password} are {@code null} where it asks for none. */
    public record Proxy(String host, int port, String username, String password) {

        @Override
        public String toString() {
            return "Proxy[" + host + ":" + port + (username == null ? "" : ", with credentials") + "]";
        }
    }
}
