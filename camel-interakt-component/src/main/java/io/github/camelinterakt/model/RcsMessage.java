package io.github.camelinterakt.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * An RCS message: the body of the operation {@code rcsMessage}. Each type has its builder:
 *
 * <pre>{@code
 * RcsMessage.quickReplies("How was it?", Suggestion.reply("Good", "good"), Suggestion.reply("Bad", "bad"))
 *         .to("+91 99999 99999")
 *         .build();
 * }</pre>
 */
public final class RcsMessage implements WireDocument {

    @JsonUnwrapped
    private final Content content;

    RcsMessage(Content content) {
        this.content = content;
    }

    /**
     * Starts a text.
     *
     * @param plainText the text
     * @return a builder
     * @throws IllegalArgumentException if it is null
     */
    public static RcsMessageBuilder text(String plainText) {
        return new RcsMessageBuilder(MessageType.Text, new Text(text(plainText, MessageType.Text), null));
    }

    /**
     * Starts a text with suggested replies, type {@code QR}.
     *
     * @param plainText the text
     * @param replies   from {@link Suggestion#reply}, at least one
     * @return a builder
     * @throws IllegalArgumentException if the text or a reply is null, or there is no reply
     */
    public static RcsMessageBuilder quickReplies(String plainText, Suggestion... replies) {
        return suggesting(MessageType.QR, plainText, replies);
    }

    /**
     * Starts a text with buttons that open an address, type {@code BUTTON_URL}.
     *
     * @param plainText the text
     * @param buttons   from {@link Suggestion#openUrl}, at least one
     * @return a builder
     * @throws IllegalArgumentException if the text or a button is null, or there is no button
     */
    public static RcsMessageBuilder openUrl(String plainText, Suggestion... buttons) {
        return suggesting(MessageType.BUTTON_URL, plainText, buttons);
    }

    /**
     * Starts a text with buttons that dial a number, type {@code DIALER_ACTION}.
     *
     * @param plainText the text
     * @param buttons   from {@link Suggestion#dial}, at least one
     * @return a builder
     * @throws IllegalArgumentException if the text or a button is null, or there is no button
     */
    public static RcsMessageBuilder dial(String plainText, Suggestion... buttons) {
        return suggesting(MessageType.DIALER_ACTION, plainText, buttons);
    }

    /**
     * Starts a text with buttons that show a place, type {@code Location}.
     *
     * @param plainText the text
     * @param buttons   from {@link Suggestion#showLocation}, at least one
     * @return a builder
     * @throws IllegalArgumentException if the text or a button is null, or there is no button
     */
    public static RcsMessageBuilder location(String plainText, Suggestion... buttons) {
        return suggesting(MessageType.Location, plainText, buttons);
    }

    /**
     * Starts a text with buttons that create an entry in the calendar, type {@code Calender}.
     *
     * @param plainText the text
     * @param buttons   from {@link Suggestion#calendarEvent}, at least one
     * @return a builder
     * @throws IllegalArgumentException if the text or a button is null, or there is no button
     */
    public static RcsMessageBuilder calendar(String plainText, Suggestion... buttons) {
        return suggesting(MessageType.Calender, plainText, buttons);
    }

    /**
     * Starts several cards side by side, type {@code CAROUSEL}.
     *
     * @param width the width of the cards
     * @param cards the cards, at least one
     * @return a builder
     * @throws IllegalArgumentException if the width or a card is null, or there is no card
     */
    public static RcsCarouselBuilder carousel(CardWidth width, RichCard... cards) {
        return new RcsCarouselBuilder(width, cards);
    }

    /**
     * Starts a single card, type {@code STANDALONE_CAROUSEL}.
     *
     * @param orientation how the card's parts are laid out
     * @param card        the card
     * @return a builder
     * @throws IllegalArgumentException if one of them is null
     */
    public static RcsMessageBuilder standaloneCard(CardOrientation orientation, RichCard card) {
        if (orientation == null || card == null) {
            throw new IllegalArgumentException("A standalone card needs its orientation and the card");
        }
        Cards cards = new Cards(null, new Standalone(orientation, card));
        return new RcsMessageBuilder(MessageType.STANDALONE_CAROUSEL, new Rich(cards, null));
    }

    /**
     * Starts an image without preview.
     *
     * @param fileUrl where it is fetched; a PDF, too
     * @return a builder
     * @throws IllegalArgumentException if it is null
     */
    public static RcsMessageBuilder image(String fileUrl) {
        return image(fileUrl, null);
    }

    /**
     * Starts an image.
     *
     * @param fileUrl      where it is fetched; a PDF, too
     * @param thumbnailUrl where its small preview is fetched, or null
     * @return a builder
     * @throws IllegalArgumentException if the file's URL is null
     */
    public static RcsMessageBuilder image(String fileUrl, String thumbnailUrl) {
        if (fileUrl == null) {
            throw new IllegalArgumentException("A message of type Image needs its fileUrl, which is null");
        }
        return new RcsMessageBuilder(new ContentInfo(fileUrl, thumbnailUrl));
    }

    /**
     * Starts a message made from an approved template.
     *
     * @param name         the template's name
     * @param languageCode the code of its language, such as {@code en}
     * @return a builder
     * @throws IllegalArgumentException if one of them is null
     */
    public static RcsTemplateBuilder template(String name, String languageCode) {
        return new RcsTemplateBuilder(name, languageCode);
    }

    /**
     * The message's type.
     *
     * @return the type
     */
    public MessageType getType() {
        return content.type;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RcsMessage that && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    /** Shows the type only. */
    @Override
    public String toString() {
        return "RcsMessage[type=" + content.type + "]";
    }

    private static RcsMessageBuilder suggesting(MessageType type, String plainText, Suggestion... suggestions) {
        if (suggestions.length == 0) {
            throw new IllegalArgumentException("A message of type " + type + " needs at least one suggestion");
        }
        return new RcsMessageBuilder(type, new Text(text(plainText, type), RcsMessageBuilder.suggestions(suggestions)));
    }

    private static String text(String plainText, MessageType type) {
        if (plainText == null) {
            throw new IllegalArgumentException("A message of type " + type + " needs its text, which is null");
        }
        return plainText;
    }

    record Content(
            @JsonUnwrapped Person person,
            MessageType type,
            Object message,
            ContentInfo contentInfo,
            Template template,
            String campaignId,
            List<SmsFallback> fallback) {}

    record Text(String plainText, List<Suggestion> suggestions) {}

    record Rich(Cards richCardDetails, List<Suggestion> suggestions) {}

    record Cards(Carousel carousel, Standalone standalone) {}

    record Carousel(CardWidth cardWidth, List<RichCard> contents) {}

    record Standalone(CardOrientation cardOrientation, RichCard content) {}

    record Template(String name, String languageCode, List<String> bodyValues, List<CarouselCard> carouselCards) {}
}
