package io.github.camelinterakt.management;

import java.util.List;
import java.util.Map;

import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** A developer console that shows figures of each of several things: in JSON as a list, in text a line a figure. */
public abstract class FiguresConsole extends AbstractDevConsole {

    private final String list;

    /**
     * A console.
     *
     * @param list what the list is called in JSON
     */
    protected FiguresConsole(String id, String displayName, String description, String list) {
        super("camel", id, displayName, description);
        this.list = list;
    }

    /** The figures of each, by name, in the order in which they are shown. */
    protected abstract List<JsonObject> figures();

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (JsonObject one : figures()) {
            one.forEach((name, value) -> text.append("%n    %s: %s".formatted(name, value)));
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray each = new JsonArray();
        each.addAll(figures());
        JsonObject all = new JsonObject();
        all.put(list, each);
        return all;
    }
}
