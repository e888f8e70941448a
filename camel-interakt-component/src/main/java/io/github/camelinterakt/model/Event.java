package io.github.camelinterakt.model;

/** An event of a contact: the body of {@code trackEvent}. */
public final class Event extends TrackRequest<Event> {

    /** Creates an event with a name, such as {@code Order Placed}; the API also requires a phone number or a user id. */
    public Event(String name) {
        super(json("event", required(name, "The name of an event"), "traits", json()));
    }

    /** Returns the event's name. */
    public String getName() {
        return string("event");
    }

    /** Prints the event's name only. */
    @Override
    public String toString() {
        return "Event[name=" + getName() + "]";
    }
}
