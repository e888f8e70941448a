package io.github.camelinterakt.governor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.camelinterakt.Priority;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/**
 * A governor's figures in Micrometer, where it is on the class path and one {@code MeterRegistry} in Camel's registry:
 * the gauges {@code camel.interakt.quota.used}, {@code .capacity} and {@code .waiting} (tag {@code priority}), the counters
 * {@code .admitted}, {@code .rate.limited}, {@code .expired} and {@code .rejected}, and the timer {@code .wait} with a
 * histogram (tag {@code priority}); all with the tag {@code account}, a short hash of the account's key.
 */
class GovernorMetrics extends ServiceSupport {

    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    private final CamelContext camelContext;
    private final Governor governor;
    private Runnable removal = () -> {};

    GovernorMetrics(CamelContext camelContext, Governor governor) {
        this.camelContext = camelContext;
        this.governor = governor;
    }

    @Override
    protected void doStart() {
        if (camelContext.getClassResolver().resolveClass(MICROMETER) != null) {
            removal = Micrometer.register(camelContext, governor);
        }
    }

    @Override
    protected void doStop() {
        removal.run();
        removal = () -> {};
    }

    /** Apart, because it can only be loaded where Micrometer is. */
    private static final class Micrometer {

        private static final String PREFIX = "camel.interakt.quota.";
        private static final String PRIORITY = "priority";

        private final MeterRegistry registry;
        private final Governor governor;
        private final List<Meter> meters = new ArrayList<>();

        private Micrometer(MeterRegistry registry, Governor governor) {
            this.registry = registry;
            this.governor = governor;
        }

        static Runnable register(CamelContext camelContext, Governor governor) {
            MeterRegistry registry = camelContext.getRegistry().findSingleByType(MeterRegistry.class);
            if (registry == null) {
                return () -> {};
            }
            Micrometer micrometer = new Micrometer(registry, governor);
            micrometer.register();
            return micrometer::remove;
        }

        private void register() {
            gauge("used", "Permits that calls of the last minute have taken", GovernorFigures::used);
            gauge("capacity", "Permits there are", GovernorFigures::capacity);
            waiting(Priority.high, GovernorFigures::waitingHigh);
            waiting(Priority.normal, GovernorFigures::waitingNormal);
            waiting(Priority.bulk, GovernorFigures::waitingBulk);
            counter("admitted", "Calls that got a permit, each try counted", GovernorFigures::admitted);
            counter("rate.limited", "Answers that were 429", GovernorFigures::refused);
            counter("expired", "Calls that waited longer than their ttl", GovernorFigures::expired);
            counter("rejected", "Calls that found the queue full", GovernorFigures::rejected);
            Map<Priority, Timer> waits = new EnumMap<>(Priority.class);
            for (Priority priority : Priority.values()) {
                waits.put(priority, wait(priority));
            }
            governor.listener((priority, nanos) -> waits.get(priority).record(Duration.ofNanos(nanos)));
        }

        private void gauge(String name, String description, ToDoubleFunction<GovernorFigures> figure) {
            meters.add(Gauge.builder(PREFIX + name, governor, of -> figure.applyAsDouble(of.figures()))
                    .description(description)
                    .tag("account", governor.account())
                    .register(registry));
        }

        private void waiting(Priority priority, ToDoubleFunction<GovernorFigures> figure) {
            meters.add(Gauge.builder(PREFIX + "waiting", governor, of -> figure.applyAsDouble(of.figures()))
                    .description("Calls that wait")
                    .tag("account", governor.account())
                    .tag(PRIORITY, priority.name())
                    .register(registry));
        }

        private void counter(String name, String description, ToDoubleFunction<GovernorFigures> figure) {
            meters.add(FunctionCounter.builder(PREFIX + name, governor, of -> figure.applyAsDouble(of.figures()))
                    .description(description)
                    .tag("account", governor.account())
                    .register(registry));
        }

        private Timer wait(Priority priority) {
            Timer timer = Timer.builder(PREFIX + "wait")
                    .description("How long calls waited for their permit")
                    .publishPercentileHistogram()
                    .tag("account", governor.account())
                    .tag(PRIORITY, priority.name())
                    .register(registry);
            meters.add(timer);
            return timer;
        }

        private void remove() {
            governor.listener(null);
            meters.forEach(registry::remove);
        }
    }
}
