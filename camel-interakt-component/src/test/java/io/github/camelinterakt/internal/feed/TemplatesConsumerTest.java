package io.github.camelinterakt.internal.feed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.internal.feed.TemplatesConsumer.TemplateState;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.feed.FeedTestBase.await;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code from("interakt:templates")} against the sandbox. */
class TemplatesConsumerTest {

    private static final String FEED = "interakt:templates?checkpoint=#checkpoint&initialDelay=0&delay=20";

    private final Sandbox sandbox = Sandbox.builder().templatesPageSize(3).start();
    private StateRepository<String, String> checkpoint = new MemoryStateRepository();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private CamelFixture camel;

    @AfterEach
    void stop() {
        if (camel != null) {
            camel.close();
        }
        sandbox.close();
    }

    private void start(String uri, org.apache.camel.Processor before) throws Exception {
        camel = new CamelFixture(sandbox.baseUrl());
        camel.context().getRegistry().bind("checkpoint", checkpoint);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(FeedTestBase.retryingSoon(camel, uri))
                        .routeId("feed")
                        .process(before)
                        .process(exchange -> changes.add(change(exchange)));
            }
        });
        camel.start();
    }

    private static String change(Exchange exchange) {
        return exchange.getMessage().getBody(Template.class).getName() + " "
                + exchange.getMessage().getHeader(InteraktConstants.TEMPLATE_CHANGE) + " "
                + exchange.getMessage().getHeader(InteraktConstants.PREVIOUS_STATUS);
    }

    @Test
    void newAndChangedTemplatesAreDeliveredOnceAcrossARestart() throws Exception {
        for (int i = 0; i < 7; i++) {
            sandbox.addTemplate("t" + i, "en", "UTILITY", "Hi {{1}}");
        }
        start(FEED, exchange -> {});
        await().until(() -> changes.size() == 7);
        sandbox.template("t3", "en").getsRejected("no");
        await().until(() -> changes.size() == 8);
        assertThat(changes.get(7)).isEqualTo("t3 STATUS APPROVED");
        camel.close();
        sandbox.template("t3", "en").getsApproved();
        start(FEED, exchange -> {});
        await().until(() -> changes.size() == 9);
        assertThat(changes.get(8)).isEqualTo("t3 STATUS REJECTED");
    }

    @Test
    void aFailedTemplateIsRetriedUntilItIsParkedAndReplayedOnRequest() throws Exception {
        sandbox.addTemplate("bad", "en", "UTILITY", "Hi");
        AtomicInteger attempts = new AtomicInteger();
        AtomicBoolean broken = new AtomicBoolean(true);
        start(FEED + "&feedAttempts=3", exchange -> {
            attempts.incrementAndGet();
            if (broken.get()) {
                throw new IllegalStateException("nobody is at home");
            }
        });
        FeedConsumer consumer = (FeedConsumer) camel.context().getRoute("feed").getConsumer();
        await().until(() -> consumer.deliveries.parked().size() == 1);
        assertThat(attempts).hasValue(3);
        broken.set(false);
        consumer.retryParked();
        await().until(() -> changes.size() == 1);
        await().until(() -> consumer.deliveries.parked().size() == 0);
    }

    @Test
    void aChangeWhoseDeliveryCouldNotBeStoredIsDeliveredAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        checkpoint = new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                if (failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("the database is down");
                }
                super.setState(key, value);
            }
        };
        sandbox.addTemplate("t", "en", "UTILITY", "Hi");
        start(FEED, exchange -> {});
        await().until(() -> changes.size() == 2);
        sandbox.template("t", "en").getsRejected("no");
        await().until(() -> changes.size() == 3);
        assertThat(changes.get(2)).isEqualTo("t STATUS APPROVED");
    }

    @Test
    void changesOfCategoryAndContentAreDistinguishedAndInvisibleOnesIgnored() throws Exception {
        String before = "{\"id\":\"1\",\"approval_status\":\"APPROVED\",\"category\":\"UTILITY\",\"body\":\"Hi\"}";
        assertThat(changes(before, before.replace("UTILITY", "MARKETING"))).containsExactly("CATEGORY");
        assertThat(changes(before, before.replace("Hi", "Hello"))).containsExactly("CONTENT");
        assertThat(changes(before, before.replace("APPROVED", "PAUSED"))).containsExactly("STATUS");
        assertThat(changes(before, before.replace("}", ",\"modified_at_utc\":\"2026-01-01T00:00:00\"}")))
                .isEmpty();
    }

    private static List<String> changes(String before, String now) throws Exception {
        TemplateState earlier =
                new TemplateState(Json.parse(state(before).json().toString()));
        return state(now).changesSince(earlier);
    }

    private static TemplateState state(String json) throws Exception {
        return TemplateState.of(new Template((com.fasterxml.jackson.databind.node.ObjectNode) Json.parse(json)));
    }
}
