package io.github.camelinterakt.governor;

import java.util.List;
import java.util.Map;

import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Camel's dev console {@code interakt-quota}: how the accounts of a context use their quotas. */
@DevConsole(
        name = "interakt-quota",
        displayName = "Interakt Quota",
        description = "How Interakt accounts use their quotas: permits, waiting calls, pauses")
public final class GovernorConsole extends AbstractDevConsole {

    /** A console, as Camel makes it. */
    public GovernorConsole() {
        super("camel", "interakt-quota", "Interakt Quota", "How Interakt accounts use their quotas");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (Governor governor : governors()) {
            figures(governor).forEach((name, value) -> text.append("%n    %s: %s".formatted(name, value)));
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray accounts = new JsonArray();
        governors().forEach(governor -> accounts.add(figures(governor)));
        JsonObject all = new JsonObject();
        all.put("accounts", accounts);
        return all;
    }

    private static JsonObject figures(Governor governor) {
        GovernorFigures of = governor.figures();
        JsonObject figures = new JsonObject();
        figures.put("account", of.account());
        figures.put("requestsPerMinute", of.requestsPerMinute());
        figures.put("capacity", of.capacity());
        figures.put("used", of.used());
        figures.put("inFlight", of.inFlight());
        figures.put("waitingHigh", of.waitingHigh());
        figures.put("waitingNormal", of.waitingNormal());
        figures.put("waitingBulk", of.waitingBulk());
        figures.put("delayed", of.delayed());
        figures.put("admitted", of.admitted());
        figures.put("rateLimited", of.refused());
        figures.put("expired", of.expired());
        figures.put("rejected", of.rejected());
        figures.put("pauseMillis", of.pause().toMillis());
        return figures;
    }

    private List<Governor> governors() {
        Governors governors = getCamelContext().hasService(Governors.class);
        return governors == null ? List.of() : governors.all();
    }
}
