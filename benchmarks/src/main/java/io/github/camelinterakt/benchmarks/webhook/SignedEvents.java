package io.github.camelinterakt.benchmarks.webhook;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests as Interakt posts them: a delivered message's event of 1.2 KB, each another, signed. For one thread. */
final class SignedEvents {

    static final String SECRET = "examplekey";
    static final String PATH = "/interakt";

    private static final int CUSTOMERS = 1_000;
    private static final int BODY = 1_200;

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
        byte[] body = body(number++).getBytes(StandardCharsets.US_ASCII);
        byte[] head = ("POST " + PATH
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\nInterakt-Signature: sha256="
                        + HexFormat.of().formatHex(mac.doFinal(body)) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private String body(long id) {
        String last = Long.toHexString(0x1000_0000_0000L | id);
        long customer = id % CUSTOMERS;
        String phone = Long.toString(9_999_000_000L + customer);
        StringBuilder body = new StringBuilder(BODY)
                .append(
                        "{\"version\":\"1.0\",\"timestamp\":\"2025-01-02T03:04:06.237499\",\"type\":\"message_api_delivered\",")
                .append("\"data\":{\"customer\":{\"id\":\"customer-")
                .append(customer)
                .append("\",\"channel_phone_number\":\"91")
                .append(phone)
                .append("\",\"country_code\":\"+91\",\"phone_number\":\"")
                .append(phone)
                .append("\",\"traits\":{\"name\":\"Sample\",\"city\":\"Pune\"}},\"message\":{\"id\":\"")
                .append(run)
                .append('-')
                .append(last)
                .append("\",\"chat_message_type\":\"PublicApiMessage\",\"message_status\":\"Delivered\",")
                .append("\"message_content_type\":\"Template\",\"is_template_message\":true,\"message\":\"[]\",")
                .append("\"received_at_utc\":\"2025-01-02T03:04:05\",\"delivered_at_utc\":\"2025-01-02T03:04:06\",")
                .append("\"meta_data\":{\"source\":\"PublicAPI\",\"source_data\":{\"callback_data\":\"order-")
                .append(id)
                .append("\"}},\"raw_template\":\"");
        return body.append("x".repeat(BODY - body.length() - 4)).append("\"}}}").toString();
    }
}
