package io.github.camelinterakt.internal.producer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.internal.json.Json;

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

    private TemplateValues() {}

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
        ObjectNode texts = Json.object();
        byIndex.properties()
                .forEach(button -> texts.set(
                        button.getKey(), texts(fields, button.getValue(), "Value of button " + button.getKey())));
        return texts;
    }

    /**
     * Converts a single value, or a list of them, to a list of texts.
     *
     * @throws io.github.camelinterakt.InteraktException if one is null, an object or a list
     */
    private static ArrayNode texts(RequestFields fields, JsonNode values, String what) {
        ArrayNode texts = Json.object().arrayNode();
        for (JsonNode element : values.isArray() ? values : List.of(values)) {
            if (!element.isValueNode() || element.isNull()) {
                throw fields.invalid(what + " " + (texts.size() + 1) + " is "
                        + (element.isNull() ? "null" : "not a single value")
                        + ": every value must be a text, a number or a boolean");
            }
            texts.add(element.asText());
        }
        return texts;
    }
}
