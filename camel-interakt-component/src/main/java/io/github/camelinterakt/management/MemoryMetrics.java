package io.github.camelinterakt.management;

import io.github.camelinterakt.memory.ContactMemory;
import org.apache.camel.CamelContext;

/**
 * A memory's figures in Micrometer, where it is on the class path and one {@code MeterRegistry} in Camel's registry: the
 * counters {@code camel.interakt.delta.calls}, {@code .saved} and {@code .unchanged}, {@code camel.interakt.echoes} and
 * {@code camel.interakt.news}, with the tag {@code account}, a short hash of the account's key.
 */
final class MemoryMetrics extends AccountMetrics {

    private final ContactMemory memory;

    MemoryMetrics(CamelContext camelContext, ContactMemory memory) {
        super(camelContext);
        this.memory = memory;
    }

    @Override
    Runnable register(CamelContext context) {
        return Meters.register(context, "camel.interakt.", memory.account(), memory, MemoryMetrics::register);
    }

    private static void register(Meters<ContactMemory> meters) {
        meters.counter(
                "delta.calls", "Calls that delta has made", of -> of.figures().calls());
        meters.counter(
                "delta.saved", "Calls that delta has saved", of -> of.figures().savedCalls());
        meters.counter("delta.unchanged", "Fields that delta has not sent", of -> of.figures()
                .unchangedFields());
        meters.counter("echoes", "Contacts that nobody else had changed", of -> of.figures()
                .echoes());
        meters.counter("news", "Contacts that somebody else had changed", of -> of.figures()
                .news());
    }
}
