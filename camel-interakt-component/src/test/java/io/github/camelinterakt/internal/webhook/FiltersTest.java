package io.github.camelinterakt.internal.webhook;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.event.EventFixture;
import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.webhook.WebhookServer.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

/** What does not reach the route. */
class FiltersTest {

    private static final String OPTIONS = "webhookSecret=" + SECRET;

    private WebhookServer server;

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aDuplicateEventReachesTheRouteOnce() throws Exception {
        server = new WebhookServer().route(OPTIONS).start();
        for (int i = 0; i < 3; i++) {
            for (EventFixture fixture : EventFixture.all()) {
                assertThat(server.post(fixture.body())).isEqualTo(200);
            }
        }
        assertThat(server.exchanges())
                .extracting(exchange -> exchange.getMessage().getHeader("CamelInteraktEventKey"))
                .doesNotHaveDuplicates();
        long keys = EventFixture.all().stream()
                .map(EventFixture::event)
                .filter(event -> !event.isTest())
                .map(event -> event.getContentKey() != null ? event.getContentKey() : event.getKey())
                .distinct()
                .count();
        assertThat(server.events()).hasSize((int) keys);
    }

    @Test
    void echoesOfOwnMessagesAreDroppedByOption() throws Exception {
        server = new WebhookServer()
                .route(OPTIONS + "&customerMessagesOnly=true")
                .start();
        post("received-echo", "received-text", "message-api-sent");
        assertThat(server.events())
                .extracting(WebhookEvent::getType, event -> event.getMessage().isFromCustomer())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("message_received", true),
                        org.assertj.core.groups.Tuple.tuple("message_api_sent", false));
        assertThat(server.consumer().health.figures().filtered()).isEqualTo(1);
    }

    @Test
    void onlyTheTypesOfTheOptionEventsReachTheRouteAndTheRestIsAcknowledgedAndCounted() throws Exception {
        server = new WebhookServer()
                .route(OPTIONS + "&events=message_api_read, message_*_clicked,something_new")
                .start();
        for (EventFixture fixture : EventFixture.all()) {
            assertThat(server.post(fixture.body())).isEqualTo(200);
        }
        List<WebhookEvent> posted = EventFixture.all().stream()
                .map(EventFixture::event)
                .filter(event -> !event.isTest())
                .toList();
        List<WebhookEvent> wanted = posted.stream()
                .filter(event -> String.valueOf(event.getType())
                        .matches("message_api_read|message_(api|campaign)_clicked|something_new"))
                .toList();
        assertThat(server.events())
                .extracting(WebhookEvent::getKey)
                .containsOnlyOnceElementsOf(
                        wanted.stream().map(WebhookEvent::getKey).distinct().toList());
        assertThat(server.events())
                .extracting(WebhookEvent::getType)
                .contains("message_api_read", "message_api_clicked", "something_new")
                .doesNotContain("message_received", "message_api_sent");
        WebhookHealth.WebhookFigures figures = server.consumer().health.figures();
        assertThat(figures.filtered()).isEqualTo(posted.size() - wanted.size());
        assertThat(figures.acknowledged()).isEqualTo(EventFixture.all().size());
    }

    @Test
    void everyDocumentedTypeIsKnownAndAnyOtherNameIsAcceptedAndNamed() {
        List<String> posted = EventFixture.all().stream()
                .map(fixture -> fixture.event().getType())
                .filter(type -> type != null
                        && !List.of("something_new", "Webhook Test").contains(type))
                .distinct()
                .toList();
        assertThat(WebhookRoute.KNOWN_EVENTS).doesNotHaveDuplicates().containsAll(posted);
        WebhookRoute route = new WebhookRoute();
        route.setEvents("message_received , message_recieved,RCS_*,message_*_read,Message_Received");
        assertThat(route.unknownEvents()).containsExactly("message_recieved", "RCS_*", "Message_Received");
        assertThat("message_recieved").matches(route.eventTypes());
        assertThat("message_api_sent").doesNotMatch(route.eventTypes());
    }

    @Test
    void echoesReachTheRouteOtherwise() throws Exception {
        server = new WebhookServer().route(OPTIONS).start();
        post("received-echo");
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void aStatusOnlyMovesForwardByOption() throws Exception {
        server = new WebhookServer().route(OPTIONS + "&statusOrder=forwardOnly").start();
        post("message-api-sent", "message-api-read", "message-api-delivered", "message-api-failed");
        // Events that are not status updates pass.
        post("received-text", "clicked-link-in-data-event");
        assertThat(server.events())
                .extracting(WebhookEvent::getType)
                .containsExactly("message_api_sent", "message_api_read", "message_received", "message_api_clicked");
        assertThat(server.consumer().health.figures().outdated()).isEqualTo(2);
    }

    @Test
    void aStatusIsKeptInTheGivenRepositoryAndOnlyWhenTheRouteHasCompleted() throws Exception {
        IdempotentRepository keys = MemoryIdempotentRepository.memoryIdempotentRepository(10);
        server = new WebhookServer();
        server.context().getRegistry().bind("keys", keys);
        server.options("idempotentRepository=#keys").route(OPTIONS + "&statusOrder=forwardOnly", exchange -> {
            if (server.exchanges().size() == 1) {
                throw new IllegalStateException("the first one fails");
            }
        });
        server.start();
        EventFixture read = EventFixture.named("message-api-read");
        assertThat(server.post(read.body())).isEqualTo(500);
        assertThat(keys.contains(read.event().getKey())).isFalse();
        assertThat(server.post(read.body())).isEqualTo(200);
        assertThat(keys.contains(read.event().getKey())).isTrue();
        post("message-api-delivered", "message-api-failed");
        assertThat(server.exchanges()).hasSize(2);
    }

    @Test
    void deduplicationSurvivesARestartOfTheRoute() throws Exception {
        server = new WebhookServer().route(OPTIONS + "&statusOrder=forwardOnly").start();
        post("received-text", "message-api-read");
        server.context().getRouteController().stopRoute(WebhookServer.ROUTE);
        server.context().getRouteController().startRoute(WebhookServer.ROUTE);
        post("received-text", "message-api-delivered");
        assertThat(server.exchanges()).hasSize(2);
    }

    @Test
    void deduplicationInAGivenRepositorySurvivesARestartOfTheRoute() throws Exception {
        server = new WebhookServer();
        server.context().getRegistry().bind("keys", MemoryIdempotentRepository.memoryIdempotentRepository(10));
        server.options("idempotentRepository=#keys").route(OPTIONS).start();
        post("received-text");
        server.context().getRouteController().stopRoute(WebhookServer.ROUTE);
        server.context().getRouteController().startRoute(WebhookServer.ROUTE);
        post("received-text");
        assertThat(server.exchanges()).hasSize(1);
    }

    @Test
    void reportsAboutOneMessageDoNotOvertakeOneAnother() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        server = new WebhookServer()
                .route(OPTIONS + "&statusOrder=forwardOnly&ackDeadline=20s", exchange -> {
                    if ("message_api_delivered".equals(exchange.getMessage().getHeader("CamelInteraktEventType"))) {
                        hold.await();
                    }
                })
                .start();
        ExecutorService clients = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> delivered = clients.submit(() ->
                    server.post(EventFixture.named("message-api-delivered").body()));
            Awaitility.await().until(() -> server.exchanges().size() == 1);
            Future<Integer> read = clients.submit(
                    () -> server.post(EventFixture.named("message-api-read").body()));
            Awaitility.await().until(() -> server.consumer().getPendingExchangesSize() == 2);
            // Another message's report is not held up.
            assertThat(server.post("{\"type\":\"message_api_sent\",\"data\":{\"message\":{\"id\":\"another\"}}}"))
                    .isEqualTo(200);
            assertThat(server.exchanges()).hasSize(2);
            hold.countDown();
            assertThat(delivered.get(60, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(read.get(60, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(server.events())
                    .extracting(WebhookEvent::getType)
                    .isEqualTo(List.of("message_api_delivered", "message_api_sent", "message_api_read"));
        } finally {
            hold.countDown();
            clients.shutdownNow();
        }
    }

    private void post(String... fixtures) throws Exception {
        for (String fixture : fixtures) {
            assertThat(server.post(EventFixture.named(fixture).body())).isEqualTo(200);
        }
    }
}
