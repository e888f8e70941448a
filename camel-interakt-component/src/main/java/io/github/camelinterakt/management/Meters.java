package io.github.camelinterakt.management;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.apache.camel.CamelContext;

/**
 * The meters of an account: all have the tag {@code account}, and are removed together.
 *
 * @param <S> what the figures are of
 */
final class Meters<S> {

    private final MeterRegistry registry;
    private final String prefix;
    private final String account;
    private final S subject;
    private final List<Meter> registered = new ArrayList<>();

    private Meters(MeterRegistry registry, String prefix, String account, S subject) {
        this.registry = registry;
        this.prefix = prefix;
        this.account = account;
        this.subject = subject;
    }

    /**
     * Registers meters in the context's registry, if there is one.
     *
     * @param prefix begins their names
     * @param account a short hash of the account's key
     * @param registration registers them
     * @return removes them
     */
    static <S> Runnable register(
            CamelContext context, String prefix, String account, S subject, Consumer<Meters<S>> registration) {
        MeterRegistry registry = context.getRegistry().findSingleByType(MeterRegistry.class);
        if (registry == null) {
            return () -> {};
        }
        Meters<S> meters = new Meters<>(registry, prefix, account, subject);
        registration.accept(meters);
        return () -> meters.registered.forEach(registry::remove);
    }

    void gauge(String name, String description, ToDoubleFunction<S> figure, String... tags) {
        registered.add(Gauge.builder(prefix + name, subject, figure)
                .description(description)
                .tags(tags(tags))
                .register(registry));
    }

    void counter(String name, String description, ToDoubleFunction<S> figure) {
        registered.add(FunctionCounter.builder(prefix + name, subject, figure)
                .description(description)
                .tags(tags())
                .register(registry));
    }

    /** A timer with a histogram. */
    Timer timer(String name, String description, String... tags) {
        Timer timer = Timer.builder(prefix + name)
                .description(description)
                .publishPercentileHistogram()
                .tags(tags(tags))
                .register(registry);
        registered.add(timer);
        return timer;
    }

    private Tags tags(String... more) {
        return Tags.of("account", account).and(more);
    }
}
