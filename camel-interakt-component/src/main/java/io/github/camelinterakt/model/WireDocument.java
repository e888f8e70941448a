package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A typed request body: something that can be written as the JSON document that the API expects.
 *
 * <p>Implementations are immutable. An {@code ObjectMapper} of the application does not change what goes over the wire;
 * should it be asked to write a request of this model, it writes the same document.
 */
public interface WireDocument {

    /**
     * Writes this request as the API's JSON document. Optional parts that were not given are left out.
     *
     * @return a new document at every call, which the caller may change
     */
    @JsonValue
    default ObjectNode toJson() {
        return WireMapper.toJson(this);
    }
}
