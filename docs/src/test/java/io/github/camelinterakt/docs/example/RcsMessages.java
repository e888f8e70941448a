package io.github.camelinterakt.docs.example;

import java.time.Instant;

import io.github.camelinterakt.model.CardOrientation;
import io.github.camelinterakt.model.CardWidth;
import io.github.camelinterakt.model.MediaHeight;
import io.github.camelinterakt.model.RcsMessage;
import io.github.camelinterakt.model.RichCard;
import io.github.camelinterakt.model.Suggestion;

/** The typed model's RCS messages. */
final class RcsMessages {

    private RcsMessages() {}

    static RcsMessage quickReplies() {
        // tag::quick-replies[]
        return RcsMessage.quickReplies(
                        "How was your cake?",
                        Suggestion.reply("Very good", "good"),
                        Suggestion.reply("Not so good", "bad"))
                .to("919999999999")
                .build();
        // end::quick-replies[]
    }

    static RcsMessage openUrl() {
        // tag::actions[]
        return RcsMessage.openUrl("See our cakes", Suggestion.openUrl("Open", "open", "https://www.example.com/cakes"))
                .to("919999999999")
                .build();
        // end::actions[]
    }

    static RcsMessage calendar() {
        // tag::calendar[]
        return RcsMessage.calendar(
                        "Baking course",
                        Suggestion.calendarEvent(
                                "Note it",
                                "note",
                                Instant.parse("2026-05-01T09:00:00Z"),
                                Instant.parse("2026-05-01T11:30:00Z"),
                                "Baking course",
                                "Bring an apron"))
                .to("919999999999")
                .build();
        // end::calendar[]
    }

    static RcsMessage card() {
        // tag::card[]
        RichCard card = RichCard.builder()
                .title("Lemon cake")
                .description("Sweet and sour")
                .media(MediaHeight.MEDIUM, "https://media.example.com/lemon.jpg")
                .suggestions(Suggestion.reply("Order", "order-lemon"))
                .build();
        return RcsMessage.standaloneCard(CardOrientation.VERTICAL, card)
                .to("919999999999")
                .build();
        // end::card[]
    }

    static RcsMessage carousel(RichCard lemon, RichCard plum) {
        // tag::carousel[]
        return RcsMessage.carousel(CardWidth.MEDIUM_WIDTH, lemon, plum)
                .to("919999999999")
                .build();
        // end::carousel[]
    }

    static RcsMessage template() {
        // tag::template[]
        return RcsMessage.template("order_shipped", "en")
                .to("919999999999")
                .bodyValues("Asha", "12")
                .build();
        // end::template[]
    }
}
