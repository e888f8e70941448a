package io.github.camelinterakt.internal.producer;

import java.time.Instant;
import java.util.function.IntFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.ContactPage;
import io.github.camelinterakt.model.ContactQuery;

/** Lists contacts by filters. */
final class GetUsersProducer extends ListProducer<ContactPage, Contact> {

    private static final String FILTERS = "filters";
    /** Interakt may refuse an empty list of filters; every contact was created later. */
    private static final Instant BEFORE_INTERAKT = Instant.parse("2000-01-01T00:00:00Z");

    private static final String EXPECTED =
            "empty, a list of filters, one filter (trait, op, val), or the document with filters, as JSON, map, or ContactQuery";

    GetUsersProducer(ApiAccess api) {
        super(api, ContactPage::new, ContactPage::getContacts, ContactPage::hasNextPage);
    }

    @Override
    IntFunction<ApiRequest> requests(RequestFields fields) {
        int limit = number(fields, InteraktOption.LIMIT, api.content().getLimit());
        if (limit < 1 || limit > MAX_LIMIT) {
            throw fields.invalid("The header CamelInteraktLimit must be from 1 to " + MAX_LIMIT + ", but is " + limit);
        }
        ObjectNode filters = filters(fields);
        if (filters.get(FILTERS).isEmpty()) {
            filters = new ContactQuery().createdAfter(BEFORE_INTERAKT).toJson();
        }
        byte[] json = fields.preflight.check(filters);
        return offset -> ApiRequest.json(
                api.operation(), api.operation().path() + "?offset=" + offset + "&limit=" + limit, json);
    }

    private ObjectNode filters(RequestFields fields) {
        RequestBody body = new RequestBody(fields);
        ObjectNode document = Json.object();
        JsonNode json = body.isEmpty() ? document : body.json(EXPECTED);
        if (json.isNull()
                || json.isObject() && (json.isEmpty() || json.path(FILTERS).isNull())) {
            document.putArray(FILTERS);
        } else if (json.isArray()) {
            document.set(FILTERS, json);
        } else if (json.isObject() && json.has("trait")) {
            document.putArray(FILTERS).add(json);
        } else if (json instanceof ObjectNode object && object.path(FILTERS).isArray()) {
            return object;
        } else {
            throw fields.invalid("The body is not a filter. It must be " + EXPECTED);
        }
        return document;
    }
}
