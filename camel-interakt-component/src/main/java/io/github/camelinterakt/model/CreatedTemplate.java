package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The response to {@code createTemplate}. */
public class CreatedTemplate extends ApiResponse {

    /** Wraps a response's document. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CreatedTemplate(ObjectNode json) {
        super(json);
    }

    /** Returns the created template, which usually waits for approval; or null. */
    public final Template getTemplate() {
        return value("data") instanceof ObjectNode template ? new Template(template) : null;
    }
}
