package io.github.camelinterakt.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;

import org.apache.camel.CamelContext;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.function.Callback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.nio.command.ShutdownCommand;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.impl.nio.ClientH2StreamMultiplexerFactory;
import org.apache.hc.core5.http2.impl.nio.ClientHttpProtocolNegotiationStarter;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets HttpClient up for the API: keep-alive, time-outs, TLS, proxy, and nothing that acts by itself. */
final class HttpClients {

    private static final Logger LOG = LoggerFactory.getLogger(HttpClients.class);

    /** Two read and write tens of thousands of calls a second; a plan allows some hundred a minute. */
    private static final int IO_THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(2);

    private HttpClients() {}

    static Sender create(CamelContext camelContext, ConnectionSettings settings)
            throws GeneralSecurityException, IOException {
        PoolingAsyncClientConnectionManager connections = connections(camelContext, settings);
        IOReactorConfig threads = IOReactorConfig.custom()
                .setIoThreadCount(IO_THREADS)
                .setTcpNoDelay(true)
                .setSoTimeout(timeout(settings.responseTimeout()))
                .build();
        if (settings.proxy() == null) {
            return new DirectSender(
                    new Connections(connections, ioThreads(threads), settings.connectionRequestTimeout()),
                    settings.maxResponseSize());
        }
        RequestConfig requests = RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(settings.connectionRequestTimeout()))
                .setResponseTimeout(timeout(settings.responseTimeout()))
                .build();
        HttpAsyncClientBuilder builder = HttpAsyncClientBuilder.create()
                .setConnectionManager(connections)
                .setIOReactorConfig(threads)
                .setDefaultRequestConfig(requests)
                // A retry of the client's own would send twice behind the route's back, and sleeps through a
                // Retry-After.
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableConnectionState()
                .addRequestInterceptorLast(ProxySender::writing);
        useProxy(builder, settings.proxy());
        return new ProxySender(builder.build(), connections, settings.maxResponseSize());
    }

    private static PoolingAsyncClientConnectionManager connections(
            CamelContext camelContext, ConnectionSettings settings) throws GeneralSecurityException, IOException {
        PoolingAsyncClientConnectionManagerBuilder connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.connectTimeout()))
                        .setSocketTimeout(timeout(settings.responseTimeout()))
                        .setValidateAfterInactivity(VALIDATE_AFTER)
                        .build());
        if (settings.tls() != null) {
            connections.setTlsStrategy(ClientTlsStrategyBuilder.create()
                    .setSslContext(settings.tls().createSSLContext(camelContext))
                    .buildAsync());
        }
        return connections.build();
    }

    private static DefaultConnectingIOReactor ioThreads(IOReactorConfig threads) {
        HttpProcessor processor = new DefaultHttpProcessor(new RequestHeaders());
        H2Config http2 = H2Config.custom().setPushEnabled(false).build();
        Callback<Exception> logged = error -> LOG.error("An I/O thread of the HTTP client met an error", error);
        ClientHttpProtocolNegotiationStarter protocols = new ClientHttpProtocolNegotiationStarter(
                Http1.connections(processor),
                new ClientH2StreamMultiplexerFactory(processor, null, http2, CharCodingConfig.DEFAULT, null),
                HttpVersionPolicy.NEGOTIATE,
                null,
                null,
                logged);
        return new DefaultConnectingIOReactor(
                protocols,
                threads,
                null,
                TurnSession::decorate,
                logged,
                null,
                ShutdownCommand.GRACEFUL_NORMAL_CALLBACK);
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

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
