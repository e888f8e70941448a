package io.github.camelinterakt.model;

/** Builds an image, a document, a video or an audio message. */
public final class MediaMessageBuilder extends MessageBuilder<MediaMessageBuilder> {

    private final MessageType type;
    private final String mediaUrl;
    private String message;
    private String fileName;

    MediaMessageBuilder(MessageType type, String mediaUrl) {
        this.type = type;
        this.mediaUrl = required(mediaUrl, "the mediaUrl of a message of type " + type);
    }

    /**
     * The caption.
     *
     * @param message the text with the media
     * @return this builder
     */
    public MediaMessageBuilder message(String message) {
        this.message = message;
        return this;
    }

    /**
     * The name under which the customer sees the file.
     *
     * @param fileName the name, such as {@code invoice.pdf}
     * @return this builder
     */
    public MediaMessageBuilder fileName(String fileName) {
        this.fileName = fileName;
        return this;
    }

    @Override
    public WhatsAppMessage build() {
        return message(type, new Data(message, mediaUrl, fileName));
    }

    @Override
    protected MediaMessageBuilder self() {
        return this;
    }

    private record Data(String message, String mediaUrl, String fileName) {}
}
