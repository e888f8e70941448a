package io.github.camelinterakt.model;

/** A section of a list in a WhatsApp message. */
public final class ListSection extends RequestPart<ListSection> {

    /** Creates a section with at least one row; the title may be null in a list of one section. */
    public ListSection(String title, ListRow... rows) {
        super(json("title", title, "rows", atLeastOne("rows", rows)));
    }
}
