package io.github.camelinterakt.internal.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.util.concurrent.CamelThreadFactory;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Configures HttpClient: keep-alive, TLS, proxy, bounds, and nothing that repeats or redirects a request by itself. */
final class HttpClients {

    private static final int MAX_HEADER_LINE = 64 * 1024;
    private static final int MAX_HEADERS = 200;

    /** Shorter than the minute after which servers commonly close idle connections. */
    private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(55);

    private HttpClients() {}

    /** Starts a client; {@code onThreadEnd} receives what ended a thread of it, {@code null} where it just ended. */
    static CloseableHttpAsyncClient start(
            CamelContext camelContext, ConnectionSettings settings, Consumer<Throwable> onThreadEnd)
            throws GeneralSecurityException, IOException {
        HttpAsyncClientBuilder builder = HttpAsyncClients.custom()
                .setConnectionManager(connections(camelContext, settings))
                // One I/O thread does thousands of calls a second; a plan allows hundreds a minute.
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(MAX_HEADER_LINE)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
                // Else its log of the wire would show keys and messages.
                .setIoSessionDecorator(session -> session)
                .setThreadFactory(threads(camelContext, onThreadEnd))
                .evictIdleConnections(MAX_IDLE)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .addRequestInterceptorLast(Call::onWriting);
        if (settings.proxy() != null) {
            useProxy(builder, settings.proxy());
        }
        CloseableHttpAsyncClient client = builder.build();
        client.start();
        return client;
    }

    private static ThreadFactory threads(CamelContext camelContext, Consumer<Throwable> onThreadEnd) {
        String pattern = camelContext.getExecutorServiceManager().getThreadNamePattern();
        ThreadFactory threads = new CamelThreadFactory(pattern, "InteraktHttp", true);
        return task -> threads.newThread(() -> {
            Throwable cause = null;
            try {
                task.run();
            } catch (Throwable e) {
                cause = e;
            }
            onThreadEnd.accept(cause);
        });
    }

    /**
     * Host names are verified twice, because Camel's SSL context replaces the parameters of an engine, and with them the
     * endpoint identification that HttpClient's built-in policy alone relies on.
     */
    private static AsyncClientConnectionManager connections(CamelContext camelContext, ConnectionSettings settings)
            throws GeneralSecurityException, IOException {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .setTlsStrategy(ClientTlsStrategyBuilder.create()
                        .setSslContext(
                                settings.tls() == null
                                        ? SSLContexts.createDefault()
                                        : settings.tls().createSSLContext(camelContext))
                        .setHostVerificationPolicy(HostnameVerificationPolicy.BOTH)
                        .setHostnameVerifier(HttpsSupport.getDefaultHostnameVerifier())
                        .buildAsync())
                .build();
    }

    private static void useProxy(HttpAsyncClientBuilder builder, ConnectionSettings.Proxy proxy) {
        builder.setProxy(new HttpHost(proxy.host(), proxy.port()));
        if (proxy.username() != null) {
            String password = proxy.password() == null ? "" : proxy.password();
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(proxy.host(), proxy.port()),
                    new UsernamePasswordCredentials(proxy.username(), password.toCharArray()));
            builder.setDefaultCredentialsProvider(credentials);
        }
    }
}
