package io.github.camelinterakt.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A WhatsApp message: the body of the operation {@code message}.
 *
 * <pre>{@code
 * WhatsAppMessage.template("order_shipped", "en")
 *         .to("+91 99999 99999")
 *         .withBodyValues("Asha", "12")
 *         .withButtonValues(0, "track/12")
 * }</pre>
 *
 * <p>All types except templates may be sent only within 24 hours after the customer's last message.
 */
public final class WhatsAppMessage extends PersonRequest<WhatsAppMessage> {

    private WhatsAppMessage(ObjectNode json) {
        super(json);
    }

    /** Creates a text, which may have several lines. */
    public static WhatsAppMessage text(String message) {
        return message(MessageType.Text, json("message", required(message, "The text")));
    }

    /** Creates an image; the caption may be null. */
    public static WhatsAppMessage image(String mediaUrl, String caption) {
        return media(MessageType.Image, mediaUrl, caption, null);
    }

    /** Creates a document; its displayed file name, such as {@code invoice.pdf}, and its caption may be null. */
    public static WhatsAppMessage document(String mediaUrl, String fileName, String caption) {
        return media(MessageType.Document, mediaUrl, caption, fileName);
    }

    /** Creates a video; the caption may be null. */
    public static WhatsAppMessage video(String mediaUrl, String caption) {
        return media(MessageType.Video, mediaUrl, caption, null);
    }

    /** Creates an audio message. */
    public static WhatsAppMessage audio(String mediaUrl) {
        return media(MessageType.Audio, mediaUrl, null, null);
    }

    /** Creates a sticker, a webp file. */
    public static WhatsAppMessage sticker(String mediaUrl) {
        return media(MessageType.Sticker, mediaUrl, null, null);
    }

    /** Creates a text with one to three reply buttons. */
    public static InteractiveMessage interactiveButton(String body, ReplyButton... buttons) {
        return new InteractiveMessage(
                MessageType.InteractiveButton, "button", body, json("buttons", atLeastOne("buttons", buttons)));
    }

    /** Creates a text with a button that opens a list of options: at least one section, with at most ten rows in total. */
    public static InteractiveMessage interactiveList(String body, String button, ListSection... sections) {
        ObjectNode list = json("sections", atLeastOne("sections", sections))
                .put("button", required(button, "The button that opens a list"));
        return new InteractiveMessage(MessageType.InteractiveList, "list", body, list);
    }

    /** Creates a message from an approved template, in the language with that code, such as {@code en}. */
    public static TemplateMessage template(String name, String languageCode) {
        return new TemplateMessage(name, languageCode);
    }

    /** Creates a one-time password from an authentication template: the code is the value of the text and of its copy button. */
    public static TemplateMessage authentication(String name, String languageCode, String code) {
        return template(name, languageCode).withBodyValues(code).withButtonValues(0, code);
    }

    /** Sets callback data, which the message's webhook events contain; at most 512 characters. */
    public WhatsAppMessage withCallbackData(String callbackData) {
        return set(callbackData, "callbackData");
    }

    private static WhatsAppMessage media(MessageType type, String mediaUrl, String caption, String fileName) {
        required(mediaUrl, "The mediaUrl of a message of type " + type);
        return message(type, json("mediaUrl", mediaUrl, "message", caption, "fileName", fileName));
    }

    private static WhatsAppMessage message(MessageType type, ObjectNode data) {
        return new WhatsAppMessage(json("type", type, "data", data));
    }
}
