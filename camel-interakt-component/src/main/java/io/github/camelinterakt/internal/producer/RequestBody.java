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

    /** Reads the message's body. */
    RequestBody(RequestFields fields) {
        this.fields = fields;
        Object body = fields.message.getBody();
        String read = null;
        JsonNode value = null;
        if (body instanceof JsonView view) {
            value = (view instanceof Contact contact ? contact.toRequest() : view).toJson();
        } else if (body instanceof JsonNode node) {
            value = node.deepCopy();
        } else if (body instanceof CharSequence
                || body instanceof Number
                || body instanceof Boolean
                || body instanceof Character) {
            read = RequestFields.plain(body).toString();
        } else if (body instanceof byte[] bytes) {
            read = decoded(bytes);
        } else if (body instanceof InputStream
                || body instanceof Reader
                || body instanceof StreamCache
                || body instanceof WrappedFile
                || body instanceof File
                || body instanceof Path) {
            read = stream(body);
        } else if (body instanceof Iterator || body instanceof Iterable && !(body instanceof Collection)) {
            throw fields.invalid(
                    "The body is a " + body.getClass().getName() + ": split it, and send one element per call");
        } else if (body != null) {
            value = tree(body);
        }
        text = read == null || read.isBlank() ? null : read;
        json = value == null || value.isNull() || value.isMissingNode() ? null : value;
    }

    /** Reads the body as a CRM's record: a map unchanged, JSON or a POJO as the map of its fields. */
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
        return Json.toMap(new RequestBody(fields).object("a record: the CRM's fields as map, JSON or POJO"));
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

    /** The body's JSON value, which the caller may modify; the exception's message contains what is expected, and no content. */
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

    private JsonNode tree(Object value) {
        try {
            return fields.api.objectMapper().valueToTree(value);
        } catch (IllegalArgumentException e) {
            throw unreadable(value, "cannot be converted to JSON by the ObjectMapper", e);
        }
    }

    private String stream(Object body) {
        Message message = fields.message;
        Exchange exchange = message.getExchange();
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        try {
            if (body instanceof Reader reader) {
                String content = read(reader);
                if (!(body instanceof StreamCache)) {
                    message.setBody(content);
                }
                return content;
            }
            try (InputStream stream =
                    exchange.getContext().getTypeConverter().mandatoryConvertTo(InputStream.class, exchange, body)) {
                byte[] bytes = stream.readNBytes(MAX_SIZE + 1);
                checkSize(bytes.length);
                if (body instanceof StreamCache cache) {
                    cache.reset();
                } else if (body instanceof InputStream) {
                    message.setBody(bytes);
                }
                return decoded(bytes);
            }
        } catch (IOException | NoTypeConversionAvailableException | TypeConversionException e) {
            throw unreadable(body, "cannot be read", e);
        }
    }

    private String read(Reader reader) throws IOException {
        try (reader) {
            StringBuilder content = new StringBuilder();
            char[] buffer = new char[4096];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                content.append(buffer, 0, n);
                checkSize(content.length());
            }
            return content.toString();
        }
    }

    private void checkSize(int size) {
        if (size > MAX_SIZE) {
            throw fields.invalid("The body is larger than 1 MiB, but a request may have at most 32 KB");
        }
    }

    private String decoded(byte[] bytes) {
        String name = ExchangeHelper.getCharsetName(fields.message.getExchange(), false);
        try {
            Charset charset = name == null ? charsetOf(bytes) : Charset.forName(name);
            String content = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return content.startsWith("\ufeff") ? content.substring(1) : content;
        } catch (IllegalArgumentException e) {
            throw unreadable(bytes, "has a charset in " + Exchange.CHARSET_NAME + " that does not exist", e);
        } catch (CharacterCodingException e) {
            throw unreadable(
                    bytes,
                    "is not text in its charset, which is UTF-8 unless " + Exchange.CHARSET_NAME + " names another",
                    e);
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

    private InteraktException unreadable(Object body, String problem, Exception cause) {
        return fields.invalid("The body, a " + body.getClass().getTypeName() + ", " + problem, cause);
    }
}
