package io.github.camelinterakt.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A section of a list in a WhatsApp message. */
public final class ListSection extends RequestPart<ListSection> {

    /**
     * Creates a section.
     *
     * @param title the section's title, or null in a list of one section
     * @param rows at least one
     */
    public ListSection(String title, ListRow... rows) {
        this(json("title", title, "rows", atLeastOne("rows", rows)));
    }

    private ListSection(ObjectNode json) {
        super(json, ListSection::new);
    }
}
