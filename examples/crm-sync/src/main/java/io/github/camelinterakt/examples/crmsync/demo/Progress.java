package io.github.camelinterakt.examples.crmsync.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Shows on the console what the routes {@code contacts}, {@code events} and {@code messages} have done, by the table sync_state. */
@Component
@Profile("!two-way")
class Progress implements RoutePolicyFactory {

    /** As the routes are called; sync_state calls one record of them the same without the s. */
    static final List<String> ROUTES = List.of("contacts", "events", "messages");

    private final JdbcTemplate jdbc;
    private Timestamp start;

    Progress(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What the records of one route have become in this run. */
    record Counts(long done, long refused, long inDoubt, long toRetry) {
        long handled() {
            return done + refused + inDoubt + toRetry;
        }
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(2)
    void start() {
        start = jdbc.queryForObject("select now()", Timestamp.class);
    }

    /** When the run started, by the database's clock. */
    Timestamp startedAt() {
        return start;
    }

    Counts of(String route) {
        return jdbc.queryForObject(
                "select count(*) filter (where state = 'DONE'), count(*) filter (where state = 'REFUSED'),"
                        + " count(*) filter (where state = 'IN_DOUBT'), count(*) filter (where state = 'RETRY')"
                        + " from sync_state where kind || 's' = ? and changed_at >= ?",
                (row, number) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                route,
                start);
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode definition) {
        return ROUTES.contains(routeId) ? new Watch() : null;
    }

    /** Prints a line a second while a route makes progress, and one at its end. */
    private final class Watch extends RoutePolicySupport {

        private ScheduledExecutorService ticks;
        private long total;
        private Instant started;
        private long shown = -1;

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            String name = route.getRouteId();
            Long pending = jdbc.queryForObject("select count(*) from (" + pendingSql(name) + ") pending", Long.class);
            total = pending + of(name).handled();
            started = Instant.now();
            ticks = Executors.newSingleThreadScheduledExecutor();
            var unused = ticks.scheduleAtFixedRate(() -> tick(name), 1, 1, TimeUnit.SECONDS);
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            ticks.shutdownNow();
            print(route.getRouteId(), of(route.getRouteId()));
        }

        private void tick(String route) {
            Counts counts = of(route);
            if (counts.handled() != shown) {
                print(route, counts);
            }
            shown = counts.handled();
        }

        private void print(String route, Counts counts) {
            double seconds =
                    Math.max(1, Duration.between(started, Instant.now()).toMillis()) / 1000.0;
            System.out.printf(
                    Locale.ROOT,
                    "  %-9s %6d of %6d   done %6d   refused %5d   %5.0f/s   took %.1f s%n",
                    route,
                    counts.handled(),
                    total,
                    counts.done(),
                    counts.refused(),
                    counts.handled() / seconds,
                    seconds);
        }

        private static String pendingSql(String route) {
            try {
                return new ClassPathResource("sql/pending-" + route + ".sql")
                        .getContentAsString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
