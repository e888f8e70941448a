package io.github.camelinterakt.webhook;

import java.util.List;

import io.github.camelinterakt.management.FiguresConsole;
import org.apache.camel.Route;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.util.json.JsonObject;

/** Camel's dev console {@code interakt-webhook}: how the webhooks of a context are doing. */
@DevConsole(
        name = "interakt-webhook",
        displayName = "Interakt Webhook",
        description = "How Interakt's webhooks are doing: answers, failure budget, silence")
public final class WebhookDevConsole extends FiguresConsole {

    /** A console, as Camel makes it. */
    public WebhookDevConsole() {
        super("interakt-webhook", "Interakt Webhook", "How Interakt's webhooks are doing", "webhooks");
    }

    @Override
    protected List<JsonObject> figures() {
        return consumers().stream().map(WebhookDevConsole::figures).toList();
    }

    private static JsonObject figures(WebhookConsumer consumer) {
        WebhookHealth health = consumer.getHealth();
        JsonObject figures = new JsonObject();
        figures.put("routeId", consumer.getRouteId());
        figures.put("requests", health.getRequests());
        figures.put("acknowledged", health.getAcknowledged());
        figures.put("signatureFailures", health.getSignatureFailures());
        figures.put("failed", health.getFailed());
        figures.put("unavailable", health.getUnavailable());
        figures.put("late", health.getLate());
        figures.put("recentFailures", health.getRecentFailures());
        figures.put("failureBudget", WebhookHealth.FAILURE_BUDGET);
        figures.put("lastEvent", health.getLastEvent().toString());
        figures.put("silent", health.isSilent());
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
