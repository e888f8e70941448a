package io.github.camelinterakt;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;

/**
 * Whether the API answers a read with the account's key: one of Camel's checks of producers, which are off by default
 * ({@code camel.health.producers-enabled}). Part of neither liveness nor readiness.
 */
record ApiHealth(String account, Supplier<CompletableFuture<?>> read) implements HealthCheck {

    /** They say nothing about the API. */
    private static final Set<Reason> QUOTA = Set.of(Reason.EXPIRED, Reason.QUEUE_FULL, Reason.RATE_LIMITED);

    /** Adds the check when the context starts. */
    ApiHealth registeredIn(CamelContext context) {
        try {
            context.addStartupListener((started, alreadyStarted) -> {
                var checks = HealthCheckHelper.getHealthCheckRepository(
                        started, "producers", WritableHealthCheckRepository.class);
                if (checks != null) {
                    checks.addHealthCheck(this);
                }
            });
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
        return this;
    }

    @Override
    public String getGroup() {
        return "interakt";
    }

    @Override
    public String getId() {
        return "interakt-api-" + account;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public void setEnabled(boolean enabled) {
        // All checks of producers are switched on and off together.
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this).detail("account", account);
        try {
            read.get().orTimeout(10, TimeUnit.SECONDS).join();
            return result.up().build();
        } catch (CompletionException e) {
            if (e.getCause() instanceof InteraktException failure) {
                result.detail("reason", failure.getReason().name()).message(failure.getMessage());
                return (QUOTA.contains(failure.getReason()) ? result.unknown() : result.down()).build();
            }
            return result.down().message("No response within 10 seconds").build();
        }
    }
}
