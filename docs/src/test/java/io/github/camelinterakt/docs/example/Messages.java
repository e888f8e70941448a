package io.github.camelinterakt.docs.example;

import java.math.BigDecimal;

import io.github.camelinterakt.model.CarouselCard;
import io.github.camelinterakt.model.ListRow;
import io.github.camelinterakt.model.OrderDetails;
import io.github.camelinterakt.model.OrderStatus;
import io.github.camelinterakt.model.SmsFallback;
import io.github.camelinterakt.model.TemplateCategory;
import io.github.camelinterakt.model.WhatsAppMessage;

/** The typed model's messages. */
final class Messages {

    private Messages() {}

    static WhatsAppMessage text() {
        // tag::text[]
        return WhatsAppMessage.text("Your order is ready.")
                .to("+91 99999 99999")
                .callbackData("order-12")
                .build();
        // end::text[]
    }

    static WhatsAppMessage image() {
        // tag::image[]
        return WhatsAppMessage.image("https://media.example.com/cake.jpg")
                .message("Your cake")
                .to("919999999999")
                .build();
        // end::image[]
    }

    static WhatsAppMessage buttons() {
        // tag::buttons[]
        return WhatsAppMessage.interactiveButton("How was your cake?")
                .to("919999999999")
                .button("good", "Good")
                .button("bad", "Not so good")
                .build();
        // end::buttons[]
    }

    static WhatsAppMessage list() {
        // tag::list[]
        return WhatsAppMessage.interactiveList("What would you like?", "Show cakes")
                .to("919999999999")
                .header("Menu")
                .section(
                        "Cakes", new ListRow("lemon", "Lemon cake", "Sweet and sour"), new ListRow("plum", "Plum cake"))
                .build();
        // end::list[]
    }

    static WhatsAppMessage template() {
        // tag::template[]
        return WhatsAppMessage.template("order_shipped", "en")
                .to("919999999999")
                .bodyValues("Asha", "12")
                .buttonValues(0, "track/12")
                .templateCategory(TemplateCategory.UTILITY)
                .build();
        // end::template[]
    }

    static WhatsAppMessage authentication() {
        // tag::authentication[]
        return WhatsAppMessage.authentication("otp", "en", "123456")
                .to("919999999999")
                .templateCategory(TemplateCategory.AUTHENTICATION)
                .build();
        // end::authentication[]
    }

    static WhatsAppMessage carousel() {
        // tag::carousel[]
        return WhatsAppMessage.template("cakes_of_the_week", "en")
                .to("919999999999")
                .bodyValues("Asha")
                .carouselCards(
                        CarouselCard.builder()
                                .headerValues("https://media.example.com/lemon.jpg")
                                .bodyValues("Lemon cake")
                                .buttonValues(1, "cakes/lemon")
                                .build(),
                        CarouselCard.builder()
                                .headerValues("https://media.example.com/plum.jpg")
                                .bodyValues("Plum cake")
                                .buttonValues(1, "cakes/plum")
                                .build())
                .build();
        // end::carousel[]
    }

    static WhatsAppMessage orderDetails() {
        // tag::order-details[]
        return WhatsAppMessage.template("pay_your_cake", "en")
                .to("919999999999")
                .bodyValues("Asha")
                .orderDetails(OrderDetails.builder("order-12", "INR")
                        .item("Lemon cake", 2, new BigDecimal("450.50"), "India")
                        .subtotal(new BigDecimal("901"))
                        .discount(new BigDecimal("1"))
                        .tax(new BigDecimal("45"))
                        .shipping(new BigDecimal("40"))
                        .totalAmount(new BigDecimal("985"))
                        .paymentExpiry(2, "hours", "Please order again")
                        .build())
                .build();
        // end::order-details[]
    }

    static WhatsAppMessage orderStatus() {
        // tag::order-status[]
        return WhatsAppMessage.template("order_on_its_way", "en")
                .to("919999999999")
                .bodyValues("Asha")
                .orderStatus(OrderStatus.of("order-12", "shipped", "It arrives tomorrow"))
                .build();
        // end::order-status[]
    }

    static WhatsAppMessage withFallback() {
        // tag::fallback[]
        return WhatsAppMessage.template("order_shipped", "en")
                .to("919999999999")
                .bodyValues("Asha", "12")
                .fallback(SmsFallback.builder()
                        .senderId("SENDER")
                        .peId("1000000000000000001")
                        .dltTemplateId("1000000000000000002")
                        .message("Order {{1}} is on its way.")
                        .variables("12")
                        .build())
                .build();
        // end::fallback[]
    }
}
