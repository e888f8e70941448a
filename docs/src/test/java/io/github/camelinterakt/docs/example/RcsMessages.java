package io.github.camelinterakt.docs.example;

import java.time.Instant;

import io.github.camelinterakt.model.RcsMessage;
import io.github.camelinterakt.model.RichCard;
import io.github.camelinterakt.model.Suggestion;
import io.github.camelinterakt.model.TemplateMessage;

/** The typed model's RCS messages. */
final class RcsMessages {

    private RcsMessages() {}

    static RcsMessage quickReplies() {
        // tag::quick-replies[]
        return RcsMessage.text(
                        "How was your cake?",
                        Suggestion.reply("Very good", "good"),
                        Suggestion.reply("Not so good", "bad"))
                .to("919999999999");
        // end::quick-replies[]
    }

    static RcsMessage openUrl() {
        // tag::actions[]
        return RcsMessage.text("See our cakes", Suggestion.openUrl("Open", "open", "https://www.example.com/cakes"))
                .to("919999999999");
        // end::actions[]
    }

    static RcsMessage calendar() {
        // tag::calendar[]
        return RcsMessage.text(
                        "Baking course",
                        Suggestion.calendarEvent(
                                "Note it",
                                "note",
                                Instant.parse("2026-05-01T09:00:00Z"),
                                Instant.parse("2026-05-01T11:30:00Z"),
                                "Baking course",
                                "Bring an apron"))
                .to("919999999999");
        // end::calendar[]
    }

    static RcsMessage card() {
        // tag::card[]
        RichCard card = new RichCard()
                .withTitle("Lemon cake")
                .withDescription("Sweet and sour")
                .withMedia(RichCard.Height.MEDIUM, "https://media.example.com/lemon.jpg")
                .withSuggestions(Suggestion.reply("Order", "order-lemon"));
        return RcsMessage.standaloneCard(RichCard.Orientation.VERTICAL, card).to("919999999999");
        // end::card[]
    }

    static RcsMessage carousel(RichCard lemon, RichCard plum) {
        // tag::carousel[]
        return RcsMessage.carousel(RichCard.Width.MEDIUM_WIDTH, lemon, plum).to("919999999999");
        // end::carousel[]
    }

    static TemplateMessage template() {
        // tag::template[]
        return RcsMessage.template("order_shipped", "en").to("919999999999").withBodyValues("Asha", "12");
        // end::template[]
    }
}
