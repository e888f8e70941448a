package io.github.camelinterakt.document;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.preflight.Findings;
import org.apache.camel.Message;

/**
 * The {@code template} of a message: name and language from options and headers, and its values from the short forms: a text (the
 * one body value), a list (the body values), or a map with {@code header}, {@code body}, {@code buttons} and the rest.
 */
final class TemplateFields {

    /** The short form's keys, and where their values go. */
    private static final Map<String, String> SHORT_FORM = Map.of(
            "header", "headerValues",
            "body", "bodyValues",
            "buttons", "buttonValues",
            "cards", "carouselCards",
            "fileName", "fileName",
            "orderDetails", "order_details",
            "orderStatus", "order_status");

    /** Of these the values are lists of texts. */
    private static final Set<String> TEXTS = Set.of("headerValues", "bodyValues");

    private final InteraktOperation operation;
    private final Fields fields;

    TemplateFields(InteraktOperation operation, Fields fields) {
        this.operation = operation;
        this.fields = fields;
    }

    static boolean isShortForm(JsonNode json) {
        return json.isArray() || json.isObject() && !json.isEmpty() && all(json, SHORT_FORM.keySet());
    }

    /** Refuses an object that is neither the short form nor the wire document, but some of both. */
    void refuseMixture(ObjectNode object) {
        for (String key : SHORT_FORM.keySet()) {
            if (object.has(key)) {
                throw InteraktException.invalid(
                        operation,
                        "The body mixes the key " + key + " of the short form with keys of the wire document: use the"
                                + " short form's keys alone (" + String.join(", ", new TreeSet<>(SHORT_FORM.keySet()))
                                + "), or template with its own keys");
            }
        }
    }

    /** The document with only a template, from a short form. */
    ObjectNode fromShortForm(JsonNode json) {
        ObjectNode document = Json.object();
        ObjectNode template = document.putObject("template");
        if (json.isArray()) {
            template.set("bodyValues", fields.texts(json, "Body value"));
            return document;
        }
        json.properties().forEach(entry -> {
            String wireName = SHORT_FORM.get(entry.getKey());
            template.set(wireName, value(wireName, entry.getKey(), entry.getValue()));
        });
        return document;
    }

    /** Fills name and language in, and finds a template without them. */
    void fill(ObjectNode document, Message message, Findings findings) {
        ObjectNode template = fields.object(document, "template");
        fields.fill(template, "name", message, Parameter.TEMPLATE_NAME);
        fields.fill(template, "languageCode", message, Parameter.LANGUAGE_CODE);
        fields.require(template, "/template/name", "The template's name", Parameter.TEMPLATE_NAME, findings);
        fields.require(
                template, "/template/languageCode", "The template's language", Parameter.LANGUAGE_CODE, findings);
        if (Parameter.FILE_NAME.isFor(operation)) {
            fields.fill(template, "fileName", message, Parameter.FILE_NAME);
        }
    }

    private JsonNode value(String wireName, String key, JsonNode value) {
        if (TEXTS.contains(wireName)) {
            return fields.texts(value, key + " value");
        }
        return "buttonValues".equals(wireName) ? buttonValues(value) : value;
    }

    /** Button index to its values; a list means the buttons in their order. */
    private ObjectNode buttonValues(JsonNode buttons) {
        ObjectNode values = Json.object();
        if (buttons.isArray()) {
            for (int i = 0; i < buttons.size(); i++) {
                values.set(Integer.toString(i), fields.texts(buttons.get(i), "Value of button " + i));
            }
        } else if (buttons.isObject()) {
            buttons.properties()
                    .forEach(button -> values.set(
                            button.getKey(), fields.texts(button.getValue(), "Value of button " + button.getKey())));
        } else {
            throw InteraktException.invalid(
                    operation,
                    "buttons must be a map from a button's index to its values, or a list in the buttons' order");
        }
        return values;
    }

    private static boolean all(JsonNode json, Set<String> keys) {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            if (!keys.contains(names.next())) {
                return false;
            }
        }
        return true;
    }
}
