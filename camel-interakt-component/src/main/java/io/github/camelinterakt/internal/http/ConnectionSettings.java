package io.github.camelinterakt.internal.http;

import java.time.Duration;

import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The settings of an HTTP client; endpoints with equal settings share a client. The times bound connecting with its TLS handshake,
 * the wait for a connection of the pool, and the complete response from the last byte of the request on; without TLS parameters
 * the JVM's are used.
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
