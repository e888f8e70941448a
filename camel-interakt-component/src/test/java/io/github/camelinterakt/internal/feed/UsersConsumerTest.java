package io.github.camelinterakt.internal.feed;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.model.Contact;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** {@code from("interakt:users")} against the sandbox. */
class UsersConsumerTest extends FeedTestBase {

    @Test
    void pagesAreFetchedWithBulkPriorityUnlessAnotherIsSet() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        camel.context().getRegistry().bind("meters", MeterRegistry.class, meters);
        camel.context().getRegistry().bind("other", new MemoryStateRepository());
        contacts(3);
        route(FEED);
        camel.start();
        await().until(() -> received.size() == 3);
        assertThat(permits(meters, "bulk")).isPositive();
        assertThat(permits(meters, "normal") + permits(meters, "high")).isZero();

        camel.context().getRouteController().stopRoute("feed");
        route(FEED.replace("#checkpoint", "#other") + "&priority=high&ttl=60000", "urgent");
        await().until(() -> permits(meters, "high") > 0);
    }

    private static long permits(MeterRegistry meters, String priority) {
        return meters.get("camel.interakt.quota.wait")
                .tag("priority", priority)
                .timer()
                .count();
    }

    @Test
    void everyContactIsDeliveredOnceTypedAndWithHeaders() throws Exception {
        contacts(250);
        Map<String, Object> headers = new ConcurrentHashMap<>();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED)
                        .process(UsersConsumerTest.this::receive)
                        .process(
                                exchange -> headers.putAll(exchange.getMessage().getHeaders()))
                        .process(exchange -> headers.putAll(exchange.getAllProperties()));
            }
        });
        camel.start();
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        Instant last = truth().values().stream().max(Instant::compareTo).orElseThrow();
        await().until(() -> mark().isAfter(last));
        assertThat(deliveries).hasValue(250);
        assertThat(headers)
                .containsEntry(InteraktConstants.ATTEMPT, 1)
                .containsKeys(
                        InteraktConstants.CONTACT_ID,
                        InteraktConstants.CONTACT_TIME,
                        Exchange.BATCH_INDEX,
                        Exchange.BATCH_SIZE,
                        Exchange.BATCH_COMPLETE);
        assertThat(headers.get(InteraktConstants.PHONE))
                .as("in the notation of events")
                .asString()
                .matches("91\\d{10}");
    }

    @Test
    void onlyChangedContactsAreDeliveredAgain() throws Exception {
        contacts(5);
        route(FEED);
        camel.start();
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        sandbox.track(phone(3), Map.of("name", "changed"));
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        assertThat(deliveries).hasValue(6);
    }

    @Test
    void batchesAreListsAcrossPages() throws Exception {
        contacts(230);
        ConcurrentLinkedQueue<Integer> sizes = new ConcurrentLinkedQueue<>();
        Set<String> ids = ConcurrentHashMap.newKeySet();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED + "&batchSize=150").process(exchange -> {
                    List<?> batch = exchange.getMessage().getBody(List.class);
                    sizes.add(batch.size());
                    batch.forEach(contact -> ids.add(((Contact) contact).getId()));
                });
            }
        });
        camel.start();
        await().untilAsserted(() -> assertThat(ids).isEqualTo(truth().keySet()));
        assertThat(sizes).containsExactly(150, 80);
    }

    @Test
    void aRowOfTheFeedHasTheColumnsThatTheContactLacks() throws Exception {
        contacts(1);
        Set<Object> columns = ConcurrentHashMap.newKeySet();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED + "&mapping=interakt:sql-contact").process(exchange -> {
                    Map<?, ?> row = exchange.getMessage().getBody(Map.class);
                    columns.addAll(row.keySet());
                });
            }
        });
        camel.start();
        // camel-sql refuses a parameter such as :#email that is not in the map.
        await().untilAsserted(() -> assertThat(columns).contains("id", "phone", "name", "email", "city"));
    }

    @Test
    void maxMessagesPerPollLimitsAPollAndLosesNothing() throws Exception {
        contacts(120);
        Set<Object> sizes = ConcurrentHashMap.newKeySet();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED + "&maxMessagesPerPoll=7")
                        .process(UsersConsumerTest.this::receive)
                        .process(exchange -> sizes.add(exchange.getProperty(Exchange.BATCH_SIZE)));
            }
        });
        camel.start();
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        assertThat(sizes).contains(7).allMatch(size -> (Integer) size <= 7);
    }

    @Test
    void filterByCreatedDeliversEachContactOnce() throws Exception {
        contacts(3);
        route(FEED + "&filterBy=created");
        camel.start();
        await().until(() -> received.size() == 3);
        sandbox.track(phone(1), Map.of("name", "changed"));
        sandbox.track(phone(5), Map.of());
        await().until(() -> received.size() == 4);
        assertThat(deliveries).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users?since=yesterday",
                "users?feedAttempts=0",
                "users?overlap=-1",
                "message?since=7d",
                "getUsers?checkpointKey=a",
                "templates?overlap=5s"
            })
    void anUnsupportedOptionIsRefusedByName(String uri) {
        String option = uri.replaceAll(".*\\?|=.*", "");
        camel.start();
        assertThatThrownBy(() -> camel.context().getEndpoint("interakt:" + uri))
                .hasStackTraceContaining("he option " + option);
    }

    @Test
    void producerAndConsumerOperationsAreDistinguished() {
        camel.start();
        assertThatThrownBy(() -> camel.context().getEndpoint("interakt:users").createProducer())
                .hasMessageContaining("is a consumer");
        assertThatThrownBy(() -> camel.context().getEndpoint("interakt:message").createConsumer(exchange -> {}))
                .hasMessageContaining("is a producer");
    }

    @Test
    void aQuietFeedPollsLessAndACatchingUpFeedPollsAtOnce() throws Exception {
        contacts(450);
        // With a delay of an hour all pages come only because each poll follows the one before.
        route("interakt:users?checkpoint=#checkpoint&initialDelay=0&delay=3600000");
        camel.start();
        await().until(() -> received.size() == 450);
        UsersConsumer consumer =
                (UsersConsumer) camel.context().getRoute("feed").getConsumer();
        assertThat(consumer.getBackoffMultiplier()).isPositive();
        assertThat(consumer.getBackoffIdleThreshold()).isPositive();
        assertThat(new HashSet<>(received.keySet()))
                .isEqualTo(sandbox.contacts().stream()
                        .map(contact -> contact.id().toString())
                        .collect(Collectors.toSet()));
    }
}
