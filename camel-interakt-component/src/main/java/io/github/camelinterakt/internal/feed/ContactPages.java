package io.github.camelinterakt.internal.feed;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.FeedField;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.client.JsonResponse;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.ContactPage;
import io.github.camelinterakt.model.Timestamps;

/** Fetches pages of the API's contact list. */
record ContactPages(Function<ApiRequest, CompletableFuture<JsonResponse>> calls, FeedField field)
        implements Function<PageRequest, CompletableFuture<FeedPage>> {

    /** As large as the API allows. */
    static final int PAGE_SIZE = 100;

    private static final String PATH = InteraktOperation.users.path() + "?limit=" + PAGE_SIZE + "&offset=";

    @Override
    public CompletableFuture<FeedPage> apply(PageRequest request) {
        byte[] body = Json.toBytes(filters(field, request));
        return calls.apply(ApiRequest.json(InteraktOperation.users, PATH + request.offset(), body))
                .thenApply(response -> page(new ContactPage(response.json())));
    }

    /** The request's body. */
    static ObjectNode filters(FeedField field, PageRequest request) {
        ObjectNode body = Json.object();
        ArrayNode filters = body.putArray("filters");
        if (request.from().isAfter(Instant.EPOCH)) {
            // "gt" is the one lower bound that the API's notes name, so it is the microsecond before the first moment.
            filter(filters, field, "gt", request.from().minusNanos(1000).toString());
        }
        filter(filters, field, "lt", Timestamps.format(request.to()));
        return body;
    }

    private static void filter(ArrayNode filters, FeedField field, String operator, String value) {
        ObjectNode filter = filters.addObject();
        filter.put("trait", field + "_at_utc").put("op", operator).put("val", value);
        if (filters.size() > 1) {
            filter.put("supr_op", "and");
        }
    }

    private FeedPage page(ContactPage page) {
        List<FeedContact> contacts =
                page.getContacts().stream().map(this::placed).toList();
        return new FeedPage(contacts, page.hasNextPage(), page.getTotal());
    }

    private FeedContact placed(Contact contact) {
        String id = Stream.of(contact.getId(), contact.getFullPhoneNumber(), contact.getUserId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A contact of the list has no id"));
        return new FeedContact(
                id, field == FeedField.created ? contact.getCreatedAt() : contact.getModifiedAt(), contact);
    }
}
