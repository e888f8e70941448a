package io.github.camelinterakt.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

import org.apache.camel.CamelContext;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sets HttpClient up for the API: keep-alive, time-outs, TLS, proxy, and nothing that acts by itself. */
final class HttpClients {

    /** Two read and write tens of thousands of calls a second; a plan allows some hundred a minute. */
    private static final int IO_THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

    private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(55);
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(2);
    private static final String USER_AGENT = "camel-interakt";

    private HttpClients() {}

    static CloseableHttpAsyncClient create(
            CamelContext camelContext, ConnectionSettings settings, ThreadFactory threads)
            throws GeneralSecurityException, IOException {
        Timeout responseTimeout = timeout(settings.responseTimeout());
        PoolingAsyncClientConnectionManagerBuilder connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.connectTimeout()))
                        .setSocketTimeout(responseTimeout)
                        .setValidateAfterInactivity(VALIDATE_AFTER)
                        .build());
        if (settings.tls() != null) {
            connections.setTlsStrategy(ClientTlsStrategyBuilder.create()
                    .setSslContext(settings.tls().createSSLContext(camelContext))
                    .buildAsync());
        }
        HttpAsyncClientBuilder builder = HttpAsyncClientBuilder.create()
                .setConnectionManager(connections.build())
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(IO_THREADS)
                        .setTcpNoDelay(true)
                        .setSoTimeout(responseTimeout)
                        .build())
                .setThreadFactory(threads)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(settings.connectionRequestTimeout()))
                        .setResponseTimeout(responseTimeout)
                        .setConnectionKeepAlive(KEEP_ALIVE)
                        .build())
                .setUserAgent(USER_AGENT)
                // A retry of the client's own would send twice behind the route's back, and sleeps through a
                // Retry-After.
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableConnectionState()
                .addRequestInterceptorLast(HttpClients::writing);
        if (settings.proxy() == null) {
            builder.disableAuthCaching();
        } else {
            useProxy(builder, settings.proxy());
        }
        return builder.build();
    }

    private static void useProxy(HttpAsyncClientBuilder builder, ConnectionSettings.Proxy proxy) {
        builder.setProxy(new HttpHost(proxy.host(), proxy.port()));
        if (proxy.username() != null) {
            char[] password =
                    proxy.password() == null ? new char[0] : proxy.password().toCharArray();
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(proxy.host(), proxy.port()),
                    new UsernamePasswordCredentials(proxy.username(), password));
            builder.setDefaultCredentialsProvider(credentials);
        }
    }

    /** Runs on the I/O thread just before the first byte is written: from here on a failure is ambiguous. */
    private static void writing(HttpRequest request, EntityDetails entity, HttpContext context) throws IOException {
        if (context.getAttribute(Reactor.Attempt.ATTRIBUTE) instanceof Reactor.Attempt attempt) {
            attempt.writing();
        }
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
