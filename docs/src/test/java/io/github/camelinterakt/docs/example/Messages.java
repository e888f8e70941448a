package io.github.camelinterakt.docs.example;

import java.math.BigDecimal;

import io.github.camelinterakt.model.CarouselCard;
import io.github.camelinterakt.model.InteractiveMessage;
import io.github.camelinterakt.model.ListRow;
import io.github.camelinterakt.model.ListSection;
import io.github.camelinterakt.model.OrderDetails;
import io.github.camelinterakt.model.OrderItem;
import io.github.camelinterakt.model.ReplyButton;
import io.github.camelinterakt.model.SmsFallback;
import io.github.camelinterakt.model.TemplateCategory;
import io.github.camelinterakt.model.TemplateMessage;
import io.github.camelinterakt.model.WhatsAppMessage;

/** The typed model's messages. */
final class Messages {

    private Messages() {}

    static WhatsAppMessage text() {
        // tag::text[]
        return WhatsAppMessage.text("Your order is ready.")
                .to("+91 99999 99999")
                .withCallbackData("order-12");
        // end::text[]
    }

    static WhatsAppMessage image() {
        // tag::image[]
        return WhatsAppMessage.image("https://media.example.com/cake.jpg", "Your cake")
                .to("919999999999");
        // end::image[]
    }

    static InteractiveMessage buttons() {
        // tag::buttons[]
        return WhatsAppMessage.interactiveButton(
                        "How was your cake?", new ReplyButton("good", "Good"), new ReplyButton("bad", "Not so good"))
                .to("919999999999");
        // end::buttons[]
    }

    static InteractiveMessage list() {
        // tag::list[]
        return WhatsAppMessage.interactiveList(
                        "What would you like?",
                        "Show cakes",
                        new ListSection(
                                "Cakes",
                                new ListRow("lemon", "Lemon cake").withDescription("Sweet and sour"),
                                new ListRow("plum", "Plum cake")))
                .to("919999999999")
                .withHeader("Menu");
        // end::list[]
    }

    static TemplateMessage template() {
        // tag::template[]
        return WhatsAppMessage.template("order_shipped", "en")
                .to("919999999999")
                .withBodyValues("Asha", "12")
                .withButtonValues(0, "track/12")
                .withTemplateCategory(TemplateCategory.UTILITY);
        // end::template[]
    }

    static TemplateMessage authentication() {
        // tag::authentication[]
        return WhatsAppMessage.authentication("otp", "en", "123456")
                .to("919999999999")
                .withTemplateCategory(TemplateCategory.AUTHENTICATION);
        // end::authentication[]
    }

    static TemplateMessage carousel() {
        // tag::carousel[]
        return WhatsAppMessage.template("cakes_of_the_week", "en")
                .to("919999999999")
                .withBodyValues("Asha")
                .withCarouselCards(
                        new CarouselCard()
                                .withHeaderValues("https://media.example.com/lemon.jpg")
                                .withBodyValues("Lemon cake")
                                .withButtonValues(1, "cakes/lemon"),
                        new CarouselCard()
                                .withHeaderValues("https://media.example.com/plum.jpg")
                                .withBodyValues("Plum cake")
                                .withButtonValues(1, "cakes/plum"));
        // end::carousel[]
    }

    static TemplateMessage orderDetails() {
        // tag::order-details[]
        return WhatsAppMessage.template("pay_your_cake", "en")
                .to("919999999999")
                .withBodyValues("Asha")
                .withOrderDetails(new OrderDetails(
                                "order-12",
                                "INR",
                                new BigDecimal("985"),
                                new OrderItem("Lemon cake", 2, new BigDecimal("450.50"), "India"))
                        .withSubtotal(new BigDecimal("901"))
                        .withDiscount(new BigDecimal("1"))
                        .withTax(new BigDecimal("45"))
                        .withShipping(new BigDecimal("40"))
                        .withPaymentExpiry(2, "hours", "Please order again"));
        // end::order-details[]
    }

    static TemplateMessage orderStatus() {
        // tag::order-status[]
        return WhatsAppMessage.template("order_on_its_way", "en")
                .to("919999999999")
                .withBodyValues("Asha")
                .withOrderStatus("order-12", "shipped", "It arrives tomorrow");
        // end::order-status[]
    }

    static TemplateMessage withFallback() {
        // tag::fallback[]
        return WhatsAppMessage.template("order_shipped", "en")
                .to("919999999999")
                .withBodyValues("Asha", "12")
                .withFallback(new SmsFallback("Order {{1}} is on its way.")
                        .withSenderId("SENDER")
                        .withEntityId("1000000000000000001")
                        .withTemplateId("1000000000000000002")
                        .withVariables("12"));
        // end::fallback[]
    }
}
