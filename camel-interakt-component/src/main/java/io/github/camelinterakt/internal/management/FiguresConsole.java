package io.github.camelinterakt.internal.management;

import java.util.Map;

import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Camel's developer console {@code interakt}: a list for each group of figures in JSON, a line for each in text. */
@DevConsole(name = "interakt", displayName = "Interakt", description = FiguresConsole.DESCRIPTION)
public final class FiguresConsole extends AbstractDevConsole {

    static final String DESCRIPTION = "Figures of Interakt's quotas, feeds, webhooks, inboxes and contact memories";

    /** A console, as Camel creates it. */
    public FiguresConsole() {
        super("camel", "interakt", "Interakt", DESCRIPTION);
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (Figures figures : ShownFigures.of(getCamelContext()).all()) {
            text.append(figures.group).append(System.lineSeparator());
            figures.values().forEach((name, value) -> text.append("    %s: %s%n".formatted(name, value)));
        }
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonObject all = new JsonObject();
        for (Figures figures : ShownFigures.of(getCamelContext()).all()) {
            JsonArray group = (JsonArray) all.computeIfAbsent(figures.group, name -> new JsonArray());
            group.add(new JsonObject(figures.values()));
        }
        return all;
    }
}
