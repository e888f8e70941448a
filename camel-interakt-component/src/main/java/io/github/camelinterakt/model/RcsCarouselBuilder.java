package io.github.camelinterakt.model;

import java.util.List;

import io.github.camelinterakt.model.RcsMessage.Cards;
import io.github.camelinterakt.model.RcsMessage.Carousel;
import io.github.camelinterakt.model.RcsMessage.Content;
import io.github.camelinterakt.model.RcsMessage.Rich;

/** Builds several cards side by side, with suggestions below them. */
public final class RcsCarouselBuilder extends RcsBuilder<RcsCarouselBuilder> {

    private final Carousel carousel;
    private List<Suggestion> suggestions;

    RcsCarouselBuilder(CardWidth width, RichCard... cards) {
        if (cards.length == 0) {
            throw new IllegalArgumentException("A carousel needs at least one card");
        }
        carousel = new Carousel(required(width, "the width of a carousel's cards"), append(null, "cards", cards));
    }

    /**
     * Adds what the customer may tap below the cards.
     *
     * @param suggestions the suggestions
     * @return this builder
     * @throws IllegalArgumentException if one is null
     */
    public RcsCarouselBuilder suggestions(Suggestion... suggestions) {
        this.suggestions = append(this.suggestions, "suggestions", suggestions);
        return this;
    }

    @Override
    public RcsMessage build() {
        Rich message = new Rich(new Cards(carousel, null), suggestions);
        return new RcsMessage(new Content(person(), MessageType.CAROUSEL, message, null, null, null, fallback()));
    }

    @Override
    protected RcsCarouselBuilder self() {
        return this;
    }
}
