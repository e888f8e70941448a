package io.github.camelinterakt.model;

import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A message from an approved template, on WhatsApp or RCS; see {@link WhatsAppMessage#template} and {@link RcsMessage#template}.
 * Values replace the template's variables; they must not be empty or have several lines.
 */
public final class TemplateMessage extends PersonRequest<TemplateMessage> {

    private static final String TEMPLATE = "template";

    TemplateMessage(String name, String languageCode) {
        super(json("type", MessageType.Template)
                .set(
                        TEMPLATE,
                        json("name", required(name, "The name of a template"))
                                .put("languageCode", required(languageCode, "The languageCode of a template"))));
    }

    /** Sets the header's values: the value of its variable, or the URL of its media. WhatsApp only. */
    public TemplateMessage withHeaderValues(String... values) {
        return set(list("headerValues", values), TEMPLATE, "headerValues");
    }

    /** Sets the displayed file name of the header's document, such as {@code invoice.pdf}. WhatsApp only. */
    public TemplateMessage withFileName(String fileName) {
        return set(fileName, TEMPLATE, "fileName");
    }

    /** Sets the body's values, the first one for <code>{{1}}</code>. */
    public TemplateMessage withBodyValues(String... values) {
        return set(list("bodyValues", values), TEMPLATE, "bodyValues");
    }

    /** Sets the values of one button, counted from 0; usually the end of its URL. WhatsApp only. */
    public TemplateMessage withButtonValues(int button, String... values) {
        return set(list("buttonValues[" + button + "]", values), TEMPLATE, "buttonValues", Integer.toString(button));
    }

    /** Sets the values of a carousel's cards, in the order of the template's cards. */
    public TemplateMessage withCarouselCards(CarouselCard... cards) {
        return set(list("carouselCards", cards), TEMPLATE, "carouselCards");
    }

    /** Sets the orders to pay, for an order details template; in a carousel one for each card. WhatsApp only. */
    public TemplateMessage withOrderDetails(OrderDetails... orders) {
        return set(list("orderDetails", orders), TEMPLATE, "order_details");
    }

    /** Sets an order's new status, such as {@code shipped}; the description may be null. WhatsApp only. */
    public TemplateMessage withOrderStatus(String referenceId, String status, String description) {
        ObjectNode order = json("status", required(status, "The status of an order"), "description", description);
        return set(
                json("reference_id", required(referenceId, "The reference of an order"), "order", order),
                TEMPLATE,
                "order_status");
    }

    /** Sets the id of the API campaign under which the dashboard reports this message, from {@code createCampaign}. */
    public TemplateMessage withCampaignId(String campaignId) {
        return set(campaignId, "campaignId");
    }

    /** Makes the API refuse the message if the template has another category, which may be more expensive. WhatsApp only. */
    public TemplateMessage withTemplateCategory(TemplateCategory category) {
        return set(category == null ? null : category.name().toLowerCase(Locale.ROOT), "template_category");
    }

    /** Sets the SMS that the provider sends if this message fails. */
    public TemplateMessage withFallback(SmsFallback... fallback) {
        return set(list("fallback", fallback), "fallback");
    }

    /** Sets callback data, which the message's webhook events contain; at most 512 characters. */
    public TemplateMessage withCallbackData(String callbackData) {
        return set(callbackData, "callbackData");
    }
}
