package io.github.camelinterakt.management;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Camel's developer console {@code interakt}: in JSON a list for each group of figures, in text a line for each figure. */
@DevConsole(
        name = "interakt",
        displayName = "Interakt",
        description = "Figures of Interakt's quotas, feeds, webhooks, inboxes and contact memories")
public final class FiguresConsole extends AbstractDevConsole {

    /** A console, as Camel creates it. */
    public FiguresConsole() {
        super(
                "camel",
                "interakt",
                "Interakt",
                "Figures of Interakt's quotas, feeds, webhooks, inboxes and contact memories");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (Figures figures : figures()) {
            text.append(figures.group).append(System.lineSeparator());
            figures.values().forEach((name, value) -> text.append("    %s: %s%n".formatted(name, value)));
        }
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonObject all = new JsonObject();
        for (Figures figures : figures()) {
            JsonArray group = (JsonArray) all.computeIfAbsent(figures.group, name -> new JsonArray());
            group.add(new JsonObject(figures.values()));
        }
        return all;
    }

    private Collection<Figures> figures() {
        ShownFigures shown = getCamelContext().hasService(ShownFigures.class);
        return shown == null ? List.of() : shown.all();
    }
}
