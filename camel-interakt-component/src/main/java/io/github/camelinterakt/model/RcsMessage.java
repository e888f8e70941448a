package io.github.camelinterakt.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An RCS message: the body of the operation {@code rcsMessage}.
 *
 * <pre>{@code
 * RcsMessage.text("How was it?", Suggestion.reply("Good", "good"), Suggestion.reply("Bad", "bad"))
 *         .to("+91 99999 99999")
 * }</pre>
 */
public final class RcsMessage extends PersonRequest<RcsMessage> {

    private static final String MESSAGE = "message";

    private RcsMessage(ObjectNode json) {
        super(json);
    }

    /**
     * Creates a text.
     *
     * @param suggestions suggestions of the same kind, which determines the message's type ({@code QR}, {@code BUTTON_URL},
     *     {@code DIALER_ACTION}, {@code Location} or {@code Calender}); without suggestions the type is {@code Text}
     */
    public static RcsMessage text(String plainText, Suggestion... suggestions) {
        required(plainText, "The text");
        list("suggestions", suggestions);
        RcsMessage message = message(
                suggestions.length == 0 ? MessageType.Text : suggestions[0].type(), json("plainText", plainText));
        return suggestions.length == 0 ? message : message.withSuggestions(suggestions);
    }

    /** Creates an image or a PDF; the URL of its thumbnail may be null. */
    public static RcsMessage image(String fileUrl, String thumbnailUrl) {
        required(fileUrl, "The fileUrl of an image");
        return new RcsMessage(
                json("type", MessageType.Image, "contentInfo", json("fileUrl", fileUrl, "thumbnailUrl", thumbnailUrl)));
    }

    /** Creates a carousel of cards, type {@code CAROUSEL}. */
    public static RcsMessage carousel(RichCard.Width width, RichCard... cards) {
        required(width, "The width of a carousel's cards");
        return rich(
                MessageType.CAROUSEL,
                json("carousel", json("cardWidth", width, "contents", atLeastOne("cards", cards))));
    }

    /** Creates a single card, type {@code STANDALONE_CAROUSEL}. */
    public static RcsMessage standaloneCard(RichCard.Orientation orientation, RichCard card) {
        required(orientation, "The orientation of a card");
        return rich(
                MessageType.STANDALONE_CAROUSEL,
                json("standalone", json("cardOrientation", orientation, "content", required(card, "The card"))));
    }

    /** Creates a message from an approved template, in the language with that code, such as {@code en}. */
    public static TemplateMessage template(String name, String languageCode) {
        return new TemplateMessage(name, languageCode);
    }

    /** Sets the suggestions below the text or the cards. */
    public RcsMessage withSuggestions(Suggestion... suggestions) {
        return set(list("suggestions", suggestions), MESSAGE, "suggestions");
    }

    /** Sets the SMS that the provider sends if this message fails. */
    public RcsMessage withFallback(SmsFallback... fallback) {
        return set(list("fallback", fallback), "fallback");
    }

    private static RcsMessage rich(MessageType type, ObjectNode cards) {
        return message(type, json("richCardDetails", cards));
    }

    private static RcsMessage message(MessageType type, ObjectNode message) {
        return new RcsMessage(json("type", type, MESSAGE, message));
    }
}
