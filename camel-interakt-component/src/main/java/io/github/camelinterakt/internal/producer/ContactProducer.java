package io.github.camelinterakt.internal.producer;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.internal.memory.ContactMemory.Write;
import io.github.camelinterakt.internal.memory.ContactName;
import io.github.camelinterakt.mapping.MappingException;
import io.github.camelinterakt.model.ApiResponse;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates and updates contacts, and records their events. If an endpoint of the account uses delta or echoes, the memory stores
 * hashes of the sent fields. With {@code delta} only changed fields are sent, and the calls of a contact are sequential, in the
 * order of their exchanges.
 */
final class ContactProducer extends InteraktProducer {

    private static final Logger LOG = LoggerFactory.getLogger(ContactProducer.class);
    private static final ApiResponse UNCHANGED = new ApiResponse(Json.object()
            .put("result", true)
            .put("message", "No field has changed since it was last sent: no call was made"));

    private final boolean isContact;

    ContactProducer(ApiAccess api) {
        super(api);
        this.isContact = api.operation() == InteraktOperation.trackUser;
    }

    @Override
    CompletableFuture<ApiRequest> request(RequestFields fields) {
        fields.start(json(fields));
        fields.contact();
        if (!isContact) {
            fields.fillRequired(fields.json, "/event", InteraktOption.EVENT_NAME, "The event's name");
            return post(fields);
        }
        set(fields.message, InteraktConstants.UNCHANGED, api.delta() ? false : null);
        if (!api.memory().isInUse()) {
            return post(fields);
        }
        fields.preflight.check(fields.json);
        return api.memory()
                .write(name(fields.json), fields.json, api.workers())
                .thenApply(write -> request(fields, write));
    }

    private ObjectNode json(RequestFields fields) {
        if (api.mapping() == null) {
            return new RequestBody(fields)
                    .object(
                            isContact
                                    ? "a contact: its phone or userId, traits and tags as JSON, map, POJO, or Contact"
                                    : "an event: the contact's phone or userId, event and traits as JSON, map, POJO, or"
                                            + " Event");
        }
        try {
            var record = RequestBody.readRecord(fields);
            return (isContact ? api.mapping().contact(record) : api.mapping().event(record)).toJson();
        } catch (MappingException e) {
            throw fields.invalid(e.getMessage(), e);
        }
    }

    private ApiRequest request(RequestFields fields, Write write) {
        ApiRequest request = null;
        try {
            request = write.prepare(api.delta()) ? jsonRequest(fields) : null;
        } finally {
            if (request == null) {
                write.end();
            } else {
                fields.onResponse = isSuccess -> end(write, isSuccess);
            }
        }
        return request;
    }

    /** A failure to store the hashes must not fail the exchange: the next call sends the contact completely. */
    /** A failure to store the hashes must not fail the exchange: the next call sends the contact completely. */
    private static void end(Write write, boolean isConfirmed) {
        try {
            if (isConfirmed) {
                write.confirm();
            }
        } catch (RuntimeException e) {
            LOG.warn("The sent fields of a contact could not be stored; the next call may send them again", e);
        } finally {
            write.end();
        }
    }

    @Override
    void completeUnsent(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setBody(UNCHANGED);
        message.setHeader(InteraktConstants.UNCHANGED, true);
        headers(exchange, true, null, UNCHANGED.getMessage(), null);
    }

    private static ContactName name(ObjectNode contact) {
        String full = contact.path("fullPhoneNumber").asText(null);
        String national = contact.path("phoneNumber").asText(null);
        if (full == null && national != null) {
            full = contact.path("countryCode").asText("").replace("+", "") + national;
        }
        return new ContactName(full, contact.path("userId").asText(null), null);
    }
}
