package io.github.camelinterakt.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A WhatsApp message: the body of the operation {@code message}. Each type has its builder:
 *
 * <pre>{@code
 * WhatsAppMessage.template("order_shipped", "en")
 *         .to("+91 99999 99999")
 *         .bodyValues("Asha", "12")
 *         .buttonValues(0, "track/12")
 *         .build();
 * }</pre>
 *
 * <p>All types but the template may only be sent within 24 hours of the customer's last message.
 */
public final class WhatsAppMessage implements WireDocument {

    @JsonUnwrapped
    private final Content content;

    WhatsAppMessage(Content content) {
        this.content = content;
    }

    /**
     * Starts a text.
     *
     * @param message the text, which may have several lines
     * @return a builder
     * @throws IllegalArgumentException if it is null
     */
    public static TextMessageBuilder text(String message) {
        return new TextMessageBuilder(message);
    }

    /**
     * Starts an image.
     *
     * @param mediaUrl where WhatsApp fetches it
     * @return a builder
     * @throws IllegalArgumentException if it is null
     */
    public static MediaMessageBuilder image(String mediaUrl) {
        return new MediaMessageBuilder(MessageType.Image, mediaUrl);
    }

    /**
     * Starts a document.
     *
     * @param mediaUrl where WhatsApp fetches it
     * @return a builder
     * @throws IllegalArgumentException if it is null
     */
    public static MediaMessageBuilder document(String mediaUrl) {
        return new MediaMessageBuilder(MessageType.Document, mediaUrl);
    }

    /**
     * Starts a video.
     *
     * @param mediaUrl where WhatsApp fetches it
     * @return a builder
     * @throws IllegalArgumentException if it is null
     */
    public static MediaMessageBuilder video(String mediaUrl) {
        return new MediaMessageBuilder(MessageType.Video, mediaUrl);
    }

    /**
     * Starts an audio message.
     *
     * @param mediaUrl where WhatsApp fetches it
     * @return a builder
     * @throws IllegalArgumentException if it is null
     */
    public static MediaMessageBuilder audio(String mediaUrl) {
        return new MediaMessageBuilder(MessageType.Audio, mediaUrl);
    }

    /**
     * Starts a sticker.
     *
     * @param mediaUrl where WhatsApp fetches it, a webp file
     * @return a builder
     * @throws IllegalArgumentException if it is null
     */
    public static StickerMessageBuilder sticker(String mediaUrl) {
        return new StickerMessageBuilder(mediaUrl);
    }

    /**
     * Starts a text with reply buttons.
     *
     * @param body the text
     * @return a builder
     * @throws IllegalArgumentException if it is null
     */
    public static ButtonMessageBuilder interactiveButton(String body) {
        return new ButtonMessageBuilder(body);
    }

    /**
     * Starts a text with a list to choose from.
     *
     * @param body   the text
     * @param button the text of the button that opens the list
     * @return a builder
     * @throws IllegalArgumentException if one of them is null
     */
    public static ListMessageBuilder interactiveList(String body, String button) {
        return new ListMessageBuilder(body, button);
    }

    /**
     * Starts a message made from an approved template.
     *
     * @param name         the template's name
     * @param languageCode the code of its language, such as {@code en}
     * @return a builder
     * @throws IllegalArgumentException if one of them is null
     */
    public static TemplateMessageBuilder template(String name, String languageCode) {
        return new TemplateMessageBuilder(name, languageCode);
    }

    /**
     * Starts a message with a one-time password, made from an authentication template: the code fills the text, and once
     * more the button that copies it.
     *
     * @param name         the template's name
     * @param languageCode the code of its language, such as {@code en}
     * @param code         the one-time password
     * @return a builder
     * @throws IllegalArgumentException if one of them is null
     */
    public static TemplateMessageBuilder authentication(String name, String languageCode, String code) {
        return template(name, languageCode).bodyValues(code).buttonValues(0, code);
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
        return other instanceof WhatsAppMessage that && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    /** Shows the type only. */
    @Override
    public String toString() {
        return "WhatsAppMessage[type=" + content.type + "]";
    }

    record Content(
            @JsonUnwrapped Person person,
            String callbackData,
            MessageType type,
            Object data,
            Template template,
            String campaignId,
            @JsonProperty("template_category") String templateCategory,
            List<SmsFallback> fallback) {

        static Content of(Person person, String callbackData, MessageType type, Object data) {
            return new Content(person, callbackData, type, data, null, null, null, null);
        }
    }

    record Template(
            String name,
            String languageCode,
            List<String> headerValues,
            String fileName,
            List<String> bodyValues,
            Map<Integer, List<String>> buttonValues,
            List<CarouselCard> carouselCards,
            @JsonProperty("order_details") List<OrderDetails> orderDetails,
            @JsonProperty("order_status") OrderStatus orderStatus) {}
}
