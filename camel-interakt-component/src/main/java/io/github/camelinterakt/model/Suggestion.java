package io.github.camelinterakt.model;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A suggestion of an RCS message that the customer may tap: a reply, or a button with an action. When it is tapped, the
 * webhook event contains its {@code data}.
 */
public final class Suggestion extends RequestPart<Suggestion> {

    private static final String REPLY = "reply";
    private static final String ACTION = "action";
    private static final String OPEN_URL = "openUrl";
    private static final String DIAL = "dialerAction";
    private static final String LOCATION = "showLocation";
    private static final String CALENDAR = "createCalendarEvent";

    private Suggestion(ObjectNode json) {
        super(json);
    }

    /** Creates a reply. */
    public static Suggestion reply(String text, String data) {
        return new Suggestion(json(REPLY, tap(text, data)));
    }

    /** Creates a button that opens a URL. */
    public static Suggestion openUrl(String text, String data, String url) {
        return action(text, data, OPEN_URL, json("url", required(url, "The URL")));
    }

    /** Creates a button that dials a number; the number must contain its country code. */
    public static Suggestion dial(String text, String data, String phoneNumber) {
        return action(text, data, DIAL, json("phoneNumber", required(phoneNumber, "The phone number")));
    }

    /** Creates a button that shows a location, in degrees north and east, on the map; its label may be null. */
    public static Suggestion showLocation(String text, String data, double latitude, double longitude, String label) {
        // The spelling is the API's.
        ObjectNode place = json("coordinAtes", json("latitude", latitude, "longitude", longitude), "label", label);
        return action(text, data, LOCATION, place);
    }

    /** Creates a button that adds an entry to the customer's calendar; the description may be null. */
    public static Suggestion calendarEvent(
            String text, String data, Instant start, Instant end, String title, String description) {
        ObjectNode event = json("description", description)
                .put("startTime", required(start, "The start").toString())
                .put("endTime", required(end, "The end").toString())
                .put("title", required(title, "The title"));
        return action(text, data, CALENDAR, event);
    }

    /** Returns the type of a message with suggestions of this kind. */
    MessageType type() {
        if (!value(REPLY).isMissingNode()) {
            return MessageType.QR;
        }
        if (value(ACTION).has(OPEN_URL)) {
            return MessageType.BUTTON_URL;
        }
        if (value(ACTION).has(DIAL)) {
            return MessageType.DIALER_ACTION;
        }
        return value(ACTION).has(LOCATION) ? MessageType.Location : MessageType.Calender;
    }

    private static Suggestion action(String text, String data, String kind, ObjectNode detail) {
        return new Suggestion(json(ACTION, tap(text, data).set(kind, detail)));
    }

    private static ObjectNode tap(String text, String data) {
        return json(
                "plainText",
                required(text, "The text of a suggestion"),
                "postBack",
                json("data", required(data, "The data of a suggestion")));
    }
}
