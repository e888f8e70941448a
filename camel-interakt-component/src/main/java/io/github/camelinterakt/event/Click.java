package io.github.camelinterakt.event;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** A customer's click on a button of a message. Several clicks of a message have the same message id, but different times. */
public final class Click {

    private final JsonNode json;
    private final JsonNode link;

    private Click(JsonNode json, JsonNode link) {
        this.json = json;
        this.link = link;
    }

    /** Reads the click from one of four places in the event. */
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

    /** An event lists all clicks of a message by link, and reports the last one. */
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

    /** {@code QR} for a quick reply, {@code CTA} for a link or a call; CTA if the event contains only the link. */
    public String getType() {
        String type = Nodes.filled(json.path("click_type"));
        return type != null || link.isMissingNode() ? type : "CTA";
    }

    /** The button's text, or null. */
    public String getButtonText() {
        return Nodes.filled(json.path("button_text"), link.path("button_text"));
    }

    /** The button's URL, or null. Do not log it: it may contain the recipient's phone number. */
    public String getButtonLink() {
        return Nodes.filled(json.path("button_link"), link.path("url"));
    }

    /** The time of the click, or null. */
    public Instant getClickedAt() {
        return Nodes.instant(json.path("click_timestamp"), link.path("clicked_at_utc"));
    }

    /** The button's payload as plain Java values; empty if there is none. */
    public Map<String, Object> getPayload() {
        return Nodes.map(json, "button_payload");
    }
}
