package io.github.camelinterakt.internal.producer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinterakt.InteraktConfiguration;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.ValuePolicy;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.internal.preflight.Preflight;

/**
 * Reads the values of a template message: from a short form, which is a text (the only body value), a list (the body values) or
 * a map with keys such as {@code header}, {@code body} and {@code buttons}, or from the wire document.
 */
final class TemplateValues {

    /** The short form's keys, and the corresponding keys of the wire document. */
    private static final Map<String, String> SHORT_FORM = Map.of(
            "header", "headerValues",
            "body", "bodyValues",
            "buttons", "buttonValues",
            "cards", "carouselCards",
            "fileName", "fileName",
            "orderDetails", "order_details",
            "orderStatus", "order_status");

    private static final String EXPECTED =
            "the template's one body value, a list of its body values, a map with header, body and buttons, or the wire document";

    /** Characters without width, except joiners that shape letters or emojis, and marks of the text's direction. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\xad\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]"
                    + "|(?<![\\p{M}\\p{S}\\p{Lo}\\p{Cs}])[\\u200c\\u200d]|[\\u200c\\u200d](?![\\p{M}\\p{S}\\p{Lo}])");

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\x1c-\\x1f\\x85]+");

    private TemplateValues() {}

    /** Cleans the values of a template or a card, and fills blank ones, as the options say. */
    static void clean(JsonNode values, InteraktConfiguration options) {
        Stream.concat(
                        Stream.of(values.path("headerValues"), values.path("bodyValues")),
                        StreamSupport.stream(values.path("buttonValues").spliterator(), false))
                .filter(ArrayNode.class::isInstance)
                .map(ArrayNode.class::cast)
                .forEach(list -> {
                    for (int i = 0; i < list.size(); i++) {
                        list.set(i, cleaned(list.get(i), options));
                    }
                });
        values.path("carouselCards").forEach(card -> clean(card, options));
    }

    private static JsonNode cleaned(JsonNode value, InteraktConfiguration options) {
        if (!value.isTextual() && !value.isNull()) {
            return value;
        }
        String text = value.asText("");
        if (options.getTemplateValuePolicy() == ValuePolicy.clean) {
            text = INVISIBLE.matcher(text).replaceAll("");
            text = WHITE_SPACE.matcher(text).replaceAll(" ").strip();
        }
        if (options.getBlankTemplateValue() != null && Preflight.isBlank(text)) {
            text = options.getBlankTemplateValue();
        }
        return value.isNull() && text.isEmpty() ? value : TextNode.valueOf(text);
    }

    /** The message's JSON with the values of the numbered headers; {@code null} if there are none. */
    static ObjectNode ofHeaders(RequestFields fields) {
        SortedMap<Integer, String> headers = fields.numbered(InteraktOption.HEADER_VALUE);
        SortedMap<Integer, String> bodies = fields.numbered(InteraktOption.BODY_VALUE);
        SortedMap<Integer, String> buttons = fields.numbered(InteraktOption.BUTTON_VALUE);
        if (headers.isEmpty() && bodies.isEmpty() && buttons.isEmpty()) {
            return null;
        }
        ObjectNode message = Json.object();
        ObjectNode template = message.putObject("template");
        put(fields, template, "headerValues", InteraktOption.HEADER_VALUE, headers);
        put(fields, template, "bodyValues", InteraktOption.BODY_VALUE, bodies);
        buttons.forEach((index, value) -> template.withObjectProperty("buttonValues")
                .putArray(Integer.toString(index))
                .add(value));
        return message;
    }

    private static void put(
            RequestFields fields,
            ObjectNode template,
            String key,
            InteraktOption option,
            SortedMap<Integer, String> values) {
        if (values.isEmpty()) {
            return;
        }
        if (values.firstKey() != 1 || values.lastKey() != values.size()) {
            throw fields.invalid("The headers " + option.header() + " have the numbers " + values.keySet()
                    + ": set one for each variable, from " + option.header() + ".1 on");
        }
        values.values().forEach(template.putArray(key)::add);
    }

    /** The message's JSON with its template's values; it has name and language only if the body has them. */
    static ObjectNode json(RequestBody body, RequestFields fields) {
        ObjectNode message = Json.object();
        if (body.isEmpty()) {
            message.putObject("template");
            return message;
        }
        JsonNode json = body.isTextOtherThan("{[") ? Json.array(body.text().strip()) : body.json(EXPECTED);
        if (json.isArray()) {
            message.putObject("template").set("bodyValues", texts(fields, json, "Body value"));
            return message;
        }
        Set<String> keys = new TreeSet<>();
        json.fieldNames().forEachRemaining(keys::add);
        if (keys.isEmpty() || !SHORT_FORM.keySet().containsAll(keys)) {
            keys.retainAll(SHORT_FORM.keySet());
            if (!keys.isEmpty()) {
                throw fields.invalid("The body mixes the key " + keys.iterator().next()
                        + " of the short form with keys of the wire document: use the short form's keys alone ("
                        + String.join(", ", new TreeSet<>(SHORT_FORM.keySet()))
                        + "), or template with its own keys");
            }
            return body.object(EXPECTED);
        }
        ObjectNode template = message.putObject("template");
        json.properties().forEach(entry -> template.set(SHORT_FORM.get(entry.getKey()), value(entry, fields)));
        return message;
    }

    private static JsonNode value(Map.Entry<String, JsonNode> entry, RequestFields fields) {
        return switch (entry.getKey()) {
            case "header", "body" -> texts(fields, entry.getValue(), entry.getKey() + " value");
            case "buttons" -> buttonValues(entry.getValue(), fields);
            default -> entry.getValue();
        };
    }

    /** Button index to its values; a list means the buttons in their order. */
    private static ObjectNode buttonValues(JsonNode buttons, RequestFields fields) {
        if (!buttons.isContainerNode()) {
            throw fields.invalid(
                    "buttons must be a map from a button's index to its values, or a list in the buttons' order");
        }
        ObjectNode byIndex = Json.object();
        if (buttons instanceof ObjectNode object) {
            byIndex.setAll(object);
        } else {
            buttons.forEach(values -> byIndex.set(Integer.toString(byIndex.size()), values));
        }
        byIndex.properties()
                .forEach(button ->
                        button.setValue(texts(fields, button.getValue(), "Value of button " + button.getKey())));
        return byIndex;
    }

    /** Converts a single value, or a list of them, to a list of texts; refuses one that is null, an object or a list. */
    private static ArrayNode texts(RequestFields fields, JsonNode values, String what) {
        ArrayNode texts = Json.object().arrayNode();
        for (JsonNode element : values.isArray() ? values : List.of(values)) {
            boolean isFilled = element.isNull() && fields.api.configuration().getBlankTemplateValue() != null;
            if (!element.isValueNode() || element.isNull() && !isFilled) {
                throw fields.invalid(what + " " + (texts.size() + 1) + " is "
                        + (element.isNull() ? "null" : "not a single value")
                        + ": every value must be a text, a number or a boolean");
            }
            texts.add(element.asText(""));
        }
        return texts;
    }
}
