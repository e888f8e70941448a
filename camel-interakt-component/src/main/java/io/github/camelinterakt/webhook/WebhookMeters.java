package io.github.camelinterakt.webhook;

import java.util.List;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;

/** Shows how a webhook is doing in Micrometer, where the application has it. */
final class WebhookMeters implements AutoCloseable {

    private static final String PREFIX = "camel.interakt.webhook.";

    private final MeterRegistry registry;
    private final List<Meter> meters;

    private WebhookMeters(MeterRegistry registry, String routeId, WebhookHealth health) {
        this.registry = registry;
        this.meters = List.of(
                counter("requests", "Requests answered", routeId, health, h -> h.figures()
                        .requests()),
                counter("acknowledged", "Requests answered with 200", routeId, health, h -> h.figures()
                        .acknowledged()),
                counter(
                        "signature.failures",
                        "Requests with no or a wrong signature or token",
                        routeId,
                        health,
                        h -> h.figures().signatureFailures()),
                counter("failed", "Requests answered with 500", routeId, health, h -> h.figures()
                        .failed()),
                counter("unavailable", "Requests answered with 503", routeId, health, h -> h.figures()
                        .unavailable()),
                counter("late", "Answers after more than 3 seconds", routeId, health, h -> h.figures()
                        .late()),
                Gauge.builder(PREFIX + "failures.recent", health, h -> h.figures()
                                .recentFailures())
                        .description("Failures within 10 minutes; at 5 Interakt switches the webhook off")
                        .tag("routeId", routeId)
                        .register(registry),
                Gauge.builder(PREFIX + "event.last", health, h -> h.figures()
                                .lastEvent()
                                .getEpochSecond())
                        .description("When the last event came, in seconds since 1970")
                        .baseUnit("seconds")
                        .tag("routeId", routeId)
                        .register(registry));
    }

    /** Begins to show them if the context's registry has a meter registry. */
    static AutoCloseable bind(CamelContext context, String routeId, WebhookHealth health) {
        MeterRegistry registry = context.getRegistry().findSingleByType(MeterRegistry.class);
        return registry == null ? () -> {} : new WebhookMeters(registry, routeId, health);
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }

    private FunctionCounter counter(
            String name, String text, String routeId, WebhookHealth health, ToDoubleFunction<WebhookHealth> value) {
        return FunctionCounter.builder(PREFIX + name, health, value)
                .description(text)
                .tag("routeId", routeId)
                .register(registry);
    }
}
