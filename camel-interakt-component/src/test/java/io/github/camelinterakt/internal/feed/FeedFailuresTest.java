package io.github.camelinterakt.internal.feed;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.Witness;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.http.Fault;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the contact feed does with what its route, or the API, fails with. */
class FeedFailuresTest extends FeedTestBase {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFailedContactIsRetriedThenParkedAndReplayedOnRequest(boolean isParallel) throws Exception {
        contacts(20);
        AtomicInteger attempts = new AtomicInteger();
        AtomicBoolean broken = new AtomicBoolean(true);
        String poison = sandbox.contact(phone(7)).id().toString();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(retryingSoon(camel, FEED + "&feedAttempts=3"))
                        .routeId("feed")
                        .to(isParallel ? "seda:work" : "direct:work");
                from(isParallel ? "seda:work" : "direct:work")
                        .errorHandler(noErrorHandler())
                        .process(exchange -> {
                            if (exchange.getMessage()
                                            .getHeader(InteraktConstants.CONTACT_ID)
                                            .equals(poison)
                                    && broken.get()) {
                                attempts.incrementAndGet();
                                throw new IllegalStateException("the CRM is away");
                            }
                            receive(exchange);
                        });
            }
        });
        camel.start();
        UsersConsumer consumer =
                (UsersConsumer) camel.context().getRoute("feed").getConsumer();
        await().until(() -> consumer.deliveries.parked().size() == 1);
        assertThat(attempts).hasValue(3);
        assertThat(checkpoint.getState(KEY + ".parked")).contains(poison).doesNotContain("7000");
        await().until(() -> received.size() == 19);
        await().until(() -> mark().isAfter(sandbox.contact(phone(19)).modifiedAt()));
        broken.set(false);
        consumer.retryParked();
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
        await().until(() -> consumer.deliveries.parked().size() == 0);
    }

    @Test
    void aSuccessfulLaterChangeUnparksItsContact() throws Exception {
        contacts(3);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(FEED + "&feedAttempts=1").routeId("feed").process(exchange -> {
                    Contact contact = exchange.getMessage().getBody(Contact.class);
                    if (contact.getTraits().get("name").equals("n1")) {
                        throw new IllegalStateException("not this one");
                    }
                    receive(exchange);
                });
            }
        });
        camel.start();
        UsersConsumer consumer =
                (UsersConsumer) camel.context().getRoute("feed").getConsumer();
        await().until(() -> consumer.deliveries.parked().size() == 1);
        sandbox.track(phone(1), Map.of("name", "better"));
        await().until(() -> consumer.deliveries.parked().size() == 0);
        assertThat(received).isEqualTo(truth());
    }

    @Test
    void onFailureStopStopsTheRouteBeforeTheContact() throws Exception {
        contacts(10);
        Instant poison = sandbox.contact(phone(4)).modifiedAt();
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(retryingSoon(camel, FEED + "&feedAttempts=2&onFailure=stop"))
                        .routeId("feed")
                        .process(exchange -> {
                            Contact contact = exchange.getMessage().getBody(Contact.class);
                            if (contact.getTraits().get("name").equals("n4")) {
                                throw new IllegalStateException("the CRM is away");
                            }
                            receive(exchange);
                        });
            }
        });
        camel.start();
        await().until(() -> camel.context().getRouteController().getRouteStatus("feed") == ServiceStatus.Stopped);
        assertThat(mark()).isBeforeOrEqualTo(poison);
        assertThat(received).hasSize(9);
    }

    @Test
    void aFailedPollIsRepeatedAndLosesNothing() throws Exception {
        contacts(150);
        sandbox.inject(ApiOperation.GET_USERS, Fault.status(500, "out of order"), 2);
        route(FEED + "&backoffErrorThreshold=1&backoffMultiplier=1");
        camel.start();
        await().untilAsserted(() -> assertThat(received).isEqualTo(truth()));
    }

    @Test
    void aContextThatStopsDuringAPollLogsNoFailure() throws Exception {
        contacts(150);
        camel.options("plan=ENTERPRISE&requestsPerMinute=3");
        route(FEED);
        try (Witness witness = new Witness()) {
            camel.start();
            // The second page waits for the quota.
            await().until(() -> !witness.logged("wait for the quota").isEmpty());
            camel.close();
            assertThat(witness.logged("Failed polling")).isEmpty();
        }
    }
}
