package io.github.camelinterakt.webhook;

import java.util.Map;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Tells Camel's health check of the route how the webhook is doing. */
final class WebhookHealthCheck implements HealthCheck {

    private final WebhookHealth health;
    private volatile boolean enabled = true;

    WebhookHealthCheck(WebhookHealth health) {
        this.health = health;
    }

    @Override
    public String getGroup() {
        return "interakt";
    }

    @Override
    public String getId() {
        return "interakt-webhook";
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
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this)
                .detail("webhook.failures.recent", health.getRecentFailures())
                .detail("webhook.failures.budget", WebhookHealth.FAILURE_BUDGET)
                .detail("webhook.signature.failures.recent", health.getRecentSignatureFailures())
                .detail("webhook.event.last", health.getLastEvent().toString());
        String problem = problem();
        return (problem == null ? result.up() : result.down().message(problem)).build();
    }

    private String problem() {
        if (health.isBudgetSpent()) {
            return health.getRecentFailures() + " answers to Interakt failed or were late within 10 minutes: look in"
                    + " Interakt's Developer Settings whether the webhook is switched off";
        }
        if (health.isSecretProbablyWrong()) {
            return "No request has had the right signature yet, and several a wrong one: compare webhookSecret with"
                    + " Interakt's Developer Settings";
        }
        if (health.isSilent()) {
            return "No event has come since " + health.getLastEvent()
                    + ": look in Interakt's Developer Settings whether the webhook is switched off";
        }
        return null;
    }
}
