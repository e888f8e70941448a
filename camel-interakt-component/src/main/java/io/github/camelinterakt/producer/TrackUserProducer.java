package io.github.camelinterakt.producer;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.document.ContactDocuments;
import io.github.camelinterakt.document.Document;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.memory.ContactName;
import io.github.camelinterakt.memory.ContactWrite;
import io.github.camelinterakt.model.ApiResponse;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts contacts, and lets the account's memory know of it where anybody wants to. With {@code delta} only what has changed is
 * sent. Two calls about one contact then follow one another, in the order of their coming.
 */
final class TrackUserProducer extends DocumentProducer {

    private static final Logger LOG = LoggerFactory.getLogger(TrackUserProducer.class);
    private static final String WRITE = "TrackUserProducer.write";
    private static final ApiResponse UNCHANGED = new ApiResponse(Json.object()
            .put("result", true)
            .put("message", "Nothing has changed since it was last sent: no call was made"));

    private final ContactMemory memory;
    private final boolean delta;

    TrackUserProducer(Endpoint endpoint, ApiAccess api, ContactDocuments documents) {
        super(endpoint, api, documents::contact, ApiResponse::new);
        this.memory = api.memory();
        this.delta = api.delta();
    }

    @Override
    CompletableFuture<ApiRequest> awaitedRequest(Exchange exchange) {
        set(exchange.getMessage(), InteraktConstants.UNCHANGED, delta ? false : null);
        if (!memory.isInUse()) {
            return null;
        }
        Document document = document(exchange);
        return memory.write(name(document.json()), document.json())
                .thenApply(write -> request(exchange, document, write));
    }

    private ApiRequest request(Exchange exchange, Document document, ContactWrite write) {
        ApiRequest request = null;
        try {
            request = write.prepare(delta) ? request(document) : null;
        } finally {
            if (request == null) {
                write.end();
            } else {
                exchange.setProperty(WRITE, write);
            }
        }
        return request;
    }

    @Override
    CallObserver observer(Exchange exchange) {
        return exchange.removeProperty(WRITE) instanceof ContactWrite write
                ? new Remembering(write)
                : CallObserver.NONE;
    }

    @Override
    void completeUnsent(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setBody(UNCHANGED);
        message.setHeader(InteraktConstants.UNCHANGED, true);
        message.setHeader(InteraktConstants.RESULT, true);
        message.setHeader(InteraktConstants.RESPONSE_MESSAGE, UNCHANGED.getMessage());
        message.removeHeader(InteraktConstants.RESPONSE_CODE);
        message.removeHeader(InteraktConstants.MESSAGE_ID);
    }

    private static ContactName name(ObjectNode document) {
        String full = document.path("fullPhoneNumber").asText(null);
        String national = document.path("phoneNumber").asText(null);
        if (full == null && national != null) {
            full = document.path("countryCode").asText("").replace("+", "") + national;
        }
        return new ContactName(full, document.path("userId").asText(null), null);
    }

    /** What Interakt has done is done: that it cannot be remembered must not let the exchange fail. It is sent again then. */
    private record Remembering(ContactWrite write) implements CallObserver {

        @Override
        public void answered(boolean isSuccess) {
            if (isSuccess) {
                try {
                    write.confirmed();
                } catch (RuntimeException e) {
                    LOG.warn("What was sent of a contact could not be remembered, and may be sent again", e);
                }
            }
        }

        @Override
        public void completed() {
            write.end();
        }
    }
}
