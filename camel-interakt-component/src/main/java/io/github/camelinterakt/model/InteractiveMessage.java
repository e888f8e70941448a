package io.github.camelinterakt.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A WhatsApp text with reply buttons or with a list; see {@link WhatsAppMessage}. It has at most one header. */
public final class InteractiveMessage extends PersonRequest<InteractiveMessage> {

    InteractiveMessage(MessageType type, String kind, String body, ObjectNode action) {
        super(json(
                "type",
                type,
                "data",
                json("message", json("type", kind, "body", text(required(body, "The text")), "action", action))));
    }

    /** Sets a line of text above the body. */
    public InteractiveMessage withHeader(String text) {
        return header(text == null ? null : json("type", "text", "text", text));
    }

    /** Sets an image above the body of a message with buttons. */
    public InteractiveMessage withHeaderImage(String link) {
        return header("image", link, null);
    }

    /** Sets a video above the body of a message with buttons. */
    public InteractiveMessage withHeaderVideo(String link) {
        return header("video", link, null);
    }

    /** Sets a document above the body of a message with buttons; the file's name may be null. */
    public InteractiveMessage withHeaderDocument(String link, String fileName) {
        return header("document", link, fileName);
    }

    /** Sets the footer below the body. */
    public InteractiveMessage withFooter(String text) {
        return set(text == null ? null : text(text), "data", "message", "footer");
    }

    /** Sets callback data, which the message's webhook events contain; at most 512 characters. */
    public InteractiveMessage withCallbackData(String callbackData) {
        return set(callbackData, "callbackData");
    }

    private InteractiveMessage header(String type, String link, String fileName) {
        return header(link == null ? null : json("type", type, type, json("link", link, "filename", fileName)));
    }

    private InteractiveMessage header(ObjectNode header) {
        return set(header, "data", "message", "header");
    }

    private static ObjectNode text(String text) {
        return json("text", text);
    }
}
