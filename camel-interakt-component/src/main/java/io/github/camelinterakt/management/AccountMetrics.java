package io.github.camelinterakt.management;

import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/** An account's figures in Micrometer while it is started, where that is on the class path. */
abstract class AccountMetrics extends ServiceSupport {

    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    private final CamelContext camelContext;
    private Runnable removal = () -> {};

    AccountMetrics(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /**
     * Registers the meters, if there is one registry for them. Called only where Micrometer is; a class that knows its types
     * can be loaded only there.
     *
     * @return removes them
     */
    abstract Runnable register(CamelContext context);

    @Override
    protected final void doStart() {
        if (camelContext.getClassResolver().resolveClass(MICROMETER) != null) {
            removal = register(camelContext);
        }
    }

    @Override
    protected final void doStop() {
        removal.run();
        removal = () -> {};
    }
}
