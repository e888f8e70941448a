package io.github.camelinterakt.internal.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** A webhook's route on a real HTTP server. */
public final class WebhookServer implements AutoCloseable {

    public static final String SECRET = "examplekey";
    static final String ROUTE = "webhook";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final VertxPlatformHttpServer server;
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

    public WebhookServer() throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
        // Routes that fail are part of the tests.
        context.getShutdownStrategy().setTimeout(5);
    }

    public DefaultCamelContext context() {
        return context;
    }

    /** Sets options of the component. */
    public WebhookServer options(String options) {
        CamelFixture.options(context, options);
        return this;
    }

    /** A route that keeps a copy of each exchange. */
    public WebhookServer route(String options) throws Exception {
        return route(options, exchange -> {});
    }

    /** A route that keeps a copy of each exchange, and then does something. */
    public WebhookServer route(String options, Processor then) throws Exception {
        // Longer than a busy machine takes, unless the deadline is what the test is about.
        String patient = options.contains("ackDeadline")
                ? options
                : options + (options.isEmpty() ? "" : "&") + "ackDeadline=50s";
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("interakt:webhook?" + patient)
                        .routeId(ROUTE)
                        .process(exchange -> exchanges.add(exchange.copy()))
                        .process(then);
            }
        });
        return this;
    }

    public WebhookServer start() {
        context.start();
        return this;
    }

    public int port() {
        return server.getPort();
    }

    WebhookConsumer consumer() {
        return (WebhookConsumer) context.getRoute(ROUTE).getConsumer();
    }

    /** Whether no event waits or is on its way. */
    public boolean isIdle() {
        return consumer().getPendingExchangesSize() == 0;
    }

    /** What health says is wrong; null if nothing is. */
    public String problem() {
        return consumer().health.problem();
    }

    /** What has reached the route. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    List<WebhookEvent> events() {
        return exchanges.stream()
                .map(exchange -> exchange.getMessage().getBody(WebhookEvent.class))
                .toList();
    }

    /** Posts, signed. */
    public int post(byte[] body) throws IOException {
        return signed("/interakt", body).status(port());
    }

    int post(String body) throws IOException {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    static RawHttp signed(String path, byte[] body) {
        return new RawHttp(path)
                .header("Content-Type", "application/json")
                .header("Interakt-Signature", signature(SECRET, body))
                .body(body);
    }

    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
