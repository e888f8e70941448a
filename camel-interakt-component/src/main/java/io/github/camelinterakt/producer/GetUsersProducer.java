package io.github.camelinterakt.producer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.document.Body;
import io.github.camelinterakt.document.Parameter;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.ContactPage;
import io.github.camelinterakt.paging.Page;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;

/** Lists contacts by filters. */
final class GetUsersProducer extends ListProducer<Contact, ContactPage> {

    private static final String FILTERS = "filters";
    private static final String EXPECTED =
            "empty, a list of filters, one filter (trait, op, val), or the document with filters, as JSON, map, or ContactQuery";

    GetUsersProducer(Endpoint endpoint, ApiAccess api) {
        super(endpoint, api);
    }

    @Override
    PageRequests requests(Message message) {
        Integer header = api.parameters().header(message, Parameter.LIMIT, Integer.class);
        int limit = header == null ? api.configuration().getLimit() : header;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw InteraktException.invalid(
                    api.operation(),
                    "The header CamelInteraktLimit must be from 1 to " + MAX_LIMIT + ", and is " + limit);
        }
        ObjectNode document = filters(message);
        api.preflight().check(document, api.preflight().findings());
        byte[] filters = Json.toBytes(document);
        api.preflight().checkSize(filters.length);
        return offset -> ApiRequest.json(
                api.operation(), api.operation().path() + "?offset=" + offset + "&limit=" + limit, filters);
    }

    @Override
    ContactPage answer(ObjectNode json) {
        return new ContactPage(json);
    }

    @Override
    Page<Contact> page(ContactPage answer, int offset) {
        return page(answer.getContacts(), answer.hasNextPage(), offset);
    }

    private ObjectNode filters(Message message) {
        Body body = api.bodies().read(message);
        ObjectNode document = Json.object();
        if (body instanceof Body.Empty) {
            document.putArray(FILTERS);
            return document;
        }
        JsonNode json = api.bodies().json(body, EXPECTED);
        if (json.isArray()) {
            document.set(FILTERS, json);
        } else if (json.isObject() && json.has("trait")) {
            document.putArray(FILTERS).add(json);
        } else if (json instanceof ObjectNode object && object.path(FILTERS).isArray()) {
            return object;
        } else {
            throw InteraktException.invalid(api.operation(), "The body is no filter. It must be " + EXPECTED);
        }
        return document;
    }
}
