package io.github.camelinterakt.benchmarks.stub;

import java.nio.ByteBuffer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/** What the stub says, as the bytes on the wire: one kind of answer for each API that a contestant speaks. */
public enum Answer {
    /** Interakt's to a message that it has accepted. */
    INTERAKT_MESSAGE(
            "201 Created",
            "{\"result\":true,\"message\":\"Message queued for sending via Interakt. Check webhook for delivery status\","
                    + "\"id\":\"00000000-0000-4000-8000-000000000001\"}"),
    /** The WhatsApp Cloud API's to a message that it has accepted. */
    WHATSAPP_MESSAGE(
            "200 OK",
            "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"919999999999\",\"wa_id\":\"919999999999\"}],"
                    + "\"messages\":[{\"id\":\"wamid.00000000000000000001\"}]}"),
    /** To a path that belongs to neither. */
    NOT_FOUND("404 Not Found", "{\"result\":false,\"message\":\"The stub does not know this path\"}"),
    /** To a request whose length is not said, or is more than the stub reads. */
    LENGTH_REQUIRED("411 Length Required", "{\"result\":false,\"message\":\"The stub needs a Content-Length\"}");

    private final String body;
    private final ByteBuffer wire;

    Answer(String status, String body) {
        this.body = body;
        byte[] head = ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.getBytes(UTF_8).length + "\r\n\r\n")
                .getBytes(US_ASCII);
        byte[] content = body.getBytes(UTF_8);
        this.wire = ByteBuffer.allocateDirect(head.length + content.length)
                .put(head)
                .put(content)
                .flip();
    }

    /** The JSON of it. */
    public String body() {
        return body;
    }

    /** The bytes on the wire, head and all. */
    public ByteBuffer wire() {
        return wire.duplicate();
    }

    static Answer to(String path) {
        if (path.endsWith("/message/")) {
            return INTERAKT_MESSAGE;
        }
        return path.endsWith("/messages") ? WHATSAPP_MESSAGE : NOT_FOUND;
    }
}
