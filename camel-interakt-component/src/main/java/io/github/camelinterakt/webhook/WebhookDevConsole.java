package io.github.camelinterakt.webhook;

import java.util.List;
import java.util.Map;

import org.apache.camel.Route;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Camel's dev console {@code interakt-webhook}: how the webhooks of a context are doing. */
@DevConsole(
        name = "interakt-webhook",
        displayName = "Interakt Webhook",
        description = "How Interakt's webhooks are doing: answers, failure budget, silence")
public final class WebhookDevConsole extends AbstractDevConsole {

    /** A console, as Camel makes it. */
    public WebhookDevConsole() {
        super("camel", "interakt-webhook", "Interakt Webhook", "How Interakt's webhooks are doing");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (WebhookConsumer consumer : consumers()) {
            figures(consumer).forEach((name, value) -> text.append("%n    %s: %s".formatted(name, value)));
        }
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray webhooks = new JsonArray();
        consumers().forEach(consumer -> webhooks.add(figures(consumer)));
        JsonObject all = new JsonObject();
        all.put("webhooks", webhooks);
        return all;
    }

    private static JsonObject figures(WebhookConsumer consumer) {
        WebhookFigures health = consumer.getHealth().figures();
        JsonObject figures = new JsonObject();
        figures.put("routeId", consumer.getRouteId());
        figures.put("requests", health.requests());
        figures.put("acknowledged", health.acknowledged());
        figures.put("signatureFailures", health.signatureFailures());
        figures.put("failed", health.failed());
        figures.put("unavailable", health.unavailable());
        figures.put("late", health.late());
        figures.put("recentFailures", health.recentFailures());
        figures.put("failureBudget", WebhookHealth.FAILURE_BUDGET);
        figures.put("lastEvent", health.lastEvent().toString());
        figures.put("silent", health.silent());
        return figures;
    }

    private List<WebhookConsumer> consumers() {
        return getCamelContext().getRoutes().stream()
                .map(Route::getConsumer)
                .filter(WebhookConsumer.class::isInstance)
                .map(WebhookConsumer.class::cast)
                .toList();
    }
}
