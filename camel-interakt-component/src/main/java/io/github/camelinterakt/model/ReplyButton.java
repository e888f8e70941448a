package io.github.camelinterakt.model;

/** A button of a WhatsApp message that replies with its title. */
public final class ReplyButton extends RequestPart<ReplyButton> {

    /** Creates a button with an id, which the customer's reply contains, and a text of at most 20 characters. */
    public ReplyButton(String id, String title) {
        super(json("type", "reply")
                .set(
                        "reply",
                        json(
                                "id",
                                required(id, "The id of a button"),
                                "title",
                                required(title, "The title of a button"))));
    }
}
