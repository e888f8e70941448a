package io.github.camelinterakt.internal.converter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.JsonView;
import org.apache.camel.Converter;

/** Turns responses, requests and events into the JSON that they stand for, and JSON into events. */
@Converter(generateLoader = true)
public final class InteraktConverters {

    private InteraktConverters() {}

    /** The document as JSON text. */
    @Converter
    public static String toString(JsonView view) {
        return new String(Json.toBytes(view.toJson()), StandardCharsets.UTF_8);
    }

    /** The document as JSON in UTF-8; an event byte for byte as it was posted. */
    @Converter
    public static byte[] toBytes(JsonView view) {
        return view.toBytes();
    }

    /** The document as a stream of JSON in UTF-8; an event byte for byte as it was posted. */
    @Converter
    public static InputStream toInputStream(JsonView view) {
        return new ByteArrayInputStream(view.toBytes());
    }

    /** The document as a map of plain Java values. */
    @Converter
    public static Map<String, Object> toMap(JsonView view) {
        return view.toMap();
    }

    /** The document as a JSON tree. */
    @Converter
    public static ObjectNode toJson(JsonView view) {
        return view.toJson();
    }

    /** The document as a JSON tree. */
    @Converter
    public static JsonNode toJsonNode(JsonView view) {
        return view.toJson();
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
}
