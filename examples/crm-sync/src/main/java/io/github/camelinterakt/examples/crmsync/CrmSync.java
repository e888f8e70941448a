package io.github.camelinterakt.examples.crmsync;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Runs the route {@code sync} once, when the application has started. A timer could run it as well. */
@Component
@Profile("!two-way")
@Order(Ordered.HIGHEST_PRECEDENCE)
public class CrmSync implements ApplicationRunner, ExitCodeGenerator {

    private static final int STOPPED = 2;

    private final CamelContext camel;
    private final ProducerTemplate routes;

    CrmSync(CamelContext camel, ProducerTemplate routes) {
        this.camel = camel;
        this.routes = routes;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        routes.sendBody("direct:sync", null);
    }

    /** Why the run stopped before its end; null if it did not. */
    public String stopReason() {
        return camel.getVariable("stopped", String.class);
    }

    @Override
    public int getExitCode() {
        return stopReason() == null ? 0 : STOPPED;
    }
}
