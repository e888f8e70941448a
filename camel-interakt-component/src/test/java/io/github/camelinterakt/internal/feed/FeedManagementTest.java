package io.github.camelinterakt.internal.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The attributes and operations of a feed in JMX. */
class FeedManagementTest extends FeedTestBase {

    private static final String ALL = "*:type=services,name=\"InteraktFeed(feed)\",*";

    private final AtomicBoolean isAway = new AtomicBoolean();
    private MBeanServer server;
    private ObjectName name;

    private void start(String uri) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).routeId("feed").process(exchange -> {
                    if (isAway.get()) {
                        throw new IllegalStateException("the CRM is away");
                    }
                    receive(exchange);
                });
            }
        });
        camel.start();
        server = camel.context().getManagementStrategy().getManagementAgent().getMBeanServer();
        name = server.queryNames(new ObjectName(ALL), null).stream()
                .filter(one ->
                        one.getKeyProperty("context").contains(camel.context().getName()))
                .findFirst()
                .orElseThrow();
    }

    private Object attribute(String attribute) throws Exception {
        return server.getAttribute(name, attribute);
    }

    @Test
    void theCheckpointMovesOnAndItsLagIsSmallOnceAllIsDone() throws Exception {
        contacts(3);
        start(FEED);
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        await().until(() -> (Long) attribute("LagSeconds") < 10);
        assertThat(attribute("Checkpoint"))
                .asString()
                .isLessThanOrEqualTo(Instant.now().toString());
        assertThat(attribute("ParkedCount")).isEqualTo(0);
        await().until(() -> attribute("InFlight").equals(0));
        await().until(() -> attribute("CatchingUp").equals(false));
    }

    @Test
    void aPollCanBeRequestedEarly() throws Exception {
        contacts(1);
        start(FEED.replace("delay=20&", "delay=3600000&"));
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        sandbox.track(phone(1), Map.of());
        server.invoke(name, "pollSoon", null, null);
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
    }

    @Test
    void parkedContactsAreCountedAndReplayedOnRequest() throws Exception {
        contacts(2);
        isAway.set(true);
        start(FEED + "&feedAttempts=1");
        await().until(() -> attribute("ParkedCount").equals(2));
        isAway.set(false);
        server.invoke(name, "retryParked", null, null);
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        await().until(() -> attribute("ParkedCount").equals(0));
    }

    @Test
    void aClockThatIsAheadOfInteraktsIsShownInHealthAndFigures() throws Exception {
        contacts(2);
        camel.context().getRegistry().bind("clock", Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)));
        start(FEED);
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        await().until(() -> (Long) attribute("ClockSkewSeconds") >= 597);
        HealthCheck.Result result = HealthCheckHelper.invoke(camel.context(), "interakt-feed-feed", Map.of())
                .orElseThrow();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails())
                .containsEntry("paused", false)
                .containsEntry("parkedCount", 0)
                .hasEntrySatisfying(
                        "clockSkewSeconds", skew -> assertThat((Long) skew).isBetween(590L, 600L));
    }
}
