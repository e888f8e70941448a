package io.github.camelinterakt.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.json.Json;

/**
 * A request's document, and the text that it was read from if there is one. What nobody changed is sent as it came: to
 * write it anew would cost more than all that the component does with it besides.
 */
public final class Document {

    private static final int USUAL_SIZE = 64;

    private final ObjectNode json;
    private final byte[] source;
    private final List<Object> asRead;

    private Document(ObjectNode json, byte[] source) {
        this.json = json;
        this.source = source;
        this.asRead = source == null ? List.of() : new ArrayList<>(USUAL_SIZE);
        if (source != null) {
            remember(json);
        }
    }

    /** A document that was made from something other than JSON text. */
    static Document of(ObjectNode json) {
        return new Document(json, null);
    }

    /** A document that was just parsed from that text. */
    static Document read(ObjectNode json, Body.Text text) {
        return new Document(json, text.utf8());
    }

    /** The document, to be changed freely. */
    public ObjectNode json() {
        return json;
    }

    /** The document as UTF-8. */
    public byte[] toBytes() {
        return source != null && sameAsRead(json, 0) == asRead.size() ? source : Json.toBytes(json);
    }

    /** Notes every node and key in their order, and every container's size. */
    private void remember(JsonNode node) {
        asRead.add(node);
        if (!node.isContainerNode()) {
            return;
        }
        asRead.add(node.size());
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                asRead.add(entry.getKey());
                remember(entry.getValue());
            }
        } else {
            for (JsonNode element : node) {
                remember(element);
            }
        }
    }

    /** Compares with what was noted from there on; the place after it, or -1 at the first difference. */
    private int sameAsRead(JsonNode node, int from) {
        Object then = from < asRead.size() ? asRead.get(from) : null;
        if (!node.isContainerNode()) {
            return then == node || node.equals(then) ? from + 1 : -1;
        }
        if (then != node || !asRead.get(from + 1).equals(node.size())) {
            return -1;
        }
        int next = from + 2;
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (next >= asRead.size() || !entry.getKey().equals(asRead.get(next))) {
                    return -1;
                }
                next = sameAsRead(entry.getValue(), next + 1);
                if (next < 0) {
                    return -1;
                }
            }
        } else {
            for (JsonNode element : node) {
                next = sameAsRead(element, next);
                if (next < 0) {
                    return -1;
                }
            }
        }
        return next;
    }
}
