package io.github.camelinterakt.internal.webhook;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.camelinterakt.BrokenStream;
import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktEndpoint;
import io.github.camelinterakt.event.EventFixture;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultExchange;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is found, and what is refused, when the endpoint is made. */
class WebhookSetupTest {

    /** Records the requested configuration. */
    static final class RecordingServer extends DefaultComponent implements RestConsumerFactory {

        private final List<String> paths = new ArrayList<>();
        private Processor processor;

        @Override
        public Consumer createConsumer(
                CamelContext context,
                Processor processor,
                String verb,
                String basePath,
                String uriTemplate,
                String consumes,
                String produces,
                RestConfiguration configuration,
                Map<String, Object> parameters)
                throws Exception {
            paths.add(basePath);
            this.processor = processor;
            return new DefaultConsumer(context.getEndpoint("direct:http"), processor);
        }

        Processor processor() {
            return processor;
        }

        @Override
        protected org.apache.camel.Endpoint createEndpoint(String uri, String rest, Map<String, Object> parameters) {
            throw new UnsupportedOperationException();
        }
    }

    private static final String SECRET = "ackDeadline=50s&webhookSecret=" + WebhookServer.SECRET;

    @Test
    void theOptionSelectsTheServer() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            RecordingServer named = new RecordingServer();
            context.addComponent("first", new RecordingServer());
            context.addComponent("named", named);
            CamelFixture.options(context, "httpServerComponent=named");
            start(context, "interakt:webhook?path=/here&" + SECRET);
            assertThat(named.paths).containsExactly("/here");
        }
    }

    @Test
    void theRestConfigurationSelectsTheServerByDefault() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            RecordingServer named = new RecordingServer();
            context.addComponent("named", named);
            context.getRestConfiguration().setComponent("named");
            start(context, "interakt:webhook?" + SECRET);
            assertThat(named.paths).containsExactly("/interakt");
        }
    }

    @Test
    void platformHttpIsTheDefaultServer() throws Exception {
        try (WebhookServer server = new WebhookServer().route(SECRET)) {
            server.context().addComponent("another", new RecordingServer());
            server.start();
            assertThat(server.post(EventFixture.named("received-text").body())).isEqualTo(200);
        }
    }

    @Test
    void theServiceUrlIsThePath() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("server", new RecordingServer());
            CamelFixture.options(context, "httpServerComponent=server");
            EndpointServiceLocation endpoint =
                    context.getEndpoint("interakt:webhook?path=/here&" + SECRET, InteraktEndpoint.class);
            assertThat(endpoint.getServiceUrl()).isEqualTo("/here");
            assertThat(endpoint.getServiceProtocol()).isEqualTo("http");
        }
    }

    @Test
    void aComponentWithoutAServerIsRefusedByName() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            CamelFixture.options(context, "httpServerComponent=direct");
            assertThatThrownBy(() -> start(context, "interakt:webhook?" + SECRET))
                    .rootCause()
                    .hasMessageContaining("direct")
                    .hasMessageContaining("httpServerComponent");
        }
    }

    @Test
    void twoRoutesAtOnePathAreRefusedByName() throws Exception {
        assertThatThrownBy(() -> startBoth("", "&customerMessagesOnly=true"))
                .hasStackTraceContaining("The routes one and two would both take what is posted to /interakt")
                .hasStackTraceContaining("another path");
    }

    @Test
    void twoRoutesOfOneInboxAreRefusedByName() throws Exception {
        String inbox = "&ack=onStore&inbox=#inbox";
        assertThatThrownBy(() -> startBoth(inbox, inbox + "&inboxTable=INTERAKT_inbox&path=/rcs"))
                .hasStackTraceContaining("The routes one and two would both be fed from the inbox INTERAKT_inbox")
                .hasStackTraceContaining("another inboxTable");
    }

    @Test
    void routesWithDifferentPathsAndInboxesStartAndRestart() throws Exception {
        String inbox = "&ack=onStore&inbox=#inbox";
        startBoth(inbox, inbox + "&inboxTable=rcs_inbox&path=/rcs");
    }

    /** Starts them, and each once more. */
    private static void startBoth(String one, String two) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            JdbcDataSource database = new JdbcDataSource();
            // Without a delay the database is dropped when its last connection is closed.
            database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            context.getRegistry().bind("inbox", database);
            context.addComponent("named", new RecordingServer());
            CamelFixture.options(context, "httpServerComponent=named");
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    String webhook = "interakt:webhook?" + SECRET;
                    from(webhook + one).routeId("one").process(exchange -> {});
                    from(webhook + two).routeId("two").process(exchange -> {});
                }
            });
            context.start();
            for (String route : List.of("one", "two")) {
                context.getRouteController().stopRoute(route);
                context.getRouteController().startRoute(route);
            }
        }
    }

    @Test
    void theOptionsOfTheComponentAreTheDefaultsOfItsEndpoints() throws Exception {
        try (WebhookServer server = new WebhookServer()) {
            WebhookConfiguration defaults = server.context()
                    .getComponent("interakt", InteraktComponent.class)
                    .getWebhookConfiguration();
            defaults.setWebhookSecret(WebhookServer.SECRET);
            defaults.setMaxBodySize(10);
            server.route("path=/here").start();
            byte[] event = EventFixture.named("received-text").body();
            assertThat(WebhookServer.signed("/here", event).status(server.port()))
                    .isEqualTo(413);
        }
    }

    @Test
    void theWebhookIsAConsumerOnly() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("server", new RecordingServer());
            CamelFixture.options(context, "httpServerComponent=server");
            context.start();
            assertThatThrownBy(() ->
                            context.getEndpoint("interakt:webhook?" + SECRET).createProducer())
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("from(");
            assertThatThrownBy(() -> context.getEndpoint("interakt:message?apiKey=examplekey")
                            .createConsumer(exchange -> {}))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("to(");
        }
    }

    @Test
    void serversThatDoNotWaitAreAnsweredWithoutWaitingToo() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            RecordingServer http = new RecordingServer();
            context.addComponent("named", http);
            CamelFixture.options(context, "httpServerComponent=named");
            start(context, "interakt:webhook?" + SECRET);
            byte[] body = EventFixture.named("received-text").body();
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(new java.io.ByteArrayInputStream(body));
            exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
            exchange.getMessage().setHeader("Interakt-Signature", WebhookServer.signature(WebhookServer.SECRET, body));
            java.util.concurrent.CompletableFuture<Boolean> done = new java.util.concurrent.CompletableFuture<>();
            ((org.apache.camel.AsyncProcessor) http.processor).process(exchange, done::complete);
            assertThat(done.get(60, java.util.concurrent.TimeUnit.SECONDS)).isNotNull();
            assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                    .isEqualTo(200);
        }
    }

    @Test
    void aServerThatKeepsAStoppedRoutesPathIsAnsweredWith503() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            RecordingServer http = new RecordingServer();
            context.addComponent("named", http);
            CamelFixture.options(context, "httpServerComponent=named");
            start(context, "interakt:webhook?" + SECRET);
            context.getRouteController().stopAllRoutes();
            Exchange exchange = new DefaultExchange(context);
            http.processor.process(exchange);
            assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                    .isEqualTo(503);
        }
    }

    @Test
    void aBodyThatEndsInTheMiddleIsRefused() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            RecordingServer http = new RecordingServer();
            context.addComponent("named", http);
            CamelFixture.options(context, "httpServerComponent=named");
            start(context, "interakt:webhook?" + SECRET);
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
            exchange.getMessage().setBody(new BrokenStream());
            http.processor.process(exchange);
            assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                    .isEqualTo(400);
            assertThat(exchange.getException()).isNull();
        }
    }

    @Test
    void noMoreOfABodyIsReadThanMaxBodySize() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            RecordingServer http = new RecordingServer();
            context.addComponent("named", http);
            CamelFixture.options(context, "httpServerComponent=named&maxBodySize=1000");
            start(context, "interakt:webhook?" + SECRET);
            InputStream body = new ByteArrayInputStream(new byte[5_000]);
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
            exchange.getMessage().setBody(body);
            http.processor.process(exchange);
            assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                    .isEqualTo(413);
            assertThat(body.available()).isGreaterThanOrEqualTo(5_000 - 1_001);
        }
    }

    @Test
    void aBodyThatCannotBeReadAsBytesIsRefused() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            RecordingServer http = new RecordingServer();
            context.addComponent("named", http);
            CamelFixture.options(context, "httpServerComponent=named");
            start(context, "interakt:webhook?" + SECRET);
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
            exchange.getMessage().setBody(new java.io.InputStreamReader(new BrokenStream(), StandardCharsets.UTF_8));
            http.processor.process(exchange);
            assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                    .isEqualTo(400);
            assertThat(exchange.getException()).isNull();
        }
    }

    private static void start(DefaultCamelContext context, String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> {});
            }
        });
        context.start();
    }
}
