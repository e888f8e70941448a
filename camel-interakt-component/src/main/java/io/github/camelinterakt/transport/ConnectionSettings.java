package io.github.camelinterakt.transport;

import java.time.Duration;

import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Everything that makes one HTTP client differ from another: endpoints with equal settings share a client.
 *
 * @param connectTimeout how long a connection, with its TLS handshake, may take
 * @param connectionRequestTimeout how long a call may wait for a connection of the pool
 * @param responseTimeout how long the complete answer may take, from the last byte of the request on
 * @param maxConnections the pool's size
 * @param maxResponseSize the largest answer, in bytes
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

    /**
     * An HTTP proxy.
     *
     * @param host its host
     * @param port its port
     * @param username the user to authenticate as; {@code null} for none
     * @param password that user's password; {@code null} for none
     */
    public record Proxy(String host, int port, String username, String password) {

        @Override
        public String toString() {
            return "Proxy[" + host + ":" + port + (username == null ? "" : ", with credentials") + "]";
        }
    }
}
