package io.github.camelinterakt.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.json.Json;

/**
 * A request's document, and the text that it was read from if there is one. What nobody changed is sent as it came: to
 * write it anew would cost more than all that the component does with it besides.
 */
public final class Document {

    private final ObjectNode json;
    private final Body.Text source;

    private Document(ObjectNode json, Body.Text source) {
        this.json = json;
        this.source = source;
    }

    /** A document that was made from something other than JSON text. */
    static Document of(ObjectNode json) {
        return new Document(json, null);
    }

    /** A document that was just parsed from that text. */
    static Document read(ObjectNode json, Body.Text text) {
        return new Document(json, text);
    }

    /** The document, to be changed freely. */
    public ObjectNode json() {
        return json;
    }

    /** The document as UTF-8. */
    public byte[] toBytes() {
        byte[] asItCame = source == null || source.isChanged() ? null : source.utf8();
        return asItCame == null ? Json.toBytes(json) : asItCame;
    }
}
