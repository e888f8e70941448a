package io.github.camelinterakt.event;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** A customer's click on a button of a message. Several clicks share their message's id; their time tells them apart. */
public final class Click {

    private final JsonNode json;
    private final JsonNode link;

    private Click(JsonNode json, JsonNode link) {
        this.json = json;
        this.link = link;
    }

    /**
     * Looks in the four places of the wire: {@code data.event}, {@code message.meta_data}, flat on {@code message}, and
     * {@code message.meta_data.cta_click_info}.
     */
    static Click of(JsonNode data, JsonNode message) {
        JsonNode metaData = Nodes.object(message, "meta_data");
        JsonNode links = Nodes.object(metaData, "cta_click_info");
        JsonNode empty = MissingNode.getInstance();
        for (JsonNode place : new JsonNode[] {Nodes.object(data, "event"), metaData, message}) {
            if (Nodes.filled(place.path("click_type"), place.path("click_timestamp")) != null) {
                return new Click(place, empty);
            }
        }
        return links.isObject() && !links.isEmpty() ? new Click(empty, newest(links)) : null;
    }

    /** A message's clicks are collected under their links: the event is about the last one. */
    private static JsonNode newest(JsonNode links) {
        JsonNode newest = null;
        Instant last = null;
        for (JsonNode candidate : links) {
            JsonNode info = Nodes.unwrapped(candidate);
            Instant at = Nodes.instant(info.path("clicked_at_utc"));
            if (newest == null || at != null && (last == null || at.isAfter(last))) {
                newest = info;
                last = at;
            }
        }
        return newest;
    }

    /** {@code QR} for a quick reply, {@code CTA} for a link or a call; CTA where only the link's own place has it. */
    public String getType() {
        String type = Nodes.filled(json.path("click_type"));
        return type != null || link.isMissingNode() ? type : "CTA";
    }

    /** What the button says, or null. */
    public String getButtonText() {
        return Nodes.filled(json.path("button_text"), link.path("button_text"));
    }

    /** The link behind the button, or null. It may hold the recipient's phone number: not for logs. */
    public String getButtonLink() {
        return Nodes.filled(json.path("button_link"), link.path("url"));
    }

    /** When it was clicked, or null. */
    public Instant getClickedAt() {
        return Nodes.instant(json.path("click_timestamp"), link.path("clicked_at_utc"));
    }

    /** The button's payload as plain Java values; empty where there is none. */
    public Map<String, Object> getPayload() {
        return Nodes.map(json, "button_payload");
    }
}
