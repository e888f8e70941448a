package io.github.camelinterakt.quarkus;

import java.util.Map;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The checks of quota, webhooks, inboxes, feeds and API as one check of wellness: no restart fixes what they report. */
@Wellness
@Singleton
public class InteraktHealth implements HealthCheck {

    private static final String GROUP = "interakt";

    private final CamelContext camel;

    InteraktHealth(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Interakt").up();
        for (var result :
                HealthCheckHelper.invoke(camel, check -> Map.of(), check -> !GROUP.equals(check.getGroup()), "full")) {
            String message = result.getMessage().map(text -> ": " + text).orElse("");
            response.withData(result.getCheck().getId(), result.getState() + message);
            if (result.getState() == State.DOWN) {
                response.down();
            }
        }
        return response.build();
    }
}
