package io.github.camelinterakt.internal.json;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.databind.util.StdDateFormat;

/** Reads and writes JSON documents of the API. Numbers keep their exact value. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            // A parser's message would otherwise quote the document, which may contain personal data.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private Json() {}

    /** Parses one JSON value; without a charset, detects UTF-8, UTF-16 or UTF-32, as the JSON specification defines. */
    public static JsonNode parse(byte[] json, Charset charset) throws IOException {
        return charset == null || charset.equals(StandardCharsets.UTF_8)
                ? parse(MAPPER.createParser(json))
                : parse(new String(json, charset));
    }

    public static JsonNode parse(String json) throws IOException {
        return parse(MAPPER.createParser(json));
    }

    private static JsonNode parse(JsonParser parser) throws IOException {
        JsonNode node;
        try (parser) {
            node = MAPPER.readTree(parser);
        } catch (NumberFormatException | ArithmeticException e) {
            // Jackson throws these for a number like 1e99999999999. Not chained, because the message contains the
            // number.
            throw new IOException("a number is too large");
        }
        if (node == null || node.isMissingNode()) {
            throw new IOException("there is no content");
        }
        return node;
    }

    /** The value as UTF-8. */
    public static byte[] toBytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written", e);
        }
    }

    /** The object as a map of plain Java values. */
    public static Map<String, Object> toMap(ObjectNode json) {
        return MAPPER.convertValue(json, MAP);
    }

    /** The value as a JSON tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A mapper of maps and POJOs, which writes dates and times as ISO 8601. */
    public static ObjectMapper objectMapper() {
        return JsonMapper.builder()
                .addModule(new SimpleModule()
                        .addSerializer(TemporalAccessor.class, iso8601(TemporalAccessor.class))
                        .addSerializer(TemporalAmount.class, iso8601(TemporalAmount.class))
                        .addSerializer(ZoneId.class, iso8601(ZoneId.class)))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .defaultDateFormat(new StdDateFormat().withColonInTimeZone(true))
                .build();
    }

    /** Refuses a jackson-core that another library, such as Vert.x, brings along: calls would fail for want of methods. */
    public static void requireMatchingJackson() {
        requireMatching(MAPPER.getFactory().version(), MAPPER.version());
    }

    static void requireMatching(Version core, Version databind) {
        if (core.getMajorVersion() == databind.getMajorVersion()
                && core.getMinorVersion() < databind.getMinorVersion()) {
            throw new IllegalStateException("jackson-core " + core + " is too old for jackson-databind " + databind
                    + ". Add the dependency org.apache.camel:camel-jackson, which brings matching versions");
        }
    }

    /** Jackson's own module for java.time is no part of camel-jackson, and would bring its version of Jackson along. */
    private static ToStringSerializerBase iso8601(Class<?> type) {
        return new ToStringSerializerBase(type) {
            @Override
            public String valueToString(Object value) {
                if (value instanceof LocalDateTime time) {
                    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
                }
                return value instanceof OffsetDateTime || value instanceof ZonedDateTime
                        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format((TemporalAccessor) value)
                        : value.toString();
            }
        };
    }

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A list of one text. */
    public static ArrayNode array(String element) {
        return MAPPER.createArrayNode().add(element);
    }
}
