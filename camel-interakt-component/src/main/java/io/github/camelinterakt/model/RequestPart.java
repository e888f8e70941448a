package io.github.camelinterakt.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;

/**
 * A request, or a part of one. Immutable: methods that change something return a copy.
 *
 * @param <S> the request's own type
 */
public abstract class RequestPart<S> extends JsonView {

    RequestPart(ObjectNode json) {
        super(json);
    }

    /**
     * Sets a key of the document, for values of the API for which this class has no method.
     *
     * @param key the key, spelled as in the API
     * @param value a string, number, boolean, date, list, map, JSON node or part of a request; null removes the key
     * @throws IllegalArgumentException if the key is null or the value is of any other kind
     */
    public S with(String key, Object value) {
        return set(value, required(key, "The key"));
    }

    final S set(Object value, String... path) {
        return change(json -> {
            ObjectNode parent = json;
            for (int i = 0; i < path.length - 1; i++) {
                parent = parent.withObjectProperty(path[i]);
            }
            String key = path[path.length - 1];
            if (value == null) {
                parent.remove(key);
            } else {
                parent.set(key, JsonValues.of(key, value));
            }
        });
    }

    @SuppressWarnings("unchecked") // S is this class
    S change(Consumer<ObjectNode> edit) {
        ObjectNode json = toJson();
        edit.accept(json);
        return (S) copy(json);
    }

    /** Returns a document of alternating keys and values; omits keys with a null value. */
    static ObjectNode json(Object... keysAndValues) {
        ObjectNode json = Json.object();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            String key = (String) keysAndValues[i];
            if (keysAndValues[i + 1] != null) {
                json.set(key, JsonValues.of(key, keysAndValues[i + 1]));
            }
        }
        return json;
    }

    static <V> V required(V value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is required and must not be null");
        }
        return value;
    }

    /** Returns the values as a list without nulls; null for a null array. */
    static <V> List<V> list(String what, V[] values) {
        if (values == null) {
            return null;
        }
        List<V> list = new ArrayList<>(values.length);
        for (V value : values) {
            list.add(required(value, what + "[" + list.size() + "]"));
        }
        return list;
    }

    /** Returns the values as a list without nulls and with at least one element. */
    static <V> List<V> atLeastOne(String what, V[] values) {
        List<V> list = required(list(what, values), what);
        if (list.isEmpty()) {
            throw new IllegalArgumentException(what + " must contain at least one element");
        }
        return list;
    }
}
