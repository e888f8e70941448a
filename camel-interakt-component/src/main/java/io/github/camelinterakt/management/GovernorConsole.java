package io.github.camelinterakt.management;

import java.util.List;

import io.github.camelinterakt.governor.Governor;
import io.github.camelinterakt.governor.GovernorFigures;
import io.github.camelinterakt.governor.Governors;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.util.json.JsonObject;

/** Camel's dev console {@code interakt-quota}: how the accounts of a context use their quotas. */
@DevConsole(
        name = "interakt-quota",
        displayName = "Interakt Quota",
        description = "How Interakt accounts use their quotas: permits, waiting calls, pauses")
public final class GovernorConsole extends FiguresConsole {

    /** A console, as Camel makes it. */
    public GovernorConsole() {
        super("interakt-quota", "Interakt Quota", "How Interakt accounts use their quotas", "accounts");
    }

    @Override
    protected List<JsonObject> figures() {
        return governors().stream().map(GovernorConsole::figures).toList();
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
