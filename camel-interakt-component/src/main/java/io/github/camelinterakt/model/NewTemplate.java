package io.github.camelinterakt.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A template to create and submit for approval: the body of {@code createTemplate}. It has a body; no header, a text
 * header, a media header or the cards of a carousel; and no buttons, call-to-action buttons or quick replies.
 */
public final class NewTemplate extends RequestPart<NewTemplate> {

    /** Creates a template; its language is a name, such as {@code English}, and not a code. */
    public NewTemplate(String displayName, String language, TemplateCategory category) {
        super(json("display_name", required(displayName, "The displayName of a template"))
                .put("language", required(language, "The language of a template"))
                .put(
                        "category",
                        required(category, "The category of a template").title()));
    }

    /** Sets a text header, which may contain <code>{{1}}</code>, with a sample for the variable if there is one. */
    public NewTemplate withTextHeader(String text, String... samples) {
        return header(json("header_format", HeaderFormat.TEXT, "header_text", samples(samples))
                .put("header", required(text, "The text of a header")));
    }

    /** Sets a media header, an image, video or document that was uploaded with {@code uploadMedia}. */
    public NewTemplate withMediaHeader(HeaderFormat format, UploadedMedia media) {
        return header(media(format, media).put("header_handle_file_name", media.getName()));
    }

    /** Sets the text, in which <code>{{1}}</code>, <code>{{2}}</code>... are variables, with a sample for each. */
    public NewTemplate withBody(String body, String... samples) {
        return set(body, "body").set(samples(samples), "body_text");
    }

    /** Sets the footer below the text. */
    public NewTemplate withFooter(String footer) {
        return set(footer, "footer");
    }

    /** Sets buttons that dial a number or open a URL. */
    public NewTemplate withCallToAction(TemplateButton... buttons) {
        return set("Call To Action", "button_type").set(list("buttons", buttons), "buttons");
    }

    /** Sets buttons that reply with their text. */
    public NewTemplate withQuickReplies(String... texts) {
        return set("Quick Replies", "button_type")
                .set(Arrays.stream(texts).map(TemplateButton::quickReply).toList(), "buttons");
    }

    /** Sets samples for the URLs of buttons with variables. */
    public NewTemplate withButtonSamples(String... samples) {
        return set(list("samples", samples), "button_text");
    }

    /** Sets cards, which makes the template a carousel. The cards are numbered in this order. */
    public NewTemplate withCards(TemplateCard... cards) {
        List<TemplateCard> numbered = new ArrayList<>();
        list("cards", cards).forEach(card -> numbered.add(card.with("card_index", numbered.size())));
        return set(numbered, "carousel_cards");
    }

    static ObjectNode media(HeaderFormat format, UploadedMedia media) {
        return json(
                "header_format",
                required(format, "The format of a media header"),
                "header_handle",
                List.of(required(required(media, "The media of a header").getHandle(), "The handle of the media")),
                "header_handle_file_url",
                media.getUrl());
    }

    private NewTemplate header(ObjectNode header) {
        return change(json -> {
            json.properties().removeIf(entry -> entry.getKey().startsWith("header"));
            json.setAll(header);
        });
    }

    private static List<String> samples(String... samples) {
        return samples.length == 0 ? null : list("samples", samples);
    }
}
