package io.github.camelinterakt.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Something that a contact did or that happened to it: the body of {@code trackEvent}. */
public final class Event implements WireDocument {

    @JsonUnwrapped
    private final Person person;

    @JsonProperty("event")
    private final String name;

    private final Map<String, Object> traits;

    private Event(Builder builder, Person person) {
        this.person = person;
        name = builder.name;
        traits = Collections.unmodifiableMap(new LinkedHashMap<>(builder.traits));
    }

    /**
     * Starts an event.
     *
     * @param name the event's name, such as {@code Order Placed}
     * @return a builder
     * @throws IllegalArgumentException if the name is null
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * The event's name.
     *
     * @return the name
     */
    public String getName() {
        return name;
    }

    /**
     * The event's own attributes.
     *
     * @return an immutable map, empty if there are none
     */
    public Map<String, Object> getTraits() {
        return traits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Event that
                && person.equals(that.person)
                && name.equals(that.name)
                && traits.equals(that.traits);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * person.hashCode() + name.hashCode()) + traits.hashCode();
    }

    /** Shows the event's name only. */
    @Override
    public String toString() {
        return "Event[name=" + name + "]";
    }

    /** Builds an {@link Event}. The API wants a phone or a user id. */
    public static final class Builder extends PersonBuilder<Event, Builder> {

        private final String name;
        private final Map<String, Object> traits = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = required(name, "the name of an event");
        }

        /**
         * Names the contact by the caller's own id, alone or beside a phone.
         *
         * @param userId the id
         * @return this builder
         */
        public Builder userId(String userId) {
            setUserId(userId);
            return this;
        }

        /**
         * Sets one attribute of the event.
         *
         * @param name  the attribute's name
         * @param value a string, number, boolean, list or date; dates with a time are written as ISO 8601 in UTC, those
         *              without a zone are taken as UTC. Null is written as null.
         * @return this builder
         * @throws IllegalArgumentException if the name is null or the value is of any other kind
         */
        public Builder trait(String name, Object value) {
            traits.put(required(name, "the name of a trait"), Traits.normalised(name, value));
            return this;
        }

        /**
         * Sets several attributes, beside those given before.
         *
         * @param traits the attributes by name
         * @return this builder
         * @throws IllegalArgumentException as {@link #trait(String, Object)}
         */
        public Builder traits(Map<String, ?> traits) {
            traits.forEach(this::trait);
            return this;
        }

        @Override
        public Event build() {
            return new Event(this, person());
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
