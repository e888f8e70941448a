package io.github.camelinterakt.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the builders of the model have in common. Builders are not safe for use by several threads; what they build is.
 *
 * @param <T> what is built
 */
public abstract class RequestBuilder<T> {

    /** For the builders of this model. */
    protected RequestBuilder() {}

    /**
     * Builds the immutable value from what has been given so far. The builder may be used on.
     *
     * @return the value
     * @throws IllegalStateException if a required part is missing; the message names it
     */
    public abstract T build();

    /**
     * Refuses an argument that is required and null.
     *
     * @param <V>   the argument's type
     * @param value the argument
     * @param what  the argument's name for the exception
     * @return the argument
     * @throws IllegalArgumentException if it is null
     */
    protected static <V> V required(V value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is required and must not be null");
        }
        return value;
    }

    /**
     * Refuses to build without a required part.
     *
     * @param <V>  the part's type
     * @param part the part
     * @param what the part's name for the exception
     * @return the part
     * @throws IllegalStateException if it is null, or a collection without elements
     */
    protected static <V> V present(V part, String what) {
        if (part == null || (part instanceof Collection<?> parts && parts.isEmpty())) {
            throw new IllegalStateException("Required and not given: " + what);
        }
        return part;
    }

    /**
     * Copies a list.
     *
     * @param <V>    the elements' type
     * @param values the list, or null
     * @param what   the list's name for the exception
     * @return an immutable copy, or null for null
     * @throws IllegalArgumentException if an element is null; the message has its index
     */
    protected static <V> List<V> copyOf(Collection<? extends V> values, String what) {
        if (values == null) {
            return null;
        }
        List<V> copy = new ArrayList<>(values.size());
        for (V value : values) {
            copy.add(required(value, what + "[" + copy.size() + "]"));
        }
        return Collections.unmodifiableList(copy);
    }

    /**
     * Copies values by button.
     *
     * @param values the values by the button's index, or null
     * @param what   the map's name for the exception
     * @return an immutable copy in the order of the map, or null for null
     * @throws IllegalArgumentException if an index, a list or a value is null
     */
    protected static Map<Integer, List<String>> copyOf(Map<Integer, ? extends Collection<String>> values, String what) {
        if (values == null) {
            return null;
        }
        Map<Integer, List<String>> copy = new LinkedHashMap<>();
        values.forEach((button, list) -> {
            String name = what + "[" + required(button, "the index in " + what) + "]";
            copy.put(button, copyOf(required(list, name), name));
        });
        return Collections.unmodifiableMap(copy);
    }

    /**
     * Adds to a list that may not exist yet.
     *
     * @param <V>    the elements' type
     * @param values the list so far, or null
     * @param more   what to add
     * @param what   the list's name for the exception
     * @return a new immutable list
     * @throws IllegalArgumentException if an element is null; the message has its index
     */
    @SafeVarargs
    protected static <V> List<V> append(List<V> values, String what, V... more) {
        List<V> all = values == null ? new ArrayList<>() : new ArrayList<>(values);
        for (V value : more) {
            all.add(required(value, what + "[" + all.size() + "]"));
        }
        return Collections.unmodifiableList(all);
    }
}
