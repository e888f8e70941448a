package io.github.camelinterakt.sandbox.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.sandbox.api.JsonValues;

/** Renders requests as a phone shows them, with the values of templates filled in. */
final class Rendering {

    private static final JsonMapper MAPPER = new JsonMapper();

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
                return Shown.text(Variables.fill(content.path("message").asText(), content.path("variables")));
            }
        }
        return null;
    }

    private static Shown template(Template template, JsonNode values) {
        JsonNode definition = MAPPER.valueToTree(template.definition());
        List<Shown.Card> cards = new ArrayList<>();
        for (JsonNode card : definition.path("carousel_cards")) {
            JsonNode own = values.path("carouselCards").path(cards.size());
            cards.add(new Shown.Card(
                    header(card, own),
                    JsonValues.text(card, "cardTitle"),
                    body(card, own),
                    buttons(card.path("buttons"), own.path("buttonValues"))));
        }
        List<Shown.Button> buttons = buttons(definition.path("buttons"), values.path("buttonValues"));
        if (buttons.isEmpty() && template.category().equals("AUTHENTICATION")) {
            buttons = List.of(new Shown.Button("copy", "Copy code", null, null));
        }
        return new Shown(
                header(definition, values),
                body(definition, values),
                JsonValues.text(definition, "footer"),
                buttons,
                null,
                cards,
                null,
                null,
                order(values.path("order_details").path(0)));
    }

    private static String body(JsonNode part, JsonNode values) {
        return Variables.fill(part.path("body").asText(""), values.path("bodyValues"));
    }

    private static Shown.Header header(JsonNode part, JsonNode values) {
        String format = part.path("header_format").asText("").toLowerCase(Locale.ROOT);
        String text = JsonValues.text(part, "header");
        if (format.isEmpty() || format.equals("text")) {
            String filled = text == null ? null : Variables.fill(text, values.path("headerValues"));
            return filled == null ? null : new Shown.Header("text", filled, null, null);
        }
        String url = values.path("headerValues").path(0).asText(null);
        return new Shown.Header(
                format,
                null,
                url != null ? url : JsonValues.text(part, "header_handle_file_url"),
                JsonValues.text(values, "fileName"));
    }

    private static List<Shown.Button> buttons(JsonNode definitions, JsonNode values) {
        List<Shown.Button> buttons = new ArrayList<>();
        for (JsonNode button : definitions) {
            JsonNode own = values.path(Integer.toString(buttons.size()));
            String text = JsonValues.text(button, "text");
            buttons.add(
                    switch (button.path("type").asText()) {
                        case "URL" ->
                            new Shown.Button(
                                    "url",
                                    text,
                                    null,
                                    Variables.fill(button.path("url").asText(), own));
                        case "PHONE_NUMBER" ->
                            new Shown.Button("phone", text, null, "tel:" + JsonValues.text(button, "phone_number"));
                        case "COPY_CODE" -> new Shown.Button("copy", text, null, null);
                        default -> new Shown.Button("reply", text, own.path(0).asText(text), null);
                    });
        }
        return buttons;
    }

    private static Shown.Order order(JsonNode order) {
        if (order.isMissingNode()) {
            return null;
        }
        return new Shown.Order(
                JsonValues.text(order, "reference_id"),
                list(
                        order.path("order_items"),
                        item -> new Shown.Item(
                                JsonValues.text(item, "name"),
                                JsonValues.number(item, "quantity"),
                                JsonValues.number(item, "amount"))),
                JsonValues.number(order, "total_amount"),
                JsonValues.text(order, "currency"));
    }

    private static Shown session(JsonNode request) {
        JsonNode data = request.path("data");
        String type = request.path("type").asText();
        JsonNode interactive = data.path("message");
        if (interactive.isObject()) {
            return interactive(interactive);
        }
        String text = JsonValues.text(data, "message");
        return type.equals("Text")
                ? Shown.text(text)
                : Shown.media(
                        type.toLowerCase(Locale.ROOT),
                        JsonValues.text(data, "mediaUrl"),
                        JsonValues.text(data, "fileName"),
                        text);
    }

    private static Shown interactive(JsonNode message) {
        JsonNode header = message.path("header");
        String format = header.path("type").asText("text");
        JsonNode file = header.path(format);
        JsonNode action = message.path("action");
        return new Shown(
                header.isMissingNode()
                        ? null
                        : new Shown.Header(
                                format,
                                JsonValues.text(header, "text"),
                                JsonValues.text(file, "link"),
                                JsonValues.text(file, "filename")),
                JsonValues.text(message.path("body"), "text"),
                JsonValues.text(message.path("footer"), "text"),
                list(action.path("buttons"), button -> {
                    JsonNode reply = button.path("reply");
                    return new Shown.Button(
                            "reply", JsonValues.text(reply, "title"), JsonValues.text(reply, "id"), null);
                }),
                action.path("sections").isMissingNode() ? null : menu(action),
                List.of(),
                null,
                null,
                null);
    }

    private static Shown.Menu menu(JsonNode action) {
        return new Shown.Menu(
                JsonValues.text(action, "button"),
                list(
                        action.path("sections"),
                        section -> new Shown.Section(
                                JsonValues.text(section, "title"),
                                list(
                                        section.path("rows"),
                                        row -> new Shown.Row(
                                                JsonValues.text(row, "id"),
                                                JsonValues.text(row, "title"),
                                                JsonValues.text(row, "description"))))));
    }

    private static Shown rcs(JsonNode request) {
        JsonNode message = request.path("message");
        JsonNode details = message.path("richCardDetails");
        List<Shown.Card> cards = new ArrayList<>(list(details.at("/carousel/contents"), Rendering::card));
        JsonNode standalone = details.at("/standalone/content");
        if (standalone.isObject()) {
            cards.add(card(standalone));
        }
        String file = JsonValues.text(request.path("contentInfo"), "fileUrl");
        return new Shown(
                null,
                JsonValues.text(message, "plainText"),
                null,
                suggestions(message),
                null,
                cards,
                file == null ? null : new Shown.Media(isPdf(file) ? "document" : "image", file, null),
                null,
                null);
    }

    private static Shown.Card card(JsonNode card) {
        String file = JsonValues.text(card.at("/cardMedia/contentInfo"), "fileUrl");
        return new Shown.Card(
                file == null ? null : new Shown.Header(isPdf(file) ? "document" : "image", null, file, null),
                JsonValues.text(card, "cardTitle"),
                JsonValues.text(card, "cardDescription"),
                suggestions(card));
    }

    private static boolean isPdf(String url) {
        return url.toLowerCase(Locale.ROOT).contains(".pdf");
    }

    private static List<Shown.Button> suggestions(JsonNode part) {
        return list(part.path("suggestions"), suggestion -> {
            boolean reply = suggestion.has("reply");
            JsonNode content = suggestion.path(reply ? "reply" : "action");
            String phone = JsonValues.text(content.path("dialerAction"), "phoneNumber");
            String url = JsonValues.text(content.path("openUrl"), "url");
            return new Shown.Button(
                    url != null ? "url" : phone != null ? "phone" : "suggestion",
                    JsonValues.text(content, "plainText"),
                    JsonValues.text(content.path("postBack"), "data"),
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

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        List<T> all = new ArrayList<>(array.size());
        array.forEach(node -> all.add(element.apply(node)));
        return List.copyOf(all);
    }
}
