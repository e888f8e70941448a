package io.github.camelinterakt.management;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.governor.Governor;
import io.micrometer.core.instrument.Timer;
import org.apache.camel.CamelContext;

/**
 * A governor's figures in Micrometer, where it is on the class path and one {@code MeterRegistry} in Camel's registry:
 * the gauges {@code camel.interakt.quota.used}, {@code .capacity} and {@code .waiting} (tag {@code priority}), the counters
 * {@code .admitted}, {@code .rate.limited}, {@code .expired} and {@code .rejected}, and the timer {@code .wait} with a
 * histogram (tag {@code priority}); all with the tag {@code account}, a short hash of the account's key.
 */
final class GovernorMetrics extends AccountMetrics {

    private final Governor governor;

    GovernorMetrics(CamelContext camelContext, Governor governor) {
        super(camelContext);
        this.governor = governor;
    }

    @Override
    Runnable register(CamelContext context) {
        return Micrometer.register(context, governor);
    }

    /** Apart, because it can only be loaded where Micrometer is. */
    private static final class Micrometer {

        private static final String PRIORITY = "priority";

        private Micrometer() {}

        static Runnable register(CamelContext context, Governor governor) {
            Runnable removal = Meters.register(
                    context,
                    "camel.interakt.quota.",
                    governor.account(),
                    governor,
                    meters -> register(meters, governor));
            return () -> {
                governor.listener(null);
                removal.run();
            };
        }

        private static void register(Meters<Governor> meters, Governor governor) {
            meters.gauge("used", "Permits that calls of the last minute have taken", of -> of.figures()
                    .used());
            meters.gauge("capacity", "Permits there are", of -> of.figures().capacity());
            waiting(meters, Priority.high, of -> of.figures().waitingHigh());
            waiting(meters, Priority.normal, of -> of.figures().waitingNormal());
            waiting(meters, Priority.bulk, of -> of.figures().waitingBulk());
            meters.counter("admitted", "Calls that got a permit, each try counted", of -> of.figures()
                    .admitted());
            meters.counter(
                    "rate.limited", "Answers that were 429", of -> of.figures().refused());
            meters.counter("expired", "Calls that waited longer than their ttl", of -> of.figures()
                    .expired());
            meters.counter("rejected", "Calls that found the queue full", of -> of.figures()
                    .rejected());
            Map<Priority, Timer> waits = new EnumMap<>(Priority.class);
            for (Priority priority : Priority.values()) {
                waits.put(
                        priority,
                        meters.timer("wait", "How long calls waited for their permit", PRIORITY, priority.name()));
            }
            governor.listener((priority, nanos) -> waits.get(priority).record(Duration.ofNanos(nanos)));
        }

        private static void waiting(Meters<Governor> meters, Priority priority, ToDoubleFunction<Governor> figure) {
            meters.gauge("waiting", "Calls that wait", figure, PRIORITY, priority.name());
        }
    }
}
