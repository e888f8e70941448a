package io.github.camelinterakt.model;

/** A row of a list in a WhatsApp message. */
public final class ListRow extends RequestPart<ListRow> {

    /** Creates a row with an id, which the customer's reply contains, and a text of at most 24 characters. */
    public ListRow(String id, String title) {
        super(json("id", required(id, "The id of a row"), "title", required(title, "The title of a row")));
    }

    /** Sets a text below the title, at most 72 characters. */
    public ListRow withDescription(String description) {
        return set(description, "description");
    }
}
