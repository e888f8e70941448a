package io.github.camelinterakt.model;

import java.time.Instant;
import java.util.Objects;

/**
 * What a customer may tap: a reply, or a button that does something on the phone. The data of a suggestion comes back in
 * the webhook when it is tapped.
 */
public final class Suggestion {

    private final Reply reply;
    private final Action action;

    private Suggestion(Reply reply, Action action) {
        this.reply = reply;
        this.action = action;
    }

    /**
     * A reply.
     *
     * @param text the reply's text
     * @param data what comes back when it is tapped
     * @return the suggestion
     * @throws IllegalArgumentException if one of them is null
     */
    public static Suggestion reply(String text, String data) {
        return new Suggestion(new Reply(required(text, "text"), postBack(data)), null);
    }

    /**
     * A button that opens an address.
     *
     * @param text the button's text
     * @param data what comes back when it is tapped
     * @param url  the address
     * @return the suggestion
     * @throws IllegalArgumentException if one of them is null
     */
    public static Suggestion openUrl(String text, String data, String url) {
        return action(text, data, new OpenUrl(required(url, "URL")), null, null, null);
    }

    /**
     * A button that dials a number.
     *
     * @param text        the button's text
     * @param data        what comes back when it is tapped
     * @param phoneNumber the number, with its country code; sent as given
     * @return the suggestion
     * @throws IllegalArgumentException if one of them is null
     */
    public static Suggestion dial(String text, String data, String phoneNumber) {
        return action(text, data, null, new Dialer(required(phoneNumber, "phone number")), null, null);
    }

    /**
     * A button that shows a place on the map.
     *
     * @param text      the button's text
     * @param data      what comes back when it is tapped
     * @param latitude  degrees north, from -90 to 90
     * @param longitude degrees east, from -180 to 180
     * @param label     the place's name, or null
     * @return the suggestion
     * @throws IllegalArgumentException if the text or the data is null
     */
    public static Suggestion showLocation(String text, String data, double latitude, double longitude, String label) {
        Location location = new Location(new Coordinates(latitude, longitude), label);
        return action(text, data, null, null, location, null);
    }

    /**
     * A button that creates an entry in the customer's calendar.
     *
     * @param text        the button's text
     * @param data        what comes back when it is tapped
     * @param start       when the entry begins
     * @param end         when it ends
     * @param title       its title
     * @param description more on it, or null
     * @return the suggestion
     * @throws IllegalArgumentException if a part other than the description is null
     */
    public static Suggestion calendarEvent(
            String text, String data, Instant start, Instant end, String title, String description) {
        CalendarEvent event = new CalendarEvent(
                required(start, "start").toString(),
                required(end, "end").toString(),
                required(title, "title"),
                description);
        return action(text, data, null, null, null, event);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Suggestion that
                && Objects.equals(reply, that.reply)
                && Objects.equals(action, that.action);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reply, action);
    }

    /** Shows the kind only. */
    @Override
    public String toString() {
        return "Suggestion[" + (reply != null ? "reply" : "action") + "]";
    }

    private static Suggestion action(
            String text, String data, OpenUrl url, Dialer dialer, Location location, CalendarEvent event) {
        return new Suggestion(null, new Action(required(text, "text"), postBack(data), url, dialer, location, event));
    }

    private static PostBack postBack(String data) {
        return new PostBack(required(data, "data (what comes back when it is tapped)"));
    }

    private static <V> V required(V value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("A suggestion needs its " + what + ", which is null");
        }
        return value;
    }

    private record PostBack(String data) {}

    private record Reply(String plainText, PostBack postBack) {}

    private record Action(
            String plainText,
            PostBack postBack,
            OpenUrl openUrl,
            Dialer dialerAction,
            Location showLocation,
            CalendarEvent createCalendarEvent) {}

    private record OpenUrl(String url) {}

    private record Dialer(String phoneNumber) {}

    /** The component's name is the wire's spelling. */
    private record Location(Coordinates coordinAtes, String label) {}

    private record Coordinates(double latitude, double longitude) {}

    private record CalendarEvent(String startTime, String endTime, String title, String description) {}
}
