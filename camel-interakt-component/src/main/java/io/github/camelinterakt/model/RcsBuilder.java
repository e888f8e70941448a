package io.github.camelinterakt.model;

import java.util.List;

/**
 * What every RCS message has: the phone, and the SMS in its stead.
 *
 * @param <B> the builder's own type
 */
public abstract sealed class RcsBuilder<B extends RcsBuilder<B>> extends PersonBuilder<RcsMessage, B>
        permits RcsMessageBuilder, RcsCarouselBuilder, RcsTemplateBuilder {

    private List<SmsFallback> fallback;

    RcsBuilder() {}

    /**
     * Adds the SMS that the provider sends if this message fails.
     *
     * @param fallback the SMS
     * @return this builder
     * @throws IllegalArgumentException if one is null
     */
    public B fallback(SmsFallback... fallback) {
        this.fallback = append(this.fallback, "fallback", fallback);
        return self();
    }

    List<SmsFallback> fallback() {
        return fallback;
    }
}
