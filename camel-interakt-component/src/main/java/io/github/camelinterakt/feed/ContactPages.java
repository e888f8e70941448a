package io.github.camelinterakt.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.feed.window.FeedContact;
import io.github.camelinterakt.feed.window.FeedPage;
import io.github.camelinterakt.feed.window.FeedWindow;
import io.github.camelinterakt.feed.window.PageRequest;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.ContactPage;

/** Pages of the API's contact list. */
final class ContactPages implements PageSource {

    /** As large as the API allows. */
    static final int PAGE_SIZE = 100;

    /** Time stamps have microseconds; the API's notes show filters with milliseconds, so a bound has more only where it must. */
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final FeedCalls calls;
    private final FeedField field;

    ContactPages(FeedCalls calls, FeedField field) {
        this.calls = calls;
        this.field = field;
    }

    @Override
    public CompletableFuture<FeedPage> fetch(PageRequest request) {
        InteraktOperation operation = calls.operation();
        return calls.fetch(ApiRequest.json(
                        operation,
                        operation.path() + "?offset=" + request.offset() + "&limit=" + PAGE_SIZE,
                        Json.toBytes(filters(field, request))))
                .thenApply(answer -> page(new ContactPage(answer.json())));
    }

    /** The request's document. */
    static ObjectNode filters(FeedField field, PageRequest request) {
        ObjectNode document = Json.object();
        ArrayNode filters = document.putArray("filters");
        FeedWindow window = request.window();
        after(filters, field, window);
        filter(filters, field, "lt", MILLIS.format(window.to()));
        if (request.created() != null) {
            after(filters, FeedField.created, request.created());
            // What was changed before a moment was created before it.
            if (request.created().to().isBefore(window.to())) {
                filter(
                        filters,
                        FeedField.created,
                        "lt",
                        MILLIS.format(request.created().to()));
            }
        }
        return document;
    }

    /** "gt" is the one lower bound that the API's notes name, so it is just before the first moment. */
    private static void after(ArrayNode filters, FeedField field, FeedWindow window) {
        if (window.isBounded()) {
            filter(filters, field, "gt", MICROS.format(window.from().minus(FeedWindow.FINEST)));
        }
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
        return new FeedContact(id, at, contact.getCreatedAt(), contact);
    }
}
