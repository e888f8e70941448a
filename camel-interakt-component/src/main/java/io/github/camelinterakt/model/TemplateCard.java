package io.github.camelinterakt.model;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A card of a carousel template, new or fetched. A new card always contains samples and header text, even if they are empty,
 * as in Interakt's documentation.
 */
public final class TemplateCard extends RequestPart<TemplateCard> {

    /** Creates a card with its text, in which <code>{{1}}</code>... are variables. */
    public TemplateCard(String body) {
        this(json("body", required(body, "The text of a card"), "body_text", List.of(), "button_text", List.of())
                .putNull("header"));
    }

    TemplateCard(ObjectNode json) {
        super(json);
    }

    /** Sets a media header, an image or video that was uploaded with {@code uploadMedia}. */
    public TemplateCard withMediaHeader(HeaderFormat format, UploadedMedia media) {
        return change(json -> json.setAll(NewTemplate.media(format, media)));
    }

    /** Sets the card's title. */
    public TemplateCard withTitle(String title) {
        return set(title, "cardTitle");
    }

    /** Sets a sample for each variable of the text. */
    public TemplateCard withBodySamples(String... samples) {
        return set(list("samples", samples), "body_text");
    }

    /** Sets the buttons. */
    public TemplateCard withButtons(TemplateButton... buttons) {
        return set(list("buttons", buttons), "buttons");
    }

    /** Sets samples for the URLs of buttons with variables. */
    public TemplateCard withButtonSamples(String... samples) {
        return set(list("samples", samples), "button_text");
    }

    /** Returns the header's format, such as {@code IMAGE}, or null. */
    public String getHeaderFormat() {
        return string("header_format");
    }

    /** Returns the text of the header, or null. */
    public String getHeader() {
        return string("header");
    }

    /** Returns the title, or null. */
    public String getTitle() {
        return string("cardTitle");
    }

    /** Returns the text with its variables, or null. */
    public String getBody() {
        return string("body");
    }

    /** Returns the buttons; null if the card does not contain any. */
    public List<TemplateButton> getButtons() {
        return value("buttons").isMissingNode()
                ? null
                : EmbeddedJson.objects("buttons", value("buttons"), TemplateButton::new);
    }
}
