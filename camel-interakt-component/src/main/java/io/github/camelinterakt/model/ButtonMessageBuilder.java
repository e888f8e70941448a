package io.github.camelinterakt.model;

import java.util.List;

import io.github.camelinterakt.model.Interactive.Action;
import io.github.camelinterakt.model.Interactive.Button;
import io.github.camelinterakt.model.Interactive.Header;
import io.github.camelinterakt.model.Interactive.Text;

/** Builds a text with reply buttons, of which WhatsApp shows at most three. At least one is required. */
public final class ButtonMessageBuilder extends MessageBuilder<ButtonMessageBuilder> {

    private final String body;
    private Header header;
    private String footer;
    private List<Button> buttons;

    ButtonMessageBuilder(String body) {
        this.body = required(body, "the body of a message with buttons");
    }

    /**
     * A line of text above the body.
     *
     * @param text the text, in place of any header given before
     * @return this builder
     */
    public ButtonMessageBuilder header(String text) {
        header = Header.text(text);
        return this;
    }

    /**
     * An image above the body.
     *
     * @param link where WhatsApp fetches the image, in place of any header given before
     * @return this builder
     */
    public ButtonMessageBuilder headerImage(String link) {
        header = Header.image(link);
        return this;
    }

    /**
     * A video above the body.
     *
     * @param link where WhatsApp fetches the video, in place of any header given before
     * @return this builder
     */
    public ButtonMessageBuilder headerVideo(String link) {
        header = Header.video(link);
        return this;
    }

    /**
     * A document above the body.
     *
     * @param link     where WhatsApp fetches the document, in place of any header given before
     * @param fileName the name under which the customer sees it, or null
     * @return this builder
     */
    public ButtonMessageBuilder headerDocument(String link, String fileName) {
        header = Header.document(link, fileName);
        return this;
    }

    /**
     * The small print below the body.
     *
     * @param text the text
     * @return this builder
     */
    public ButtonMessageBuilder footer(String text) {
        footer = text;
        return this;
    }

    /**
     * Adds a button.
     *
     * @param id    the id by which the reply is recognised
     * @param title the button's text, at most 20 characters
     * @return this builder
     * @throws IllegalArgumentException if one of them is null
     */
    public ButtonMessageBuilder button(String id, String title) {
        buttons = append(
                buttons,
                "buttons",
                Button.reply(required(id, "the id of a button"), required(title, "the title of a button")));
        return this;
    }

    @Override
    public WhatsAppMessage build() {
        Action action = new Action(present(buttons, "the buttons of the message"), null, null);
        Interactive content = new Interactive("button", header, new Text(body), Text.of(footer), action);
        return message(MessageType.InteractiveButton, new Interactive.Data(content));
    }

    @Override
    protected ButtonMessageBuilder self() {
        return this;
    }
}
