package io.github.camelinterakt.event;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The button or row of a message that a customer selected.
 *
 * @param id          the id of the button or row, or the payload of a template's button; null if the event contains only the title
 * @param title       the displayed text
 * @param description the row's second line, or null
 */
public record Reply(String id, String title, String description) {

    /** The reply in an unwrapped {@code message}, or null if there is none. */
    static Reply of(JsonNode message, String contentType) {
        if (message.isTextual()) {
            boolean bareTitle = contentType != null && (contentType.endsWith("Reply") || contentType.equals("Button"));
            return bareTitle ? new Reply(null, message.textValue(), null) : null;
        }
        for (String key : new String[] {"button_reply", "list_reply", "button"}) {
            JsonNode reply = Nodes.unwrapped(message.path(key));
            if (reply.isObject()) {
                return of(reply);
            }
            if (reply.isTextual()) {
                return new Reply(null, reply.textValue(), null);
            }
        }
        return message.has("title") ? of(message) : null;
    }

    private static Reply of(JsonNode json) {
        return new Reply(
                Nodes.filled(json.path("id"), json.path("payload")),
                Nodes.filled(json.path("title"), json.path("text")),
                Nodes.filled(json.path("description")));
    }

    /** Prints the id only: the title may be personal data. */
    @Override
    public String toString() {
        return "Reply[id=" + id + "]";
    }
}
