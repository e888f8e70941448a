package io.github.camelinterakt.model;

/** A section of a list in a WhatsApp message. */
public final class ListSection extends RequestPart<ListSection> {

    /**
     * Creates a section.
     *
     * @param title the section's title, or null in a list of one section
     * @param rows at least one
     */
    public ListSection(String title, ListRow... rows) {
        super(json("title", title, "rows", atLeastOne("rows", rows)));
    }
}
