package io.github.camelinterakt.model;

import java.util.List;

import io.github.camelinterakt.model.Interactive.Action;
import io.github.camelinterakt.model.Interactive.Header;
import io.github.camelinterakt.model.Interactive.Text;

/** Builds a text with a list to choose from. At least one section is required; WhatsApp shows at most ten rows in all. */
public final class ListMessageBuilder extends MessageBuilder<ListMessageBuilder> {

    private final String body;
    private final String button;
    private String header;
    private String footer;
    private List<ListSection> sections;

    ListMessageBuilder(String body, String button) {
        this.body = required(body, "the body of a message with a list");
        this.button = required(button, "the button that opens a list");
    }

    /**
     * A line of text above the body.
     *
     * @param text the text
     * @return this builder
     */
    public ListMessageBuilder header(String text) {
        header = text;
        return this;
    }

    /**
     * The small print below the body.
     *
     * @param text the text
     * @return this builder
     */
    public ListMessageBuilder footer(String text) {
        footer = text;
        return this;
    }

    /**
     * Adds a section.
     *
     * @param title the section's title, or null in a list of one section
     * @param rows  its entries, at least one
     * @return this builder
     * @throws IllegalArgumentException if there is no row
     */
    public ListMessageBuilder section(String title, ListRow... rows) {
        return sections(ListSection.of(title, rows));
    }

    /**
     * Adds sections.
     *
     * @param sections the sections
     * @return this builder
     * @throws IllegalArgumentException if one is null
     */
    public ListMessageBuilder sections(ListSection... sections) {
        this.sections = append(this.sections, "sections", sections);
        return this;
    }

    @Override
    public WhatsAppMessage build() {
        Action action = new Action(null, button, present(sections, "the sections of the list"));
        Interactive content = new Interactive("list", Header.text(header), new Text(body), Text.of(footer), action);
        return message(MessageType.InteractiveList, new Interactive.Data(content));
    }

    @Override
    protected ListMessageBuilder self() {
        return this;
    }
}
