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

/**
 * Converts requests, responses and events to their JSON document, encoded in UTF-8, and stored or forwarded documents to webhook
 * events. The bytes of an event are those of the webhook request.
 */
@Converter(generateLoader = true)
public final class InteraktConverters {

    private InteraktConverters() {}

    @Converter
    public static String toString(JsonView view) {
        return new String(Json.toBytes(view.toJson()), StandardCharsets.UTF_8);
    }

    @Converter
    public static byte[] toBytes(JsonView view) {
        return view.toBytes();
    }

    @Converter
    public static InputStream toInputStream(JsonView view) {
        return new ByteArrayInputStream(view.toBytes());
    }

    @Converter
    public static Map<String, Object> toMap(JsonView view) {
        return view.toMap();
    }

    @Converter
    public static ObjectNode toJson(JsonView view) {
        return view.toJson();
    }

    @Converter
    public static JsonNode toJsonNode(JsonView view) {
        return view.toJson();
    }

    @Converter
    public static WebhookEvent toWebhookEvent(byte[] json) throws IOException {
        return WebhookEvent.parse(json.clone());
    }

    @Converter
    public static WebhookEvent toWebhookEvent(String json) throws IOException {
        return WebhookEvent.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
