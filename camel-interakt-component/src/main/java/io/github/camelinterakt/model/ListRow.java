package io.github.camelinterakt.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An entry of a list in a WhatsApp message. */
public final class ListRow extends RequestPart<ListRow> {

    /**
     * Creates an entry.
     *
     * @param id the id by which the choice is recognised
     * @param title the entry's text, at most 24 characters
     */
    public ListRow(String id, String title) {
        this(json("id", required(id, "The id of a row"), "title", required(title, "The title of a row")));
    }

    private ListRow(ObjectNode json) {
        super(json, ListRow::new);
    }

    /** Sets a text below the title, at most 72 characters. */
    public ListRow withDescription(String description) {
        return set(description, "description");
    }
}
