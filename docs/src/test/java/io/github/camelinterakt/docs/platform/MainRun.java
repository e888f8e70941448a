package io.github.camelinterakt.docs.platform;

import java.util.List;

import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;

/** An application on Camel Main that tries the features that its arguments name. */
public final class MainRun {

    private MainRun() {}

    public static void main(String[] features) throws Exception {
        FeaturesRun run = new FeaturesRun(List.of(features), "&inbox=#bean:crm");
        int port = FeaturesRun.freePort();
        try (Sandbox sandbox = Sandbox.builder().start()) {
            JdbcDataSource crm = new JdbcDataSource();
            crm.setURL("jdbc:h2:mem:crm;DB_CLOSE_DELAY=-1");
            Main main = new Main();
            main.bind("crm", crm);
            main.addInitialProperty("camel.component.interakt.api-key", sandbox.apiKey());
            main.addInitialProperty("camel.component.interakt.base-url", sandbox.baseUrl());
            main.addInitialProperty("camel.component.interakt.webhook-secret", "examplekey");
            main.addInitialProperty("camel.component.interakt.response-timeout", "60s");
            main.addInitialProperty("camel.component.interakt.lag", "1s");
            main.addInitialProperty("camel.health.exposure-level", "full");
            if (List.of(features).contains("webhook")) {
                main.addInitialProperty("camel.server.enabled", "true");
                main.addInitialProperty("camel.server.host", "127.0.0.1");
                main.addInitialProperty("camel.server.port", Integer.toString(port));
            }
            if (List.of(features).contains("metrics")) {
                main.addInitialProperty(
                        "camel.beans.meters", "#class:io.micrometer.core.instrument.simple.SimpleMeterRegistry");
            }
            main.configure().addRoutesBuilder(run);
            main.start();
            CamelContext camel = main.getCamelContext();
            run.run(camel, sandbox, port, () -> isUp(camel), () -> meters(camel)
                    .contains("camel.interakt.quota.admitted"));
            main.stop();
        }
        System.exit(0);
    }

    private static boolean isUp(CamelContext camel) {
        return HealthCheckHelper.invoke(camel).stream()
                .anyMatch(result -> result.getCheck().getId().equals("interakt-feed-feed")
                        && result.getState() == HealthCheck.State.UP);
    }

    /** By reflection: the documentation is compiled without Micrometer. */
    private static String meters(CamelContext camel) throws ReflectiveOperationException {
        Object meters = camel.getRegistry().lookupByName("meters");
        return (String) meters.getClass().getMethod("getMetersAsString").invoke(meters);
    }
}
