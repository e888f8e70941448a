package io.github.camelinterakt.benchmarks.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests as Interakt posts them: 1.2 KB of event, signed, each with a message id of its own. */
final class SignedEvents {

    static final String SECRET = "examplekey";
    static final String PATH = "/interakt";

    private static final String EVENT = """
            {"version":"1.0","timestamp":"2025-01-02T03:04:06.237499","type":"message_api_delivered","data":{"customer":\
            {"id":"9a7c2e14-63f0-4a0e-8f57-1b2c3d4e5f60","channel_phone_number":"919999999999","traits":{"name":"Sample Customer",\
            "amount":7000,"total_orders_count":0,"last_order_id":null,"total_spent":"0.00","whatsapp_opted_in":false,\
            "created_at":"2021-06-23T06:46:11","email":"sample@example.com"}},"message":{"id":"%s","chat_message_type":\
            "PublicApiMessage","channel_failure_reason":null,"message_status":"Delivered","received_at_utc":\
            "2025-01-02T03:04:05.133000","delivered_at_utc":"2025-01-02T03:04:05.848000","seen_at_utc":null,"campaign_id":null,\
            "is_template_message":true,"raw_template":"{\\"id\\": \\"5d1f0f3e-1111-4222-8333-444455556666\\", \\"name\\": \
            \\"order_shipped\\", \\"language\\": \\"en\\", \\"body\\": \\"Hi {{1}}, your order is on its way.\\", \\"buttons\\": \
            \\"[]\\"}","channel_error_code":null,"message_content_type":"Template","media_url":null,"message":\
            "[{\\"type\\": \\"body\\", \\"parameters\\": [{\\"type\\": \\"text\\", \\"text\\": \\"Sample\\"}]}]","meta_data":\
            {"source":"PublicInterakt","source_data":{"callback_data":"order-1001"}}}}}""";

    private final AtomicLong next = new AtomicLong();

    /** A whole request, that no other call gives. */
    byte[] next() {
        String id = "0b6f3d0a-5c1e-4a57-9d6e-%012x".formatted(next.incrementAndGet());
        byte[] body = EVENT.replace("%s", id).getBytes(StandardCharsets.UTF_8);
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + "\r\nInterakt-Signature: sha256=" + HexFormat.of().formatHex(sign(body)) + "\r\n\r\n";
        byte[] request = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
        System.arraycopy(body, 0, request, head.length(), body.length);
        return request;
    }

    static byte[] sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
