package io.github.camelinterakt.document;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes the nodes of one document, and tells whether any of them was changed since. Objects and lists keep their children in
 * maps and lists that notice it, so whoever changes a node need not tell, and cannot forget to.
 *
 * <p>Of an object, {@code properties()} and what else shows all its fields is to be read only: changing the object through
 * it fails.
 */
final class TrackedNodes extends JsonNodeFactory {

    private static final long serialVersionUID = 1L;
    private static final int USUAL_LENGTH = 10;

    private boolean isChanged;

    /** The document is complete; from now on changes count. */
    void start() {
        isChanged = false;
    }

    /** Whether a node was added, removed, or replaced by another value. */
    boolean isChanged() {
        return isChanged;
    }

    @Override
    public ObjectNode objectNode() {
        return new ObjectNode(this, new Children());
    }

    @Override
    public ArrayNode arrayNode() {
        return arrayNode(USUAL_LENGTH);
    }

    @Override
    public ArrayNode arrayNode(int capacity) {
        return new ArrayNode(this, new Elements(capacity));
    }

    private void replaced(JsonNode before, JsonNode after) {
        // A container that is equal may be of another factory, which does not notice when it is changed later.
        isChanged |= !(after.isValueNode() && after.equals(before));
    }

    /** An object's fields. */
    private final class Children extends AbstractMap<String, JsonNode> {

        private final Map<String, JsonNode> children = new LinkedHashMap<>();

        @Override
        public JsonNode get(Object name) {
            return children.get(name);
        }

        @Override
        public boolean containsKey(Object name) {
            return children.containsKey(name);
        }

        @Override
        public int size() {
            return children.size();
        }

        @Override
        public JsonNode put(String name, JsonNode node) {
            JsonNode before = children.put(name, node);
            replaced(before, node);
            return before;
        }

        @Override
        public JsonNode remove(Object name) {
            JsonNode before = children.remove(name);
            isChanged |= before != null;
            return before;
        }

        @Override
        public void clear() {
            isChanged |= !children.isEmpty();
            children.clear();
        }

        @Override
        public Set<String> keySet() {
            return Collections.unmodifiableSet(children.keySet());
        }

        @Override
        public Collection<JsonNode> values() {
            return Collections.unmodifiableCollection(children.values());
        }

        @Override
        public Set<Map.Entry<String, JsonNode>> entrySet() {
            return Collections.unmodifiableMap(children).entrySet();
        }
    }

    /** A list's elements: all that changes such a list comes down to these methods. */
    private final class Elements extends AbstractList<JsonNode> implements RandomAccess {

        private final List<JsonNode> elements;

        Elements(int capacity) {
            elements = new ArrayList<>(capacity);
        }

        @Override
        public JsonNode get(int index) {
            return elements.get(index);
        }

        @Override
        public int size() {
            return elements.size();
        }

        @Override
        public JsonNode set(int index, JsonNode node) {
            JsonNode before = elements.set(index, node);
            replaced(before, node);
            return before;
        }

        @Override
        public void add(int index, JsonNode node) {
            elements.add(index, node);
            isChanged = true;
        }

        @Override
        public JsonNode remove(int index) {
            isChanged = true;
            return elements.remove(index);
        }
    }
}
