package io.github.camelinterakt.model;

/** Builds a sticker. */
public final class StickerMessageBuilder extends MessageBuilder<StickerMessageBuilder> {

    private final String mediaUrl;

    StickerMessageBuilder(String mediaUrl) {
        this.mediaUrl = required(mediaUrl, "the mediaUrl of a sticker");
    }

    @Override
    public WhatsAppMessage build() {
        return message(MessageType.Sticker, new Data(mediaUrl));
    }

    @Override
    protected StickerMessageBuilder self() {
        return this;
    }

    private record Data(String mediaUrl) {}
}
