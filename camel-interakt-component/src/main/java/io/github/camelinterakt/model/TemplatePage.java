package io.github.camelinterakt.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One page of templates: the response to {@code getTemplates}, which the API writes with {@code result} or without. */
public class TemplatePage extends ApiResponse {

    private final List<Template> templates;

    /** Wraps a response's document. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TemplatePage(ObjectNode json) {
        super(json);
        templates = objects(value("results").path("templates"), Template::new);
    }

    /** Returns the templates of this page. */
    public final List<Template> getTemplates() {
        return templates;
    }

    /** Returns the count that the API gives; the size of this page where the response does not tell. */
    public final int getCount() {
        return value("count").asInt(templates.size());
    }

    /** Whether there are more templates after this page. */
    public final boolean hasNext() {
        return value("has_next").asBoolean();
    }
}
