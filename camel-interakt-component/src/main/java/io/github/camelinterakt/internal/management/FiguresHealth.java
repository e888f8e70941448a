package io.github.camelinterakt.internal.management;

import java.util.Map;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Reports what a person has to solve. It is part of neither liveness nor readiness: no restart mends it, and a pod that gets no
 * requests any more could not recover.
 */
final class FiguresHealth implements HealthCheck {

    private final Figures figures;
    private boolean enabled = true;

    FiguresHealth(Figures figures) {
        this.figures = figures;
    }

    @Override
    public String getGroup() {
        return "interakt";
    }

    @Override
    public String getId() {
        return "interakt-" + figures.group + "-" + figures.id;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this);
        figures.values().forEach(result::detail);
        String problem = figures.problem.get();
        return (problem == null ? result.up() : result.down().message(problem)).build();
    }
}
