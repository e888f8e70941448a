package io.github.camelinterakt.internal.feed;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.FeedField;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.Timestamps;

/**
 * A page of the contacts of {@code [from, to)}, both in whole milliseconds: the API does not document whether its filters are
 * exact to the microsecond, as its time stamps are. There is no lower bound at {@link Instant#EPOCH}.
 */
record PageRequest(Instant from, Instant to, int offset) {

    /** As large as the API allows. */
    static final int PAGE_SIZE = 100;

    private static final String PATH = InteraktOperation.users.path() + "?limit=" + PAGE_SIZE + "&offset=";

    ApiRequest toApiRequest(FeedField field) {
        return ApiRequest.json(InteraktOperation.users, PATH + offset, Json.toBytes(filters(field)));
    }

    /** The request's body. */
    ObjectNode filters(FeedField field) {
        ObjectNode body = Json.object();
        ArrayNode filters = body.putArray("filters");
        if (from.isAfter(Instant.EPOCH)) {
            // "gt" is the one lower bound that the API's notes name, so it is the microsecond before the first moment.
            filter(filters, field, "gt", from.minusNanos(1000).toString());
        }
        filter(filters, field, "lt", Timestamps.format(to));
        return body;
    }

    private static void filter(ArrayNode filters, FeedField field, String operator, String value) {
        ObjectNode filter = filters.addObject();
        filter.put("trait", field + "_at_utc").put("op", operator).put("val", value);
        if (filters.size() > 1) {
            filter.put("supr_op", "and");
        }
    }
}
