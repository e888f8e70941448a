package io.github.camelinterakt.document;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.model.WireDocument;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;

/**
 * Reads an exchange's body in any of its Java shapes. A stream is read once, and what was read takes its place in the
 * message, so that an error handler still has it.
 */
public final class BodyReader {

    /** No request may be larger than 32 KB; what is far larger is a mistake that need not be read to its end. */
    private static final int MAX_SIZE = 1024 * 1024;

    private final InteraktOperation operation;
    private final ObjectMapper objectMapper;

    /**
     * A reader.
     *
     * @param objectMapper turns maps and POJOs into JSON
     */
    public BodyReader(InteraktOperation operation, ObjectMapper objectMapper) {
        this.operation = operation;
        this.objectMapper = objectMapper;
    }

    /** Reads the body. */
    public Body read(Message message) {
        Object body = message.getBody();
        if (body == null) {
            return new Body.Empty();
        }
        if (body instanceof WireDocument document) {
            return new Body.Value(document.toJson());
        }
        if (body instanceof JsonNode node) {
            return node.isNull() || node.isMissingNode() ? new Body.Empty() : new Body.Value(node.deepCopy());
        }
        if (body instanceof String text) {
            return text(text);
        }
        if (body instanceof Map || body instanceof Collection || body instanceof Object[]) {
            return new Body.Value(tree(body));
        }
        if (body instanceof byte[] bytes) {
            return text(bytes, message.getExchange());
        }
        if (body instanceof InputStream
                || body instanceof Reader
                || body instanceof StreamCache
                || body instanceof WrappedFile
                || body instanceof File
                || body instanceof Path) {
            return stream(message, body);
        }
        if (body instanceof Number
                || body instanceof CharSequence
                || body instanceof Boolean
                || body instanceof Character) {
            return text(body.toString());
        }
        if (body instanceof Iterator || body instanceof Iterable) {
            throw InteraktException.invalid(
                    operation,
                    "The body is a " + body.getClass().getName() + ": split it, and send one element a call");
        }
        return new Body.Value(tree(body));
    }

    /**
     * Reads the body as a wire document.
     *
     * @throws InteraktException if it is empty, is not JSON, or is no JSON object
     */
    public Document readDocument(Message message, String expected) {
        return document(read(message), expected);
    }

    /**
     * Reads the body as a CRM's record: a map as it is, JSON or a POJO as the map of its fields.
     *
     * @throws InteraktException if it is empty, no record, or a contact or event already
     */
    public Map<String, Object> readRecord(Message message) {
        Object body = message.getBody();
        if (body instanceof Map<?, ?> map) {
            return fields(map);
        }
        if (body instanceof WireDocument) {
            throw InteraktException.invalid(
                    operation,
                    "The body is a " + body.getClass().getSimpleName()
                            + " already, and the mapping makes one of a record: send it to an endpoint without mapping");
        }
        return Json.toMap(readDocument(message, "a record: the CRM's fields as map, JSON or POJO")
                .json());
    }

    @SuppressWarnings("unchecked") // fields are looked up by name only, which finds nothing under keys of another type
    private static Map<String, Object> fields(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    /** The wire document in a body; see {@link #readDocument}. */
    public Document document(Body body, String expected) {
        return document(json(body, expected), body, expected);
    }

    /** The wire document that is the JSON of that body. */
    Document document(JsonNode json, Body body, String expected) {
        if (json instanceof ObjectNode object) {
            return body instanceof Body.Text text ? Document.read(object, text) : Document.of(object);
        }
        String found = json instanceof ArrayNode ? "a list" : "a single value";
        throw InteraktException.invalid(operation, "The body is " + found + ". It must be " + expected);
    }

    /** The JSON value in a body, parsed if it is a text. */
    public JsonNode json(Body body, String expected) {
        if (body instanceof Body.Value value) {
            return value.value();
        }
        if (body instanceof Body.Text text) {
            return parse(text, expected);
        }
        throw InteraktException.invalid(operation, "The body is empty. It must be " + expected);
    }

    /** Parses JSON text, with an error that tells the place and not the content. */
    private JsonNode parse(Body.Text text, String expected) {
        try {
            return text.parse();
        } catch (JsonProcessingException e) {
            // The parser's exception is not kept as the cause: its message quotes the content.
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw InteraktException.invalid(
                    operation, "The body is not valid JSON" + place + ". It must be " + expected);
        } catch (IOException e) {
            throw InteraktException.invalid(operation, "The body is not JSON. It must be " + expected);
        }
    }

    private JsonNode tree(Object value) {
        try {
            return objectMapper.valueToTree(value);
        } catch (IllegalArgumentException e) {
            throw InteraktException.invalid(
                    operation,
                    "The body, a " + value.getClass().getName() + ", cannot be turned into JSON by the ObjectMapper",
                    e);
        }
    }

    private static Body text(String text) {
        return orEmpty(new Body.Text(text));
    }

    private static Body orEmpty(Body.Text text) {
        return text.isBlank() ? new Body.Empty() : text;
    }

    private Body stream(Message message, Object body) {
        Exchange exchange = message.getExchange();
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        try {
            if (body instanceof Reader reader) {
                String text = read(reader);
                if (!(body instanceof StreamCache)) {
                    message.setBody(text);
                }
                return text(text);
            }
            try (InputStream stream =
                    exchange.getContext().getTypeConverter().mandatoryConvertTo(InputStream.class, exchange, body)) {
                byte[] bytes = stream.readNBytes(MAX_SIZE + 1);
                if (bytes.length > MAX_SIZE) {
                    throw tooLarge();
                }
                if (body instanceof StreamCache cache) {
                    cache.reset();
                } else if (body instanceof InputStream) {
                    message.setBody(bytes);
                }
                return text(bytes, exchange);
            }
        } catch (IOException | NoTypeConversionAvailableException | TypeConversionException e) {
            throw InteraktException.invalid(
                    operation, "The body, a " + body.getClass().getName() + ", cannot be read", e);
        }
    }

    private String read(Reader reader) throws IOException {
        try (BufferedReader buffered = new BufferedReader(reader)) {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[4096];
            for (int n = buffered.read(buffer); n >= 0; n = buffered.read(buffer)) {
                text.append(buffer, 0, n);
                if (text.length() > MAX_SIZE) {
                    throw tooLarge();
                }
            }
            return text.toString();
        }
    }

    private InteraktException tooLarge() {
        return InteraktException.invalid(
                operation, "The body is larger than 1 MiB, and a request may have 32 KB at most");
    }

    private Body text(byte[] bytes, Exchange exchange) {
        String named = ExchangeHelper.getCharsetName(exchange, false);
        if (named == null) {
            return orEmpty(new Body.Text(bytes));
        }
        try {
            return text(new String(bytes, Charset.forName(named)));
        } catch (IllegalArgumentException e) {
            throw InteraktException.invalid(
                    operation, "There is no charset of the name that " + Exchange.CHARSET_NAME + " gives", e);
        }
    }
}
