package io.github.camelinterakt.inbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * The context's inboxes in Camel's developer console, under the id {@code interakt-inbox}.
 *
 * <p>Options: {@code command=replay} with {@code key}, or {@code from} and {@code to}, or neither for all parked events;
 * {@code command=discard} with {@code key}; {@code table} picks one inbox where there are several; {@code limit} says how
 * many parked events to show.
 */
@DevConsole(
        name = "interakt-inbox",
        displayName = "Interakt Inbox",
        description = "Durable inboxes of Interakt's webhooks")
public class InboxConsole extends AbstractDevConsole {

    private static final int SHOWN = 20;

    /** The console, as Camel makes it. */
    public InboxConsole() {
        super("camel", "interakt-inbox", "Interakt Inbox", "Durable inboxes of Interakt's webhooks");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        return inboxes(options).stream()
                .map(inbox -> {
                    String done = run(inbox, options);
                    InboxFigures figures = inbox.figures();
                    String parked = inbox.parked(limit(options)).stream()
                            .map(event -> "\n    " + event.parkedAt() + " " + event.attempts() + " attempts, "
                                    + event.key() + ": " + event.reason())
                            .collect(Collectors.joining());
                    return inbox.table() + ": " + figures.depth() + " waiting, of which " + figures.inFlight()
                            + " in flight, oldest " + figures.oldestAge().toSeconds() + " s; " + figures.parked()
                            + " parked" + (done.isEmpty() ? "" : "\n  " + done) + parked;
                })
                .collect(Collectors.joining("\n"));
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonArray inboxes = new JsonArray();
        for (Inbox inbox : inboxes(options)) {
            JsonObject json = new JsonObject();
            String done = run(inbox, options);
            InboxFigures figures = inbox.figures();
            json.put("table", inbox.table());
            json.put("depth", figures.depth());
            json.put("inFlight", figures.inFlight());
            json.put("oldestAge", figures.oldestAge().toSeconds());
            json.put("parkedCount", figures.parked());
            if (!done.isEmpty()) {
                json.put("command", done);
            }
            JsonArray parked = new JsonArray();
            for (ParkedEvent event : inbox.parked(limit(options))) {
                JsonObject one = new JsonObject();
                one.put("key", event.key());
                one.put("receivedAt", event.receivedAt().toString());
                one.put("parkedAt", event.parkedAt().toString());
                one.put("attempts", event.attempts());
                one.put("reason", event.reason());
                parked.add(one);
            }
            json.put("parked", parked);
            inboxes.add(json);
        }
        JsonObject root = new JsonObject();
        root.put("inboxes", inboxes);
        return root;
    }

    private List<Inbox> inboxes(Map<String, Object> options) {
        Object table = options.get("table");
        return getCamelContext().hasServices(Inbox.class).stream()
                .filter(inbox -> table == null || inbox.table().equals(table))
                .toList();
    }

    private static String run(Inbox inbox, Map<String, Object> options) {
        Object command = options.get("command");
        if (command == null) {
            return "";
        }
        String key = (String) options.get("key");
        String from = (String) options.get("from");
        String to = (String) options.get("to");
        return switch (command.toString()) {
            case "replay" -> {
                if (key != null) {
                    yield inbox.replay(key) ? "1 event is handed out once more" : "no such event is parked or done";
                }
                int count = from != null || to != null
                        ? inbox.replay(ManagedInbox.instant(from), ManagedInbox.instant(to))
                        : inbox.replayParked();
                yield count + " events are handed out once more";
            }
            case "discard" -> key != null && inbox.discard(key) ? "1 event is given up" : "no such event is parked";
            default -> "there is no command " + command + ": use replay or discard";
        };
    }

    private static int limit(Map<String, Object> options) {
        Object limit = options.get("limit");
        return limit == null ? SHOWN : Math.max(1, Integer.parseInt(limit.toString()));
    }
}
