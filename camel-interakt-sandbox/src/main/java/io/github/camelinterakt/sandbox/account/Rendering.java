package io.github.camelinterakt.sandbox.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.api.JsonValues;

import static io.github.camelinterakt.sandbox.api.JsonValues.text;

/** Renders requests as a phone shows them, with the values of templates filled in. */
final class Rendering {

    private Rendering() {}

    /** Renders an accepted request; the template is null for other types. */
    static Shown of(Channel channel, JsonNode request, Template template) {
        if (template != null) {
            return template(template, request.path("template"));
        }
        return channel == Channel.RCS ? rcs(request) : session(request);
    }

    /** The text message of a request's fallback; null if it has none. */
    static Shown sms(JsonNode request) {
        for (JsonNode fallback : request.path("fallback")) {
            if ("sms".equalsIgnoreCase(fallback.path("channel").asText())) {
                JsonNode content = fallback.path("content");
                return Shown.text(Template.fill(content.path("message").asText(), content.path("variables")));
            }
        }
        return null;
    }

    private static Shown template(Template template, JsonNode values) {
        JsonNode definition = template.tree();
        List<Shown.Card> cards = new ArrayList<>();
        for (JsonNode card : definition.path("carousel_cards")) {
            JsonNode own = values.path("carouselCards").path(cards.size());
            cards.add(new Shown.Card(
                    header(card, own),
                    text(card, "cardTitle"),
                    body(card, own),
                    buttons(card.path("buttons"), own.path("buttonValues"))));
        }
        List<Shown.Button> buttons = buttons(definition.path("buttons"), values.path("buttonValues"));
        if (buttons.isEmpty() && template.category().equals("AUTHENTICATION")) {
            buttons = List.of(new Shown.Button("copy", "Copy code", null, null));
        }
        Shown.Order order = read(values.path("order_details").path(0), Shown.Order.class);
        String footer = text(definition, "footer");
        return new Shown(
                header(definition, values), body(definition, values), footer, buttons, null, cards, null, null, order);
    }

    private static String body(JsonNode part, JsonNode values) {
        return Template.fill(part.path("body").asText(""), values.path("bodyValues"));
    }

    private static Shown.Header header(JsonNode part, JsonNode values) {
        String format = part.path("header_format").asText("").toLowerCase(Locale.ROOT);
        String text = text(part, "header");
        if (format.isEmpty() || format.equals("text")) {
            String filled = text == null ? null : Template.fill(text, values.path("headerValues"));
            return filled == null ? null : new Shown.Header("text", filled, null, null);
        }
        String url = values.path("headerValues").path(0).asText(null);
        return new Shown.Header(
                format, null, url != null ? url : text(part, "header_handle_file_url"), text(values, "fileName"));
    }

    private static List<Shown.Button> buttons(JsonNode definitions, JsonNode values) {
        List<Shown.Button> buttons = new ArrayList<>();
        for (JsonNode button : definitions) {
            JsonNode own = values.path(Integer.toString(buttons.size()));
            String text = text(button, "text");
            buttons.add(
                    switch (button.path("type").asText()) {
                        case "URL" ->
                            new Shown.Button(
                                    "url",
                                    text,
                                    null,
                                    Template.fill(button.path("url").asText(), own));
                        case "PHONE_NUMBER" ->
                            new Shown.Button("phone", text, null, "tel:" + text(button, "phone_number"));
                        case "COPY_CODE" -> new Shown.Button("copy", text, null, null);
                        default -> new Shown.Button("reply", text, own.path(0).asText(text), null);
                    });
        }
        return buttons;
    }

    private static Shown session(JsonNode request) {
        JsonNode data = request.path("data");
        String type = request.path("type").asText();
        JsonNode interactive = data.path("message");
        if (interactive.isObject()) {
            return interactive(interactive);
        }
        String text = text(data, "message");
        return type.equals("Text")
                ? Shown.text(text)
                : Shown.media(type.toLowerCase(Locale.ROOT), text(data, "mediaUrl"), text(data, "fileName"), text);
    }

    private static Shown interactive(JsonNode message) {
        JsonNode header = message.path("header");
        String format = header.path("type").asText("text");
        JsonNode file = header.path(format);
        JsonNode action = message.path("action");
        Shown.Header top = header.isMissingNode()
                ? null
                : new Shown.Header(format, text(header, "text"), text(file, "link"), text(file, "filename"));
        String body = text(message.path("body"), "text");
        String footer = text(message.path("footer"), "text");
        List<Shown.Button> buttons = list(action.path("buttons"), button -> {
            JsonNode reply = button.path("reply");
            return new Shown.Button("reply", text(reply, "title"), text(reply, "id"), null);
        });
        Shown.Menu menu = action.has("sections") ? read(action, Shown.Menu.class) : null;
        return new Shown(top, body, footer, buttons, menu, List.of(), null, null, null);
    }

    private static Shown rcs(JsonNode request) {
        JsonNode message = request.path("message");
        JsonNode details = message.path("richCardDetails");
        List<Shown.Card> cards = new ArrayList<>(list(details.at("/carousel/contents"), Rendering::card));
        JsonNode standalone = details.at("/standalone/content");
        if (standalone.isObject()) {
            cards.add(card(standalone));
        }
        String file = text(request.path("contentInfo"), "fileUrl");
        Shown.Media media = file == null ? null : new Shown.Media(isPdf(file) ? "document" : "image", file, null);
        String text = text(message, "plainText");
        return new Shown(null, text, null, suggestions(message), null, cards, media, null, null);
    }

    private static Shown.Card card(JsonNode card) {
        String file = text(card.at("/cardMedia/contentInfo"), "fileUrl");
        Shown.Header top = file == null ? null : new Shown.Header(isPdf(file) ? "document" : "image", null, file, null);
        return new Shown.Card(top, text(card, "cardTitle"), text(card, "cardDescription"), suggestions(card));
    }

    private static boolean isPdf(String url) {
        return url.toLowerCase(Locale.ROOT).contains(".pdf");
    }

    private static List<Shown.Button> suggestions(JsonNode part) {
        return list(part.path("suggestions"), suggestion -> {
            boolean reply = suggestion.has("reply");
            JsonNode content = suggestion.path(reply ? "reply" : "action");
            String phone = text(content.path("dialerAction"), "phoneNumber");
            String url = text(content.path("openUrl"), "url");
            return new Shown.Button(
                    url != null ? "url" : phone != null ? "phone" : "suggestion",
                    text(content, "plainText"),
                    text(content.path("postBack"), "data"),
                    phone != null ? "tel:" + phone : url != null ? url : map(content.path("showLocation")));
        });
    }

    /** A suggested place opens as a link of the geo scheme; other suggestions have no link. */
    private static String map(JsonNode place) {
        JsonNode at = place.path("coordinAtes");
        return at.isMissingNode()
                ? null
                : "geo:" + at.path("latitude").asText() + ","
                        + at.path("longitude").asText();
    }

    /** What a part of a request is, if it is there. */
    private static <T> T read(JsonNode part, Class<T> type) {
        return part.isMissingNode() ? null : JsonValues.convert(part, type);
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        List<T> all = new ArrayList<>(array.size());
        array.forEach(node -> all.add(element.apply(node)));
        return List.copyOf(all);
    }
}
