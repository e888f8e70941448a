package io.github.camelinterakt.model;

/** Builds a text. */
public final class TextMessageBuilder extends MessageBuilder<TextMessageBuilder> {

    private final String message;

    TextMessageBuilder(String message) {
        this.message = required(message, "the text of a message");
    }

    @Override
    public WhatsAppMessage build() {
        return message(MessageType.Text, new Data(message));
    }

    @Override
    protected TextMessageBuilder self() {
        return this;
    }

    private record Data(String message) {}
}
