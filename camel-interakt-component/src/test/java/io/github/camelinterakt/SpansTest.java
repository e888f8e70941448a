package io.github.camelinterakt;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelinterakt.event.EventFixture;
import io.github.camelinterakt.internal.management.InteraktSpanDecorator;
import io.github.camelinterakt.internal.webhook.WebhookServer;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanContextPropagationExtractor;
import org.apache.camel.telemetry.SpanContextPropagationInjector;
import org.apache.camel.telemetry.SpanDecoratorManagerImpl;
import org.apache.camel.telemetry.SpanLifecycleManager;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.Tracer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The spans of camel-telemetry tell which call was made, and never whom it reached, what it said, or with which key. */
class SpansTest {

    private static final String PHONE = "919999999999";
    private static final String TEXT = "very personal";

    /** A span that can be read. */
    record RecordedSpan(String name, Map<String, String> tags) implements Span {
        @Override
        public void log(Map<String, String> fields) {
            fields.forEach((name, value) -> tags.put("log." + name, value));
        }

        @Override
        public void setTag(String key, String value) {
            tags.put(key, value);
        }

        @Override
        public void setComponent(String component) {
            tags.put("component", component);
        }

        @Override
        public void setError(boolean error) {
            tags.put("error", String.valueOf(error));
        }
    }

    /** Camel's tracer, which keeps the spans that it has closed. */
    static final class RecordingTracer extends Tracer {

        final List<RecordedSpan> spans = new CopyOnWriteArrayList<>();

        RecordingTracer(CamelContext context) {
            setCamelContext(context);
            init(context);
        }

        @Override
        protected void initTracer() {
            setSpanLifecycleManager(new SpanLifecycleManager() {
                @Override
                public Span create(String name, Span parent, SpanContextPropagationExtractor extractor) {
                    return new RecordedSpan(name, new ConcurrentHashMap<>());
                }

                @Override
                public void activate(Span span) {}

                @Override
                public void deactivate(Span span) {}

                @Override
                public void close(Span span) {
                    spans.add((RecordedSpan) span);
                }

                @Override
                public void inject(Span span, SpanContextPropagationInjector injector, boolean includeTracing) {}
            });
        }

        RecordedSpan span(String name) {
            Awaitility.await()
                    .until(() -> spans.stream().anyMatch(span -> span.name().equals(name)));
            return spans.stream()
                    .filter(span -> span.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void theSpanOfACallHasItsOperationIdAndCampaignAndNothingPersonal() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().sampleData(true).start();
                CamelFixture camel = new CamelFixture(sandbox.baseUrl())) {
            RecordingTracer tracer = new RecordingTracer(camel.context());
            camel.route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .to("interakt:trackUser")
                            .setBody(constant(List.of(TEXT)))
                            .to("interakt:message?templateName=order_shipped&languageCode=en&callbackData=" + TEXT
                                    + "&to=" + PHONE);
                }
            });
            camel.start();
            try {
                camel.template().requestBody("direct:in", Map.of("phoneNumber", PHONE, "traits", Map.of("name", TEXT)));
            } catch (org.apache.camel.CamelExecutionException expected) {
                assertThat(expected).hasRootCauseInstanceOf(InteraktException.class);
            }
            RecordedSpan call = tracer.span("interakt:trackUser");
            assertThat(call.tags())
                    .containsEntry("component", "camel-interakt")
                    .containsEntry("url.path", "trackUser")
                    .containsEntry("interakt.account", "interakt")
                    .containsEntry(TagConstants.SERVER_ADDRESS, sandbox.baseUrl())
                    .containsKey(TagConstants.EXCHANGE_ID)
                    .containsEntry("http.status_code", "202")
                    .doesNotContainKey("error");
            RecordedSpan message = tracer.span("interakt:message");
            assertThat(message.tags()).containsEntry("url.path", "message");
            assertNothingPersonal(tracer);
        }
    }

    @Test
    void theSpanOfAMessageHasItsIdAndCampaign() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start();
                CamelFixture camel = new CamelFixture(sandbox.baseUrl())) {
            sandbox.track("+" + PHONE, Map.of());
            sandbox.addTemplate("offer", "en", "Marketing", "Hello {{1}}");
            sandbox.addCampaign("c1", "Autumn", "offer", "en");
            RecordingTracer tracer = new RecordingTracer(camel.context());
            camel.route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .to("interakt:message?templateName=offer&languageCode=en&campaignId=c1&to=" + PHONE);
                }
            });
            camel.start();
            camel.template().requestBody("direct:in", List.of(TEXT));
            assertThat(tracer.span("interakt:message").tags())
                    .containsEntry(
                            "interakt.message.id",
                            sandbox.messages().get(0).id().toString())
                    .containsEntry("interakt.campaign.id", "c1")
                    .containsEntry("http.status_code", "201");
            assertNothingPersonal(tracer);
        }
    }

    @Test
    void theSpanOfAFailureHasReasonAndOutcomeAndNoTextOfIt() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start();
                CamelFixture camel = new CamelFixture(sandbox.baseUrl())) {
            RecordingTracer tracer = new RecordingTracer(camel.context());
            camel.route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .doTry()
                            .to("interakt:message?type=Text&to=" + PHONE)
                            .doCatch(Exception.class);
                }
            });
            camel.start();
            camel.template().requestBody("direct:in", TEXT);
            RecordedSpan span = tracer.span("interakt:message");
            assertThat(span.tags())
                    .containsEntry("error", "true")
                    .containsEntry("error.type", InteraktException.class.getName())
                    .containsEntry("interakt.reason", "CUSTOMER_UNKNOWN")
                    .containsEntry("interakt.outcome", "REJECTED");
            assertNothingPersonal(tracer);
        }
    }

    @Test
    void theSpanOfAnEventHasItsTypeAndMessage() throws Exception {
        try (WebhookServer server = new WebhookServer().route("webhookSecret=" + WebhookServer.SECRET)) {
            RecordingTracer tracer = new RecordingTracer(server.context());
            server.start();
            EventFixture delivered = EventFixture.named("message-api-delivered");
            assertThat(server.post(delivered.body())).isEqualTo(200);
            assertThat(tracer.span("interakt:webhook").tags())
                    .containsEntry("url.path", "webhook")
                    .containsEntry("interakt.event.type", "message_api_delivered")
                    .containsEntry("interakt.event.status", "DELIVERED")
                    .containsEntry(
                            "interakt.event.message.id", delivered.event().getMessageId());
            assertThat(tracer.spans.toString())
                    .doesNotContain(WebhookServer.SECRET, delivered.event().getPhone());
        }
    }

    @Test
    void theSecondAccountsSpansAreDecoratedAsWell() throws Exception {
        try (CamelFixture camel = new CamelFixture("http://127.0.0.1:1")) {
            InteraktComponent second = new InteraktComponent(camel.context());
            second.getConfiguration().setApiKey("otherkey");
            camel.context().addComponent("support", second);
            assertThat(new SpanDecoratorManagerImpl().get(camel.context().getEndpoint("support:getUser")))
                    .isInstanceOf(InteraktSpanDecorator.class);
        }
    }

    private static void assertNothingPersonal(RecordingTracer tracer) {
        assertThat(tracer.spans.stream().filter(span -> span.name().startsWith("interakt")))
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.tags().toString())
                        .doesNotContain(PHONE, PHONE.substring(2), TEXT, TEXT.replace(" ", "+"), "examplekey"));
    }
}
