package io.github.camelinterakt.model;

import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;

/**
 * A request with traits: attributes by name.
 *
 * @param <S> the request's own type
 */
public abstract class TrackRequest<S> extends PersonRequest<S> {

    TrackRequest(ObjectNode json, Function<ObjectNode, S> constructor) {
        super(json, constructor);
    }

    /**
     * Sets one trait.
     *
     * @param name the trait's name, such as {@code name} or {@code email}
     * @param value a string, number, boolean, list or date; a date with a time is written as ISO 8601 in UTC, one without a
     *     zone is taken as UTC. Null is written as null.
     * @throws IllegalArgumentException if the name is null or the value is of any other kind
     */
    public S withTrait(String name, Object value) {
        required(name, "The name of a trait");
        return change(json -> json.withObjectProperty("traits").set(name, JsonValues.of(name, value)));
    }

    /** Sets several traits beside those set before; see {@link #withTrait(String, Object)}. */
    public S withTraits(Map<String, ?> traits) {
        return change(json -> traits.forEach(
                (name, value) -> json.withObjectProperty("traits").set(name, JsonValues.of(name, value))));
    }

    /** Returns a new map of the traits by name; of a fetched contact, values may be null, lists or maps. */
    public Map<String, Object> getTraits() {
        return value("traits") instanceof ObjectNode traits ? Json.toMap(traits) : Map.of();
    }
}
