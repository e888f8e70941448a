package io.github.camelinterakt.internal.feed;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A CRM that is down for all contacts: the feed waits for it, and parks nothing. */
class FeedPauseTest extends FeedTestBase {

    private final AtomicBoolean isDown = new AtomicBoolean(true);
    private final AtomicInteger failures = new AtomicInteger();

    private UsersConsumer start(String uri, String target) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(retryingSoon(camel, uri)).routeId("feed").to(target);
                from(target).errorHandler(noErrorHandler()).process(exchange -> {
                    if (isDown.get()) {
                        failures.incrementAndGet();
                        throw new IllegalStateException("the CRM is down");
                    }
                    receive(exchange);
                });
            }
        });
        camel.start();
        return (UsersConsumer) camel.context().getRoute("feed").getConsumer();
    }

    @ParameterizedTest
    @CsvSource({"1, direct:work, park", "4, seda:work, park", "1, direct:work, stop"})
    void aCrmThatIsDownParksNothingAndTheFeedContinuesByItself(int attempts, String target, String onFailure)
            throws Exception {
        contacts(300);
        UsersConsumer feed = start(FEED + "&feedAttempts=" + attempts + "&onFailure=" + onFailure, target);
        await().until(() -> feed.deliveries.isPaused());
        int before = failures.get();
        await().until(() -> failures.get() >= before + 3);
        // What a route in parallel had begun, and then one at a time.
        assertThat(failures).hasValueLessThan(150);
        assertThat(feed.deliveries.parked()).isEmpty();
        assertThat(health()).isEqualTo(HealthCheck.State.DOWN);
        isDown.set(false);
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        assertThat(feed.deliveries.parked()).isEmpty();
        assertThat(health()).isEqualTo(HealthCheck.State.UP);
        assertThat(camel.context().getRouteController().getRouteStatus("feed")).isEqualTo(ServiceStatus.Started);
    }

    private HealthCheck.State health() {
        return HealthCheckHelper.invoke(camel.context(), "interakt-feed-feed", Map.of())
                .orElseThrow()
                .getState();
    }

    @Test
    void contactsThatWereParkedBeforeTheOutageWasRecognizedAreDeliveredAfterIt() throws Exception {
        contacts(1);
        UsersConsumer feed = start(FEED + "&feedAttempts=1", "direct:work");
        for (int parked = 1; parked < 5; parked++) {
            int count = parked;
            await().until(() -> feed.deliveries.parked().size() == count);
            sandbox.track(phone(parked), Map.of());
        }
        await().until(() -> feed.deliveries.isPaused());
        assertThat(feed.deliveries.parked()).hasSize(4);
        isDown.set(false);
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        await().until(() -> feed.deliveries.parked().isEmpty());
    }
}
