package io.github.camelinterakt.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.ContactPage;

/** Fetches pages of the API's contact list. */
record ContactPages(FeedCalls calls, FeedField field) implements Function<PageRequest, CompletableFuture<FeedPage>> {

    /** As large as the API allows. */
    static final int PAGE_SIZE = 100;

    /** The API's notes show filters with milliseconds, so a bound has microseconds only where it must. */
    private static final DateTimeFormatter MILLIS = format("SSS");

    private static final DateTimeFormatter MICROS = format("SSSSSS");

    private static DateTimeFormatter format(String fraction) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss." + fraction + "'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
    }

    @Override
    public CompletableFuture<FeedPage> apply(PageRequest request) {
        InteraktOperation operation = calls.operation();
        return calls.fetch(ApiRequest.json(
                        operation,
                        operation.path() + "?offset=" + request.offset() + "&limit=" + PAGE_SIZE,
                        Json.toBytes(filters(field, request))))
                .thenApply(answer -> page(new ContactPage(answer.json())));
    }

    /** The request's body. */
    static ObjectNode filters(FeedField field, PageRequest request) {
        ObjectNode body = Json.object();
        ArrayNode filters = body.putArray("filters");
        if (request.from().isAfter(Instant.EPOCH)) {
            // "gt" is the one lower bound that the API's notes name, so it is just before the first moment.
            filter(filters, field, "gt", MICROS.format(request.from().minusNanos(1000)));
        }
        filter(filters, field, "lt", MILLIS.format(request.to()));
        return body;
    }

    private static void filter(ArrayNode filters, FeedField field, String operator, String value) {
        ObjectNode filter = filters.addObject();
        filter.put("trait", field.trait()).put("op", operator).put("val", value);
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
                .filter(name -> name != null)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A contact of the list has no id"));
        Instant at = field == FeedField.created ? contact.getCreatedAt() : contact.getModifiedAt();
        return new FeedContact(id, at, contact);
    }
}
