package io.github.camelinterakt.internal.producer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.JsonView;
import io.github.camelinterakt.model.RequestPart;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;

/**
 * An exchange's body, read from any Java type: empty, a text, which may be JSON, or a JSON value. A stream is read once, and its
 * content replaces it in the message, so that an error handler can read it too.
 */
final class RequestBody {

    /** Requests are limited to 32 KB; a far larger body is an error and need not be read completely. */
    private static final int MAX_SIZE = 1024 * 1024;

    private final RequestFields fields;
    private final String text;
    private final JsonNode json;

    private RequestBody(RequestFields fields, String text, JsonNode json) {
        this.fields = fields;
        this.text = text == null || text.isBlank() ? null : text;
        this.json = json == null || json.isNull() || json.isMissingNode() ? null : json;
    }

    /** Reads the message's body. */
    static RequestBody read(RequestFields fields) {
        Object body = fields.message.getBody();
        if (body instanceof JsonView view) {
            return new RequestBody(
                    fields, null, (view instanceof Contact contact ? contact.toRequest() : view).toJson());
        }
        if (body instanceof JsonNode node) {
            return new RequestBody(fields, null, node.deepCopy());
        }
        if (body == null
                || body instanceof CharSequence
                || body instanceof Number
                || body instanceof Boolean
                || body instanceof Character) {
            return new RequestBody(
                    fields, body == null ? null : RequestFields.plain(body).toString(), null);
        }
        if (body instanceof byte[] bytes) {
            return new RequestBody(fields, decoded(bytes, fields.message.getExchange(), fields), null);
        }
        if (body instanceof InputStream
                || body instanceof Reader
                || body instanceof StreamCache
                || body instanceof WrappedFile
                || body instanceof File
                || body instanceof Path) {
            return new RequestBody(fields, stream(body, fields), null);
        }
        if (body instanceof Iterator || body instanceof Iterable && !(body instanceof Collection)) {
            throw fields.invalid(
                    "The body is a " + body.getClass().getName() + ": split it, and send one element per call");
        }
        return new RequestBody(fields, null, tree(body, fields));
    }

    /**
     * Reads the body as a CRM's record: a map unchanged, JSON or a POJO as the map of its fields.
     *
     * @throws InteraktException if it is empty, not a record, or already a contact or event
     */
    @SuppressWarnings("unchecked") // fields are looked up by name only, which finds nothing under keys of another type
    static Map<String, Object> readRecord(RequestFields fields) {
        Object body = fields.message.getBody();
        if (body instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        if (body instanceof RequestPart) {
            throw fields.invalid("The body is already a " + body.getClass().getSimpleName()
                    + ", but the mapping expects a record: send it to an endpoint without mapping");
        }
        return Json.toMap(read(fields).object("a record: the CRM's fields as map, JSON or POJO"));
    }

    boolean isEmpty() {
        return text == null && json == null;
    }

    /** The text; {@code null} if the body is empty or a JSON value. */
    String text() {
        return text;
    }

    /** Whether the body is a text that starts with none of these first characters of JSON values. */
    boolean isTextOtherThan(String jsonStarts) {
        return text != null && jsonStarts.indexOf(text.stripLeading().charAt(0)) < 0;
    }

    /**
     * The body's JSON value, which the caller may modify.
     *
     * @param expected the expected body, for the exception's message
     * @throws InteraktException if it is empty or not JSON; its message contains the location, not the content
     */
    JsonNode json(String expected) {
        if (isEmpty()) {
            throw fields.invalid("The body is empty. It must be " + expected);
        }
        if (json != null) {
            return json;
        }
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            // The parser's exception is not kept as the cause: its message quotes the content.
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw fields.invalid("The body is not valid JSON" + place + ". It must be " + expected);
        } catch (IOException e) {
            throw fields.invalid("The body is not JSON. It must be " + expected);
        }
    }

    /** The body's JSON object; see {@link #json}. */
    ObjectNode object(String expected) {
        JsonNode value = json(expected);
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw fields.invalid(
                "The body is " + (value.isArray() ? "a list" : "a single value") + ". It must be " + expected);
    }

    private static JsonNode tree(Object value, RequestFields fields) {
        try {
            return fields.api.objectMapper().valueToTree(value);
        } catch (IllegalArgumentException e) {
            throw unreadable(value, "cannot be converted to JSON by the ObjectMapper", e, fields);
        }
    }

    private static String stream(Object body, RequestFields fields) {
        Message message = fields.message;
        Exchange exchange = message.getExchange();
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        try {
            if (body instanceof Reader reader) {
                String text = read(reader, fields);
                if (!(body instanceof StreamCache)) {
                    message.setBody(text);
                }
                return text;
            }
            try (InputStream stream =
                    exchange.getContext().getTypeConverter().mandatoryConvertTo(InputStream.class, exchange, body)) {
                byte[] bytes = stream.readNBytes(MAX_SIZE + 1);
                checkSize(bytes.length, fields);
                if (body instanceof StreamCache cache) {
                    cache.reset();
                } else if (body instanceof InputStream) {
                    message.setBody(bytes);
                }
                return decoded(bytes, exchange, fields);
            }
        } catch (IOException | NoTypeConversionAvailableException | TypeConversionException e) {
            throw unreadable(body, "cannot be read", e, fields);
        }
    }

    private static String read(Reader reader, RequestFields fields) throws IOException {
        try (reader) {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[4096];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                text.append(buffer, 0, n);
                checkSize(text.length(), fields);
            }
            return text.toString();
        }
    }

    private static void checkSize(int size, RequestFields fields) {
        if (size > MAX_SIZE) {
            throw fields.invalid("The body is larger than 1 MiB, but a request may have at most 32 KB");
        }
    }

    private static String decoded(byte[] bytes, Exchange exchange, RequestFields fields) {
        String name = ExchangeHelper.getCharsetName(exchange, false);
        try {
            Charset charset = name == null ? charsetOf(bytes) : Charset.forName(name);
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (IllegalArgumentException e) {
            throw unreadable(bytes, "has a charset in " + Exchange.CHARSET_NAME + " that does not exist", e, fields);
        } catch (CharacterCodingException e) {
            throw unreadable(
                    bytes,
                    "is not text in its charset, which is UTF-8 unless " + Exchange.CHARSET_NAME + " names another",
                    e,
                    fields);
        }
    }

    /** JSON begins with an ASCII character: a zero byte beside it, or a byte order mark, shows UTF-16. */
    private static Charset charsetOf(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] == 0 || bytes[0] == (byte) 0xfe)) {
            return StandardCharsets.UTF_16BE;
        }
        boolean isLittleEndian = bytes.length >= 2 && (bytes[1] == 0 || bytes[0] == (byte) 0xff);
        return isLittleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    private static InteraktException unreadable(Object body, String problem, Exception cause, RequestFields fields) {
        return fields.invalid("The body, a " + body.getClass().getTypeName() + ", " + problem, cause);
    }
}
