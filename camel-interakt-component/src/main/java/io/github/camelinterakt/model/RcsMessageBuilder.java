package io.github.camelinterakt.model;

import java.util.List;

import io.github.camelinterakt.model.RcsMessage.Content;

/** Builds an RCS message whose content was given at its start. */
public final class RcsMessageBuilder extends RcsBuilder<RcsMessageBuilder> {

    private final MessageType type;
    private final Object message;
    private final ContentInfo contentInfo;

    RcsMessageBuilder(MessageType type, Object message) {
        this.type = type;
        this.message = message;
        contentInfo = null;
    }

    RcsMessageBuilder(ContentInfo image) {
        type = MessageType.Image;
        message = null;
        contentInfo = image;
    }

    @Override
    public RcsMessage build() {
        return new RcsMessage(new Content(person(), type, message, contentInfo, null, null, fallback()));
    }

    @Override
    protected RcsMessageBuilder self() {
        return this;
    }

    static List<Suggestion> suggestions(Suggestion... suggestions) {
        return append(null, "suggestions", suggestions);
    }
}
