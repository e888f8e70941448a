package io.github.camelinterakt.model;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One page of templates: the answer of {@code getTemplates}. The API writes it with {@code result} or without; both mean
 * success.
 */
public class TemplatePage extends ApiResponse {

    private final List<Template> templates;

    /**
     * Wraps an answer.
     *
     * @param json the answer's document; it is copied
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TemplatePage(ObjectNode json) {
        super(json);
        List<Template> found = new ArrayList<>();
        for (JsonNode template : part("results").path("templates")) {
            if (template instanceof ObjectNode object) {
                found.add(new Template(object));
            }
        }
        templates = List.copyOf(found);
    }

    /**
     * The templates of this page.
     *
     * @return an immutable list, empty if there are none
     */
    public final List<Template> getTemplates() {
        return templates;
    }

    /**
     * The count that the API gives.
     *
     * @return the count; the size of this page where the answer does not tell
     */
    public final int getCount() {
        return part("count").asInt(templates.size());
    }

    /**
     * Whether there are more templates after this page.
     *
     * @return true if there is a next page
     */
    public final boolean hasNext() {
        return part("has_next").asBoolean();
    }
}
