package io.github.camelinterakt.converter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.model.ApiResponse;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.model.WireDocument;
import org.apache.camel.Converter;

/**
 * Turns answers, requests and events of the typed model into the JSON that they stand for: text, bytes, stream, map, or tree.
 */
@Converter(generateLoader = true)
public final class InteraktConverters {

    private InteraktConverters() {}

    /** The answer as JSON text. */
    @Converter
    public static String toString(ApiResponse answer) {
        return new String(toBytes(answer), StandardCharsets.UTF_8);
    }

    /** The answer as JSON in UTF-8. */
    @Converter
    public static byte[] toBytes(ApiResponse answer) {
        return Json.toBytes(answer.toJson());
    }

    /** The answer as a stream of JSON in UTF-8. */
    @Converter
    public static InputStream toInputStream(ApiResponse answer) {
        return new ByteArrayInputStream(toBytes(answer));
    }

    /** The answer as a map of plain Java values. */
    @Converter
    public static Map<String, Object> toMap(ApiResponse answer) {
        return Json.toMap(answer.toJson());
    }

    /** The answer as a JSON tree. */
    @Converter
    public static ObjectNode toJson(ApiResponse answer) {
        return answer.toJson();
    }

    /** The answer as a JSON tree. */
    @Converter
    public static JsonNode toJsonNode(ApiResponse answer) {
        return answer.toJson();
    }

    /** The contact, as it was received or as it would be sent, as JSON text. */
    @Converter
    public static String toString(Contact contact) {
        return new String(toBytes(contact), StandardCharsets.UTF_8);
    }

    /** The contact, as it was received or as it would be sent, as JSON in UTF-8. */
    @Converter
    public static byte[] toBytes(Contact contact) {
        return Json.toBytes(contact.toDocument());
    }

    /** The contact, as it was received or as it would be sent, as a stream of JSON in UTF-8. */
    @Converter
    public static InputStream toInputStream(Contact contact) {
        return new ByteArrayInputStream(toBytes(contact));
    }

    /** The contact, as it was received or as it would be sent, as a map of plain Java values. */
    @Converter
    public static Map<String, Object> toMap(Contact contact) {
        return Json.toMap(contact.toDocument());
    }

    /** The contact, as it was received or as it would be sent, as a JSON tree. */
    @Converter
    public static ObjectNode toJson(Contact contact) {
        return contact.toDocument();
    }

    /** The contact, as it was received or as it would be sent, as a JSON tree. */
    @Converter
    public static JsonNode toJsonNode(Contact contact) {
        return contact.toDocument();
    }

    /** The template as JSON text. */
    @Converter
    public static String toString(Template template) {
        return new String(toBytes(template), StandardCharsets.UTF_8);
    }

    /** The template as JSON in UTF-8. */
    @Converter
    public static byte[] toBytes(Template template) {
        return Json.toBytes(template.toJson());
    }

    /** The template as a stream of JSON in UTF-8. */
    @Converter
    public static InputStream toInputStream(Template template) {
        return new ByteArrayInputStream(toBytes(template));
    }

    /** The template as a map of plain Java values. */
    @Converter
    public static Map<String, Object> toMap(Template template) {
        return Json.toMap(template.toJson());
    }

    /** The template as a JSON tree. */
    @Converter
    public static ObjectNode toJson(Template template) {
        return template.toJson();
    }

    /** The template as a JSON tree. */
    @Converter
    public static JsonNode toJsonNode(Template template) {
        return template.toJson();
    }

    /** The event as JSON text. */
    @Converter
    public static String toString(WebhookEvent event) {
        return new String(Json.toBytes(event.toJson()), StandardCharsets.UTF_8);
    }

    /** The event as it was posted, byte for byte. */
    @Converter
    public static byte[] toBytes(WebhookEvent event) {
        return event.toBytes();
    }

    /** The event as it was posted, byte for byte. */
    @Converter
    public static InputStream toInputStream(WebhookEvent event) {
        return new ByteArrayInputStream(event.toBytes());
    }

    /** The event as a map of plain Java values. */
    @Converter
    public static Map<String, Object> toMap(WebhookEvent event) {
        return event.toMap();
    }

    /** The event as a JSON tree. */
    @Converter
    public static ObjectNode toJson(WebhookEvent event) {
        return event.toJson();
    }

    /** The event as a JSON tree. */
    @Converter
    public static JsonNode toJsonNode(WebhookEvent event) {
        return event.toJson();
    }

    /**
     * An event that was posted to some other route, or stored.
     *
     * @throws IOException if it is not one JSON object
     */
    @Converter
    public static WebhookEvent toWebhookEvent(byte[] json) throws IOException {
        return WebhookEvent.parse(json.clone());
    }

    /**
     * An event that was posted to some other route, or stored.
     *
     * @throws IOException if it is not one JSON object
     */
    @Converter
    public static WebhookEvent toWebhookEvent(String json) throws IOException {
        return WebhookEvent.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The request as JSON text. */
    @Converter
    public static String toString(WireDocument document) {
        return new String(toBytes(document), StandardCharsets.UTF_8);
    }

    /** The request as JSON in UTF-8. */
    @Converter
    public static byte[] toBytes(WireDocument document) {
        return Json.toBytes(document.toJson());
    }

    /** The request as a stream of JSON in UTF-8. */
    @Converter
    public static InputStream toInputStream(WireDocument document) {
        return new ByteArrayInputStream(toBytes(document));
    }

    /** The request as a map of plain Java values. */
    @Converter
    public static Map<String, Object> toMap(WireDocument document) {
        return Json.toMap(document.toJson());
    }

    /** The request as a JSON tree. */
    @Converter
    public static ObjectNode toJson(WireDocument document) {
        return document.toJson();
    }

    /** The request as a JSON tree. */
    @Converter
    public static JsonNode toJsonNode(WireDocument document) {
        return document.toJson();
    }
}
