package io.github.camelinterakt.benchmarks.contestant;

import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The message that every contestant sends: a WhatsApp template message of 600 bytes of JSON. */
final class SampleMessage {

    static final String BASE_PATH = "/v1/public";
    static final String PATH = BASE_PATH + "/message/";
    static final String API_KEY = Base64.getEncoder().encodeToString("examplekey:".getBytes(US_ASCII));
    static final String AUTHORIZATION = "Basic " + API_KEY;

    private static final Map<String, Object> MAP = document();
    private static final byte[] JSON = write(MAP);

    private SampleMessage() {}

    /** The document's bytes; shared, because nobody writes to them. */
    static byte[] json() {
        return JSON;
    }

    /** The document as a map; shared, for the same reason. */
    static Map<String, Object> map() {
        return MAP;
    }

    private static Map<String, Object> document() {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("name", "order_on_its_way");
        template.put("languageCode", "en");
        template.put("headerValues", List.of("https://example.com/invoices/4711.pdf"));
        template.put("fileName", "invoice-4711.pdf");
        template.put(
                "bodyValues",
                List.of(
                        "Asha",
                        "4711",
                        "one kettle, two cups and a box of first flush tea from the garden above the river",
                        "Tuesday between nine and eleven in the morning",
                        "Leave it with the neighbours on the ground floor if nobody answers the bell, and please do not"
                                + " ring twice, as the child sleeps until about ten"));
        template.put("buttonValues", Map.of("0", List.of("orders/4711")));
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("countryCode", "+91");
        message.put("phoneNumber", "9999999999");
        message.put("callbackData", "order 4711, by a benchmark");
        message.put("type", "Template");
        message.put("template", template);
        return message;
    }

    private static byte[] write(Map<String, Object> document) {
        try {
            return new ObjectMapper().writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
