package io.github.camelinterakt.inbox;

import java.util.List;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/**
 * An inbox's figures as Micrometer gauges, where Micrometer is on the class path and one {@code MeterRegistry} in Camel's
 * registry: {@code camel.interakt.inbox.depth}, {@code .in.flight}, {@code .oldest.age} (seconds) and {@code .parked}, with
 * the tag {@code table}.
 */
public class InboxMetrics extends ServiceSupport {

    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    private final CamelContext camelContext;
    private final Inbox inbox;
    private AutoCloseable gauges = () -> {};

    /** For that inbox; its gauges are there while it is started. */
    public InboxMetrics(CamelContext camelContext, Inbox inbox) {
        this.camelContext = camelContext;
        this.inbox = inbox;
    }

    @Override
    protected void doStart() {
        if (camelContext.getClassResolver().resolveClass(MICROMETER) != null) {
            gauges = Micrometer.register(camelContext, inbox);
        }
    }

    @Override
    protected void doStop() throws Exception {
        gauges.close();
        gauges = () -> {};
    }

    /** Apart, because it can only be loaded where Micrometer is. */
    private static final class Micrometer {

        static AutoCloseable register(CamelContext camelContext, Inbox inbox) {
            MeterRegistry registry = camelContext.getRegistry().findSingleByType(MeterRegistry.class);
            if (registry == null) {
                return () -> {};
            }
            List<Gauge> gauges = List.of(
                    gauge(registry, inbox, "depth", "events", "Events that are not done yet", InboxFigures::depth),
                    gauge(registry, inbox, "in.flight", "events", "Events being handled", InboxFigures::inFlight),
                    gauge(
                            registry,
                            inbox,
                            "oldest.age",
                            "seconds",
                            "Age of the oldest event that is not done yet",
                            figures -> figures.oldestAge().toMillis() / 1_000.0),
                    gauge(
                            registry,
                            inbox,
                            "parked",
                            "events",
                            "Events that have failed for good",
                            InboxFigures::parked));
            return () -> gauges.forEach(registry::remove);
        }

        private static Gauge gauge(
                MeterRegistry registry,
                Inbox inbox,
                String name,
                String unit,
                String description,
                ToDoubleFunction<InboxFigures> figure) {
            return Gauge.builder("camel.interakt.inbox." + name, inbox, of -> figure.applyAsDouble(of.figures()))
                    .description(description)
                    .baseUnit(unit)
                    .tag("table", inbox.table())
                    .register(registry);
        }
    }
}
