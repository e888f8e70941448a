package io.github.camelinterakt.internal.webhook;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.event.EventFixture;
import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.Processor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.webhook.WebhookServer.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** {@code ack=onStore}: the response does not depend on the route, and no acknowledged event is lost. */
class OnStoreTest {

    private static final byte[] EVENT = EventFixture.named("received-text").body();
    private static final String OPTIONS = "webhookSecret=" + SECRET + "&ack=onStore&inbox=#inbox";
    private static final String PATIENT = "&ackDeadline=50s";
    private static final String IMPATIENT = "";

    private final Breakable database = new Breakable();
    private WebhookServer server;

    @AfterEach
    void stopServer() {
        server.close();
        database.close();
    }

    @Test
    void anEventIsAcknowledgedAndReachesTheRouteUnchanged() throws Exception {
        start(PATIENT, exchange -> {});
        for (EventFixture fixture : EventFixture.all()) {
            assertThat(server.post(fixture.body())).isEqualTo(200);
            assertThat(server.post(fixture.body())).isEqualTo(200);
        }
        long keys = EventFixture.all().stream()
                .map(EventFixture::event)
                .filter(event -> !event.isTest())
                .map(event -> event.getContentKey() != null ? event.getContentKey() : event.getKey())
                .distinct()
                .count();
        Awaitility.await().until(() -> server.exchanges().size() == keys);
        assertThat(server.exchanges())
                .extracting(exchange -> exchange.getMessage().getHeader("CamelInteraktEventKey"))
                .doesNotHaveDuplicates();
        assertThat(server.exchanges()).allSatisfy(exchange -> {
            WebhookEvent event = exchange.getMessage().getBody(WebhookEvent.class);
            assertThat(exchange.getMessage().getHeader("CamelInteraktEventKey"))
                    .isIn(event.getKey(), event.getContentKey());
        });
    }

    @Test
    void anEventThatTheOptionEventsExcludesIsAcknowledgedAndNotStored() throws Exception {
        start(PATIENT + "&events=message_received", exchange -> {});
        assertThat(server.post(EventFixture.named("message-api-sent").body())).isEqualTo(200);
        assertThat(server.post(EVENT)).isEqualTo(200);
        Awaitility.await().until(() -> server.exchanges().size() == 1);
        assertThat(server.consumer().health.figures().filtered()).isEqualTo(1);
        try (Connection connection = database.getConnection();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM interakt_inbox")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void aHangingRouteDelaysNoResponse() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        start(PATIENT + "&concurrentConsumers=1", exchange -> hold.await());
        for (int i = 0; i < 40; i++) {
            assertThat(server.post("{\"type\":\"t\",\"i\":" + i + "}")).isEqualTo(200);
        }
        assertThat(server.consumer().health.figures().acknowledged()).isEqualTo(40);
        hold.countDown();
        Awaitility.await().until(() -> server.exchanges().size() == 40);
    }

    @Test
    void aFailedEventIsRetriedAndTheResponseIs200() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        start(PATIENT, exchange -> {
            if (attempts.incrementAndGet() < 2) {
                throw new IllegalStateException("not yet");
            }
        });
        assertThat(server.post(EVENT)).isEqualTo(200);
        Awaitility.await().until(() -> attempts.get() == 2);
    }

    @Test
    void anUnavailableDatabaseIsAnsweredWith503UntilItIsBack() throws Exception {
        start(IMPATIENT, exchange -> {});
        database.broken = true;
        assertThat(server.post(EVENT)).isEqualTo(503);
        assertThat(server.exchanges()).isEmpty();
        database.broken = false;
        Awaitility.await().until(() -> server.post(EVENT) == 200);
        Awaitility.await().until(() -> server.exchanges().size() == 1);
        assertThat(server.consumer().health.figures().unavailable()).isPositive();
    }

