package io.github.camelinterakt.internal.webhook;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

/** The response to a request: a fixed status and a fixed text. */
enum WebhookResponse {
    OK(200, "OK"),
    BAD_REQUEST(400, "Bad Request"),
    UNAUTHORIZED(401, "Unauthorized"),
    METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
    TOO_LARGE(413, "Content Too Large"),
    FAILED(500, "Internal Server Error"),
    UNAVAILABLE(503, "Service Unavailable");

    private final int status;
    private final String text;

    WebhookResponse(int status, String text) {
        this.status = status;
        this.text = text;
    }

    int status() {
        return status;
    }

    /** Replaces the exchange's message: the server would send the request's own headers back with it. */
    void to(Exchange exchange) {
        Message message = new DefaultMessage(exchange);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain");
        if (this == METHOD_NOT_ALLOWED) {
            message.setHeader("Allow", "POST");
        }
        message.setBody(text);
        exchange.setMessage(message);
        exchange.setException(null);
    }
}
