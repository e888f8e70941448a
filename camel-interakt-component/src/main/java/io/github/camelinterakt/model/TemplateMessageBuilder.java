package io.github.camelinterakt.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelinterakt.model.WhatsAppMessage.Content;
import io.github.camelinterakt.model.WhatsAppMessage.Template;

/**
 * Builds a message made from an approved template. Values fill the template's variables; none may be empty or have
 * several lines.
 */
public final class TemplateMessageBuilder extends MessageBuilder<TemplateMessageBuilder> {

    private final String name;
    private final String languageCode;
    private List<String> headerValues;
    private String fileName;
    private List<String> bodyValues;
    private Map<Integer, List<String>> buttonValues;
    private List<CarouselCard> carouselCards;
    private List<OrderDetails> orderDetails;
    private OrderStatus orderStatus;
    private String campaignId;
    private TemplateCategory templateCategory;
    private List<SmsFallback> fallback;

    TemplateMessageBuilder(String name, String languageCode) {
        this.name = required(name, "the name of a template");
        this.languageCode = required(languageCode, "the languageCode of a template");
    }

    /**
     * What fills the header.
     *
     * @param values usually one: the value of the header's variable, or the URL of its media
     * @return this builder
     */
    public TemplateMessageBuilder headerValues(String... values) {
        return headerValues(Arrays.asList(values));
    }

    /**
     * What fills the header.
     *
     * @param values usually one: the value of the header's variable, or the URL of its media; null for none
     * @return this builder
     * @throws IllegalArgumentException if a value is null
     */
    public TemplateMessageBuilder headerValues(Collection<String> values) {
        headerValues = copyOf(values, "headerValues");
        return this;
    }

    /**
     * The name of the document in the header.
     *
     * @param fileName the name under which the customer sees it, such as {@code invoice.pdf}
     * @return this builder
     */
    public TemplateMessageBuilder fileName(String fileName) {
        this.fileName = fileName;
        return this;
    }

    /**
     * What fills the body.
     *
     * @param values the values, the first for <code>{{1}}</code>
     * @return this builder
     */
    public TemplateMessageBuilder bodyValues(String... values) {
        return bodyValues(Arrays.asList(values));
    }

    /**
     * What fills the body.
     *
     * @param values the values, the first for <code>{{1}}</code>; null for none
     * @return this builder
     * @throws IllegalArgumentException if a value is null
     */
    public TemplateMessageBuilder bodyValues(Collection<String> values) {
        bodyValues = copyOf(values, "bodyValues");
        return this;
    }

    /**
     * What fills one of the buttons, usually the end of its URL.
     *
     * @param button the button's index in the template, from 0
     * @param values the values
     * @return this builder
     * @throws IllegalArgumentException if a value is null
     */
    public TemplateMessageBuilder buttonValues(int button, String... values) {
        Map<Integer, List<String>> all =
                buttonValues == null ? new LinkedHashMap<>() : new LinkedHashMap<>(buttonValues);
        all.put(button, Arrays.asList(values));
        return buttonValues(all);
    }

    /**
     * What fills the buttons.
     *
     * @param values the values by the button's index, from 0; null for none
     * @return this builder
     * @throws IllegalArgumentException if an index, a list or a value is null
     */
    public TemplateMessageBuilder buttonValues(Map<Integer, List<String>> values) {
        buttonValues = copyOf(values, "buttonValues");
        return this;
    }

    /**
     * Adds the values of a carousel's cards, in the order of the template's cards.
     *
     * @param cards the cards
     * @return this builder
     * @throws IllegalArgumentException if one is null
     */
    public TemplateMessageBuilder carouselCards(CarouselCard... cards) {
        carouselCards = append(carouselCards, "carouselCards", cards);
        return this;
    }

    /**
     * Adds orders to be paid, for an order details template; in a carousel one a card.
     *
     * @param orders the orders
     * @return this builder
     * @throws IllegalArgumentException if one is null
     */
    public TemplateMessageBuilder orderDetails(OrderDetails... orders) {
        orderDetails = append(orderDetails, "orderDetails", orders);
        return this;
    }

    /**
     * The new state of an order, for an order status template.
     *
     * @param status the status
     * @return this builder
     */
    public TemplateMessageBuilder orderStatus(OrderStatus status) {
        orderStatus = status;
        return this;
    }

    /**
     * The API campaign under which the dashboard reports this message.
     *
     * @param campaignId the id from {@code createCampaign}
     * @return this builder
     */
    public TemplateMessageBuilder campaignId(String campaignId) {
        this.campaignId = campaignId;
        return this;
    }

    /**
     * Has the API refuse to send if the template's approved category is another one, which protects against the higher
     * price of a template that WhatsApp has moved to another category.
     *
     * @param category the category that is expected
     * @return this builder
     */
    public TemplateMessageBuilder templateCategory(TemplateCategory category) {
        templateCategory = category;
        return this;
    }

    /**
     * Adds the SMS that the provider sends if this message fails.
     *
     * @param fallback the SMS
     * @return this builder
     * @throws IllegalArgumentException if one is null
     */
    public TemplateMessageBuilder fallback(SmsFallback... fallback) {
        this.fallback = append(this.fallback, "fallback", fallback);
        return this;
    }

    @Override
    public WhatsAppMessage build() {
        Template template = new Template(
                name,
                languageCode,
                headerValues,
                fileName,
                bodyValues,
                buttonValues,
                carouselCards,
                orderDetails,
                orderStatus);
        String category =
                templateCategory == null ? null : templateCategory.name().toLowerCase(Locale.ROOT);
        return new WhatsAppMessage(new Content(
                person(), callbackData(), MessageType.Template, null, template, campaignId, category, fallback));
    }

    @Override
    protected TemplateMessageBuilder self() {
        return this;
    }
}