    @Test
    void aRouteStartsWithoutItsDatabase() throws Exception {
        database.broken = true;
        start(IMPATIENT, exchange -> {});
        assertThat(server.post(EVENT)).isEqualTo(503);
        database.broken = false;
        Awaitility.await().until(() -> server.post(EVENT) == 200);
        Awaitility.await().until(() -> server.exchanges().size() == 1);
    }

    @Test
    void aDatabaseThatHangsIsAnsweredWith503AtTheDeadlineNever200() throws Exception {
        start("&ackDeadline=300", exchange -> {});
        database.hang = new CountDownLatch(1);
        assertThat(server.post(EVENT)).isEqualTo(503);
        database.hang.countDown();
        Awaitility.await().until(() -> server.post(EVENT) == 200);
        Awaitility.await().until(() -> server.exchanges().size() == 1);
    }

    @Test
    void aSuspendedRouteGetsNothingWhileEventsAreStored() throws Exception {
        start(PATIENT, exchange -> {});
        server.context().getRouteController().suspendRoute(WebhookServer.ROUTE);
        assertThat(server.consumer().isSuspended()).isTrue();
        assertThat(server.post(EVENT)).isEqualTo(200);
        assertThat(server.exchanges()).isEmpty();
        server.context().getRouteController().resumeRoute(WebhookServer.ROUTE);
        Awaitility.await().until(() -> server.exchanges().size() == 1);
        // A second one would go on after the route has stopped.
        String ofContext = "Camel (" + server.context().getName() + ")";
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .filteredOn(name -> name.startsWith(ofContext) && name.endsWith("InteraktInboxFeed"))
                .hasSize(1);
    }

    @Test
    void aRestartedRouteReceivesStoredEvents() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        start(PATIENT + "&statusOrder=forwardOnly&maxAttempts=10000", exchange -> {
            if (hold.getCount() > 0) {
                throw new IllegalStateException("fails until it is started again");
            }
        });
        assertThat(server.post(EventFixture.named("message-api-read").body())).isEqualTo(200);
        server.context().getRouteController().stopRoute(WebhookServer.ROUTE);
        hold.countDown();
        int before = server.exchanges().size();
        server.context().getRouteController().startRoute(WebhookServer.ROUTE);
        Awaitility.await().until(() -> server.exchanges().size() == before + 1);
        // Later than read there is nothing: acknowledged, stored, and not of interest.
        assertThat(server.post(EventFixture.named("message-api-delivered").body()))
                .isEqualTo(200);
        assertThat(server.post(EVENT)).isEqualTo(200);
        Awaitility.await().untilAsserted(() -> assertThat(
                        server.events().subList(before, server.events().size()))
                .extracting(WebhookEvent::getType)
                .containsExactly("message_api_read", "message_received"));
        assertThat(server.consumer().health.figures().outdated()).isEqualTo(1);
    }

    @Test
    void anInboxIsMandatoryAndAnUnusedOneIsRefused() throws Exception {
        server = new WebhookServer().route("webhookSecret=x&ack=onStore");
        assertThatThrownBy(() -> server.start()).hasStackTraceContaining("option inbox");
        server.close();
        server = new WebhookServer().route("webhookSecret=x&inbox=#inbox");
        server.context().getRegistry().bind("inbox", DataSource.class, database);
        assertThatThrownBy(() -> server.start()).hasStackTraceContaining("ack=onStore");
    }

    private void start(String options, Processor then) throws Exception {
        server = new WebhookServer().route(OPTIONS + options, then);
        server.context().getRegistry().bind("inbox", DataSource.class, database);
        server.start();
    }

    /** An H2 database that can be away, or hang. */
    private static final class Breakable extends HikariDataSource {

        private volatile boolean broken;
        private volatile CountDownLatch hang = new CountDownLatch(0);

        Breakable() {
            setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            setMaximumPoolSize(4);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (broken) {
                throw new SQLTransientConnectionException("the database is away", "08001");
            }
            try {
                hang.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            return super.getConnection();
        }

        @Override
        public void close() {
            hang.countDown();
            super.close();
        }
    }
}
