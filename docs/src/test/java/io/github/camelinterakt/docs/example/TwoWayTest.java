package io.github.camelinterakt.docs.example;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.checkpoint.JdbcCheckpointRepository;
import io.github.camelinterakt.internal.management.FiguresConsole;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.SandboxClock;
import org.apache.camel.console.DevConsole;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of two-way-sync.md keep both sides the same. */
class TwoWayTest {

    private static final String PHONE = "919999999999";
    private static final Instant START = Instant.parse("2026-01-01T09:00:00Z");

    @Test
    void eachSideGetsWhatTheOtherHasChangedAndNothingElse() throws Exception {
        SandboxClock clock = SandboxClock.startingAt(START);
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:two-way;DB_CLOSE_DELAY=-1");
        Map<String, Object> record = new ConcurrentHashMap<>(
                Map.of("id", 7, "phone", PHONE, "name", "Zoë", "city", "Pune", "updated_at", "2026-01-01T09:00:02Z"));
        CountDownLatch merged = new CountDownLatch(1);
        try (Sandbox sandbox = Sandbox.builder().clock(clock).start();
                SandboxedCamel camel = new SandboxedCamel(sandbox)) {
            camel.context().getRegistry().bind("clock", clock);
            // tag::repository[]
            camel.context().getRegistry().bind("sent", new JdbcCheckpointRepository(database, "interakt_contacts"));
            // end::repository[]
            camel.routes(new TwoWayRoutes(record, START))
                    .file("routes/two-way.yaml")
                    .file("routes/two-way.xml");
            camel.context().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
                @Override
                public void notify(CamelEvent event) {
                    if (event instanceof CamelEvent.ExchangeCompletedEvent completed
                            && "interakt://users"
                                    .equals(completed
                                            .getExchange()
                                            .getFromEndpoint()
                                            .getEndpointBaseUri())) {
                        merged.countDown();
                    }
                }
            });
            camel.start();

            Contact sent = new Contact()
                    .withPhone("+91", "9999999999")
                    .withTrait("name", "Asha")
                    .withTrait("city", "Pune");
            camel.request("direct:contact", sent);
            camel.request("direct:contact", sent);
            // Both sides are edited, both fields in Interakt.
            clock.advance(Duration.ofSeconds(1));
            sandbox.track(PHONE, Map.of("name", "Ravi", "city", "Agra"));
            clock.advance(Duration.ofSeconds(10));
            assertThat(merged.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(record).containsEntry("city", "Agra").containsEntry("name", "Zoë");
            assertThat(sandbox.contact(PHONE).traits())
                    .containsEntry("name", "Zoë")
                    .containsEntry("city", "Agra");
            FiguresConsole figures = new FiguresConsole();
            figures.setCamelContext(camel.context());
            assertThat((String) figures.call(DevConsole.MediaType.TEXT)).contains("savedCalls: 1");
        }
    }
}
