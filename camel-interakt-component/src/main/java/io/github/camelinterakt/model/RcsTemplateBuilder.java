package io.github.camelinterakt.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.github.camelinterakt.model.RcsMessage.Content;
import io.github.camelinterakt.model.RcsMessage.Template;

/** Builds an RCS message made from an approved template. */
public final class RcsTemplateBuilder extends RcsBuilder<RcsTemplateBuilder> {

    private final String name;
    private final String languageCode;
    private List<String> bodyValues;
    private List<CarouselCard> carouselCards;
    private String campaignId;

    RcsTemplateBuilder(String name, String languageCode) {
        this.name = required(name, "the name of a template");
        this.languageCode = required(languageCode, "the languageCode of a template");
    }

    /**
     * What fills the body.
     *
     * @param values the values, the first for <code>{{1}}</code>
     * @return this builder
     */
    public RcsTemplateBuilder bodyValues(String... values) {
        return bodyValues(Arrays.asList(values));
    }

    /**
     * What fills the body.
     *
     * @param values the values, the first for <code>{{1}}</code>; null for none
     * @return this builder
     * @throws IllegalArgumentException if a value is null
     */
    public RcsTemplateBuilder bodyValues(Collection<String> values) {
        bodyValues = copyOf(values, "bodyValues");
        return this;
    }

    /**
     * Adds the values of a carousel's cards, in the order of the template's cards.
     *
     * @param cards the cards
     * @return this builder
     * @throws IllegalArgumentException if one is null
     */
    public RcsTemplateBuilder carouselCards(CarouselCard... cards) {
        carouselCards = append(carouselCards, "carouselCards", cards);
        return this;
    }

    /**
     * The API campaign under which the dashboard reports this message.
     *
     * @param campaignId the id from {@code createCampaign}
     * @return this builder
     */
    public RcsTemplateBuilder campaignId(String campaignId) {
        this.campaignId = campaignId;
        return this;
    }

    @Override
    public RcsMessage build() {
        Template template = new Template(name, languageCode, bodyValues, carouselCards);
        return new RcsMessage(
                new Content(person(), MessageType.Template, null, null, template, campaignId, fallback()));
    }

    @Override
    protected RcsTemplateBuilder self() {
        return this;
    }
}
