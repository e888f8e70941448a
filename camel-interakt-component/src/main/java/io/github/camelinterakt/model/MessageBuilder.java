package io.github.camelinterakt.model;

import io.github.camelinterakt.model.WhatsAppMessage.Content;

/**
 * What every WhatsApp message has: the person, and the callback data.
 *
 * @param <B> the builder's own type
 */
public abstract sealed class MessageBuilder<B extends MessageBuilder<B>> extends PersonBuilder<WhatsAppMessage, B>
        permits TextMessageBuilder,
                MediaMessageBuilder,
                StickerMessageBuilder,
                ButtonMessageBuilder,
                ListMessageBuilder,
                TemplateMessageBuilder {

    private String callbackData;

    MessageBuilder() {}

    /**
     * A text of the caller's own, by which webhooks on this message are recognised.
     *
     * @param callbackData at most 512 characters
     * @return this builder
     */
    public B callbackData(String callbackData) {
        this.callbackData = callbackData;
        return self();
    }

    String callbackData() {
        return callbackData;
    }

    WhatsAppMessage message(MessageType type, Object data) {
        return new WhatsAppMessage(Content.of(person(), callbackData, type, data));
    }
}
