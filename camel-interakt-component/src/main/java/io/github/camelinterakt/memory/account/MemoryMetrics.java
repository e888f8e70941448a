package io.github.camelinterakt.memory.account;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.memory.MemoryFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/**
 * A memory's figures in Micrometer, where it is on the class path and one {@code MeterRegistry} in Camel's registry: the
 * counters {@code camel.interakt.delta.calls}, {@code .saved} and {@code .unchanged}, {@code camel.interakt.echoes} and
 * {@code camel.interakt.news}, with the tag {@code account}, a short hash of the account's key.
 */
class MemoryMetrics extends ServiceSupport {

    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    private final CamelContext camelContext;
    private final ContactMemory memory;
    private Runnable removal = () -> {};

    MemoryMetrics(CamelContext camelContext, ContactMemory memory) {
        this.camelContext = camelContext;
        this.memory = memory;
    }

    @Override
    protected void doStart() {
        if (camelContext.getClassResolver().resolveClass(MICROMETER) != null) {
            removal = Micrometer.register(camelContext, memory);
        }
    }

    @Override
    protected void doStop() {
        removal.run();
        removal = () -> {};
    }

    /** Apart, because it can only be loaded where Micrometer is. */
    private static final class Micrometer {

        private static final String PREFIX = "camel.interakt.";

        private final MeterRegistry registry;
        private final ContactMemory memory;
        private final List<Meter> meters = new ArrayList<>();

        private Micrometer(MeterRegistry registry, ContactMemory memory) {
            this.registry = registry;
            this.memory = memory;
        }

        static Runnable register(CamelContext camelContext, ContactMemory memory) {
            MeterRegistry registry = camelContext.getRegistry().findSingleByType(MeterRegistry.class);
            if (registry == null) {
                return () -> {};
            }
            Micrometer micrometer = new Micrometer(registry, memory);
            micrometer.register();
            return micrometer::remove;
        }

        private void register() {
            counter("delta.calls", "Calls that delta has made", MemoryFigures::calls);
            counter("delta.saved", "Calls that delta has saved", MemoryFigures::savedCalls);
            counter("delta.unchanged", "Fields that delta has not sent", MemoryFigures::unchangedFields);
            counter("echoes", "Contacts that nobody else had changed", MemoryFigures::echoes);
            counter("news", "Contacts that somebody else had changed", MemoryFigures::news);
        }

        private void counter(String name, String description, ToDoubleFunction<MemoryFigures> figure) {
            meters.add(FunctionCounter.builder(PREFIX + name, memory, of -> figure.applyAsDouble(of.figures()))
                    .description(description)
                    .tag("account", memory.account())
                    .register(registry));
        }

        private void remove() {
            meters.forEach(registry::remove);
        }
    }
}
