package io.github.camelinterakt.mapping.record;

import io.github.camelinterakt.model.Event;

/**
 * Reads the event that a record is about.
 *
 * @param name its name, as a text
 * @param person whom it is about
 * @param traits its traits
 */
public record EventReader(ValueReader name, PersonReader person, TraitsReader traits) {

    /** The event, which must not be built if the source is refused. */
    public Event.Builder read(Source source) {
        Event.Builder event = Event.builder(name(source));
        event.userId(person.userId(source));
        person.phone(source, event);
        traits.read(source, event::trait);
        return event;
    }

    private String name(Source source) {
        Object value = name.read(source);
        if (value instanceof String text) {
            return text;
        }
        if (!source.isRefused()) {
            source.refuse(name.described(), "is empty, and an event needs a name");
        }
        return "";
    }
}
