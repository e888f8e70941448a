package io.github.camelinterakt.media;

import java.io.File;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.media.MediaDownloadException.Problem;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** Media comes whole or not at all, from where it may come from, and no more of it than is wanted. */
class MediaDownloadTest {

    private static final String PATH = "/media?signature=examplesignature";
    private static final byte[] MEDIA = new byte[100_000];

    static {
        new Random(1).nextBytes(MEDIA);
    }

    private final MediaDownload download = new MediaDownload();
    private final AtomicReference<byte[]> received = new AtomicReference<>();
    private final AtomicReference<File> file = new AtomicReference<>();
    private DefaultCamelContext context;
    private MediaServer server;

    @BeforeEach
    void start() throws Exception {
        server = new MediaServer();
        context = new DefaultCamelContext();
        download.setAllowPrivateAddresses(true);
        download.setAttemptDelay(10);
        download.setTimeout(10_000);
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theMediaOfAnEventBecomesTheBodyAsAStream(boolean chunked) throws Exception {
        server.answer(chunked ? MediaServer.chunked(MEDIA) : MediaServer.ok(MEDIA));
        Exchange exchange = send(event(server.url(PATH)));
        assertThat(exchange.getException()).isNull();
        assertThat(received.get()).isEqualTo(MEDIA);
        assertThat(exchange.getMessage().getHeader(Exchange.FILE_LENGTH)).isEqualTo((long) MEDIA.length);
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo(chunked ? null : "image/jpeg");
        assertThat(exchange.getMessage().getHeader("kept")).isEqualTo("kept");
        assertThat(server.requests()).containsExactly("GET " + PATH + " HTTP/1.1");
    }

    @Test
    void theUrlMayBeTheBody() throws Exception {
        server.answer(MediaServer.ok(MEDIA));
        assertThat(send(server.url(PATH)).getException()).isNull();
        assertThat(send(URI.create(server.url(PATH))).getException()).isNull();
        assertThat(received.get()).isEqualTo(MEDIA);
    }

    @Test
    void theBodyCanBeReadAgainAndItsFileIsGoneAfterTheExchange() throws Exception {
        server.answer(MediaServer.ok(MEDIA));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:twice")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                        .process(download)
                        .process(MediaDownloadTest.this::findFile)
                        .process(exchange -> {
                            byte[] bytes = exchange.getMessage().getBody(byte[].class);
                            if (received.getAndSet(bytes) == null) {
                                throw new IllegalStateException("once");
                            }
                        });
            }
        });
        context.start();
        Exchange exchange = context.createProducerTemplate()
                .send("direct:twice", e -> e.getMessage().setBody(event(server.url(PATH))));
        assertThat(exchange.getException()).isNull();
        assertThat(received.get()).isEqualTo(MEDIA);
        assertThat(server.requests()).hasSize(1);
        assertThat(file.get()).isNotNull().doesNotExist();
    }

    @Test
    void brokenAndBusyDownloadsAreRetried() throws Exception {
        server.answer(MediaServer.brokenOff(MEDIA))
                .answer(MediaServer.status("503 Service Unavailable"))
                .answer(MediaServer.ok(MEDIA));
        assertThat(send(event(server.url(PATH))).getException()).isNull();
        assertThat(received.get()).isEqualTo(MEDIA);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void afterTheLastAttemptTheDownloadFailsWithoutPartialMedia() throws Exception {
        server.answer(MediaServer.brokenOff(MEDIA));
        assertFails(send(event(server.url(PATH))), Problem.UNREACHABLE);
        assertThat(server.requests()).hasSize(3);
        server.close();
        assertFails(send(event(server.url(PATH))), Problem.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"403 Forbidden", "404 Not Found", "410 Gone", "204 No Content", "401 Unauthorized"})
    void goneMediaIsNotRetried(String status) throws Exception {
        server.answer(MediaServer.status(status));
        assertFails(send(event(server.url(PATH))), Problem.GONE);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mediaLargerThanMaxSizeIsRefusedWithAndWithoutContentLength(boolean declared) throws Exception {
        server.answer(declared ? MediaServer.ok(MEDIA) : MediaServer.chunked(MEDIA));
        download.setMaxSize(MEDIA.length - 1);
        assertFails(send(event(server.url(PATH))), Problem.TOO_LARGE);
        assertThat(server.requests()).hasSize(1);
        download.setMaxSize(MEDIA.length);
        assertThat(send(event(server.url(PATH))).getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSilentOrSlowServerDelaysTheRouteNoLongerThanTheTimeout(boolean dripping) throws Exception {
        server.answer(dripping ? server.dripping() : server.silent());
        download.setTimeout(300);
        download.setMaxAttempts(2);
        long start = System.nanoTime();
        assertFails(send(event(server.url(PATH))), Problem.UNREACHABLE);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(8_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "name", "value", "fold", "chunk", "trailer", "headers"})
    void aLineOrAHeadWithoutEndIsReadOnlyUpToALimit(String endless) throws Exception {
        MediaServer.Endless answer = new MediaServer.Endless(endless);
        server.answer(answer);
        download.setMaxAttempts(1);
        assertFails(send(event(server.url(PATH))), Problem.UNREACHABLE);
        assertThat(answer.accepted()).as("bytes that left the server").isLessThan(MediaServer.Endless.MOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.com/x",
                "jar:http://example.com/x!/y",
                "//example.com/x",
                "example.com/x",
                "http:///x",
                "mailto:a@example.com",
                "not a url"
            })
    void otherSchemesThanHttpAreRefused(String url) throws Exception {
        assertFails(send(event(url)), Problem.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "127.1", "2130706433", "0.0.0.0", "[::ffff:127.0.0.1]"})
    void privateAddressesAreNotCalled(String host) throws Exception {
        server.answer(MediaServer.ok(MEDIA));
        download.setAllowPrivateAddresses(false);
        Exchange exchange = send(event("http://" + host + ":" + server.port() + PATH));
        assertThat(exchange.getException()).isInstanceOf(MediaDownloadException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aConnectionUsesTheCheckedAddressAndARedirectIsCheckedToo() throws Exception {
        try (MediaServer internal = new MediaServer("127.0.0.1");
                MediaServer open = new MediaServer("127.0.0.2", internal.port())) {
            internal.answer(MediaServer.ok(MEDIA));
            open.answer(MediaServer.ok(MEDIA)).answer(MediaServer.status("302 Found", "Location: /again"));
            Rebinding names = new Rebinding("127.0.0.2", "127.0.0.1");
            PublicAddresses addresses = new PublicAddresses(
                    names, address -> address.getHostAddress().equals("127.0.0.2"));
            MediaClient client = new MediaClient(addresses, 1_000_000);
            URI url = URI.create("http://media.example.com:" + internal.port() + PATH);
            File saved = File.createTempFile("media", null);
            try {
                client.download(url, saved.toPath(), java.time.Duration.ofSeconds(10));
                assertThat(saved).hasBinaryContent(MEDIA);
                assertThat(names.asked.get()).isEqualTo(1);
                names.asked.set(0);
                // The second look-up of the name returns another address.
                assertThatThrownBy(() -> client.download(url, saved.toPath(), java.time.Duration.ofSeconds(10)))
                        .asInstanceOf(type(MediaDownloadException.class))
                        .extracting(MediaDownloadException::getProblem)
                        .isEqualTo(Problem.REFUSED);
                assertThat(open.requests()).hasSize(2);
                assertThat(internal.requests()).isEmpty();
            } finally {
                assertThat(saved.delete()).isTrue();
            }
        }
    }

    @Test
    void theNumberOfRedirectsIsLimited() throws Exception {
        server.answer(MediaServer.status("302 Found", "Location: /elsewhere"))
                .answer(MediaServer.status("307 Temporary Redirect", "Location: " + server.url("/there")))
                .answer(MediaServer.ok(MEDIA));
        assertThat(send(event(server.url(PATH))).getException()).isNull();
        assertThat(received.get()).isEqualTo(MEDIA);
        server.answer(MediaServer.status("302 Found", "Location: /for-ever"))
                .answer(MediaServer.status("302 Found", "Location: /for-ever"));
        assertThat(send(event(server.url(PATH))).getException()).isNull();
        assertThat(send(event(server.url(PATH))).getException()).isInstanceOf(MediaDownloadException.class);
    }

    @ParameterizedTest
    @CsvSource({"file:///etc/passwd", "ftp://example.com/x", "http://[bad/x"})
    void redirectsToOtherSchemesThanHttpAreRefused(String location) throws Exception {
        server.answer(MediaServer.status("302 Found", "Location: " + location));
        assertFails(send(event(server.url(PATH))), Problem.REFUSED);
    }

    @Test
    void noRedirectLeadsFromHttpsToHttp() {
        var redirects = new MediaClient.NeverToPlainText();
        BasicHttpRequest request = new BasicHttpRequest("GET", "/");
        HttpHost tls = new HttpHost("https", "media.example.com");
        HttpHost plain = new HttpHost("http", "media.example.com");
        assertThat(redirects.isRedirectAllowed(tls, plain, request, null)).isFalse();
        assertThat(redirects.isRedirectAllowed(tls, tls, request, null)).isTrue();
        assertThat(redirects.isRedirectAllowed(plain, tls, request, null)).isTrue();
        assertThat(redirects.isRedirectAllowed(plain, plain, request, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null"})
    void anExchangeWithoutMediaFailsWithTheReason(String body) throws Exception {
        assertFails(send("null".equals(body) ? null : body), Problem.NO_MEDIA);
        assertFails(send(WebhookEvent.parse(utf8("{\"type\":\"account_alerts\"}"))), Problem.NO_MEDIA);
    }

    @Test
    void invalidLimitsAreRefused() {
        assertThatThrownBy(() -> download.setMaxSize(0)).hasMessageContaining("maxSize");
        assertThatThrownBy(() -> download.setTimeout(0)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> download.setMaxAttempts(0)).hasMessageContaining("maxAttempts");
        assertThatThrownBy(() -> download.setAttemptDelay(-1)).hasMessageContaining("attemptDelay");
    }

    private Exchange send(Object body) throws Exception {
        if (context.getRoutes().isEmpty()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:media")
                            .process(download)
                            .process(exchange -> received.set(exchange.getMessage()
                                    .getBody(InputStream.class)
                                    .readAllBytes()));
                }
            });
            context.start();
        }
        received.set(null);
        return context.createProducerTemplate().send("direct:media", exchange -> {
            exchange.getMessage().setHeader("kept", "kept");
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
            exchange.getMessage().setBody(body);
        });
    }

    private void findFile(Exchange exchange) throws Exception {
        var field = exchange.getMessage().getBody().getClass().getDeclaredField("file");
        field.setAccessible(true);
        file.set((File) field.get(exchange.getMessage().getBody()));
        assertThat(file.get()).exists();
    }

    private void assertFails(Exchange exchange, Problem problem) {
        assertThat(exchange.getException())
                .asInstanceOf(type(MediaDownloadException.class))
                .extracting(MediaDownloadException::getProblem)
                .isEqualTo(problem);
        assertThat(received.get()).isNull();
        StringWriter trace = new StringWriter();
        exchange.getException().printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("signature", "examplesignature");
    }

    private static WebhookEvent event(String url) throws Exception {
        return WebhookEvent.parse(utf8(
                "{\"type\":\"message_received\",\"data\":{\"message\":{\"message_content_type\":\"Image\",\"media_url\":\""
                        + url + "\"}}}"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A resolver that returns another address at each look-up. */
    private static final class Rebinding implements DnsResolver {

        private final String[] addresses;
        private final AtomicInteger asked = new AtomicInteger();

        Rebinding(String... addresses) {
            this.addresses = addresses;
        }

        @Override
        public InetAddress[] resolve(String host) throws java.net.UnknownHostException {
            return new InetAddress[] {
                InetAddress.getByName(addresses[Math.min(asked.getAndIncrement(), addresses.length - 1)])
            };
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
