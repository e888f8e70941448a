package io.github.camelinterakt.benchmarks.webhook;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelinterakt.benchmarks.load.HttpLoad;

/** Requests as Interakt posts them: a delivered message's event of 1.2 KB, each another, signed. For one thread. */
final class SignedEvents {

    static final String SECRET = "examplekey";
    static final String PATH = "/interakt";

    private static final int CUSTOMERS = 1_000;
    private static final int LENGTH = 1_200;
    private static final String BODY = """
            {"version":"1.0","timestamp":"2025-01-02T03:04:06.237499","type":"message_api_delivered","data":{"customer":\
            {"id":"customer-%1$d","channel_phone_number":"91%2$d","country_code":"+91","phone_number":"%2$d",\
            "traits":{"name":"Sample","city":"Pune"}},"message":{"id":"%3$s-%4$x","chat_message_type":"PublicApiMessage",\
            "message_status":"Delivered","message_content_type":"Template","is_template_message":true,"message":"[]",\
            "received_at_utc":"2025-01-02T03:04:05","delivered_at_utc":"2025-01-02T03:04:06",\
            "meta_data":{"source":"PublicAPI","source_data":{"callback_data":"order-%5$d"}},"raw_template":"\
            """;

    private final Mac mac;
    /** Other than in any other run. */
    private final String run = UUID.randomUUID().toString().substring(0, 23);

    private long number;

    SignedEvents() {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next request, with its head. */
    byte[] next() {
        long id = number++;
        long customer = id % CUSTOMERS;
        String body = BODY.formatted(customer, 9_999_000_000L + customer, run, 0x1000_0000_0000L | id, id);
        body = body + "x".repeat(LENGTH - body.length() - 4) + "\"}}}";
        String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.US_ASCII)));
        return HttpLoad.post(PATH, "Interakt-Signature: sha256=" + signature + "\r\n", body);
    }
}
