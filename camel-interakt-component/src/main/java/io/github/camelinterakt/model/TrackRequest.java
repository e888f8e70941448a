package io.github.camelinterakt.model;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;

/**
 * A request with traits, which are named attributes.
 *
 * @param <S> the request's own type
 */
public abstract class TrackRequest<S> extends PersonRequest<S> {

    TrackRequest(ObjectNode json) {
        super(json);
    }

    /**
     * Sets one trait.
     *
     * @param name the trait's name, such as {@code name} or {@code email}
     * @param value a string, number, boolean, list or date; a date with a time is sent as ISO 8601 in UTC, and a time without a
     *     zone is interpreted as UTC. Null is sent as null.
     * @throws IllegalArgumentException if the name is null or the value is of any other kind
     */
    public S withTrait(String name, Object value) {
        required(name, "The name of a trait");
        return change(json -> json.withObjectProperty("traits").set(name, JsonValues.of(name, value)));
    }

    /** Adds traits to those set before; see {@link #withTrait(String, Object)}. */
    public S withTraits(Map<String, ?> traits) {
        return change(json -> traits.forEach(
                (name, value) -> json.withObjectProperty("traits").set(name, JsonValues.of(name, value))));
    }

    /** Returns a new map of the traits by name; the values of a fetched contact may be null, lists or maps. */
    public Map<String, Object> getTraits() {
        return value("traits") instanceof ObjectNode traits ? Json.toMap(traits) : Map.of();
    }
}
