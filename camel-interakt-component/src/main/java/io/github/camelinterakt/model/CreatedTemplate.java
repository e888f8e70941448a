package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answer of {@code createTemplate}. */
public class CreatedTemplate extends ApiResponse {

    /**
     * Wraps an answer.
     *
     * @param json the answer's document; it is copied
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CreatedTemplate(ObjectNode json) {
        super(json);
    }

    /**
     * The template as Interakt created it, usually waiting for its approval.
     *
     * @return the template, or null if the answer has none
     */
    public final Template getTemplate() {
        return part("data") instanceof ObjectNode template ? new Template(template) : null;
    }
}
