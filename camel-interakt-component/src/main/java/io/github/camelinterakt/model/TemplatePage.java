package io.github.camelinterakt.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One page of templates: the response to {@code getTemplates}, with or without {@code result}. */
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

    /** Returns the API's count; the size of this page if the response does not contain it. */
    public final int getCount() {
        return value("count").asInt(templates.size());
    }

    /** Whether further pages follow. */
    public final boolean hasNext() {
        return value("has_next").asBoolean();
    }
}
