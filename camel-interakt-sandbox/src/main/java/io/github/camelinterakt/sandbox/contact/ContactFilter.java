package io.github.camelinterakt.sandbox.contact;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.api.WireTime;

/** The filters of a contact list: bounds on the times of creation and modification. A contact must match all of them. */
final class ContactFilter {

    private ContactFilter() {}

    /**
     * Reads the filters of a valid request.
     *
     * @param filters the list; a missing or empty list matches every contact
     * @return a predicate over contacts
     */
    static Predicate<Contact> of(JsonNode filters) {
        Predicate<Contact> all = contact -> true;
        for (JsonNode filter : filters) {
            all = all.and(bound(filter));
        }
        return all;
    }

    private static Predicate<Contact> bound(JsonNode filter) {
        Function<Contact, Instant> time =
                filter.path("trait").asText().equals("created_at_utc") ? Contact::createdAt : Contact::modifiedAt;
        Instant bound;
        try {
            bound = WireTime.parse(filter.path("val").asText());
        } catch (DateTimeException e) {
            throw RefusedException.pleaseCorrect("/filters: a val is not an ISO-8601 date or time");
        }
        IntPredicate comparison = comparison(filter.path("op").asText());
        return contact -> comparison.test(time.apply(contact).compareTo(bound));
    }

    private static IntPredicate comparison(String op) {
        return switch (op) {
            case "gt" -> order -> order > 0;
            case "gte" -> order -> order >= 0;
            case "lt" -> order -> order < 0;
            case "lte" -> order -> order <= 0;
            case "eq" -> order -> order == 0;
            default -> throw RefusedException.pleaseCorrect("/filters: an op is not known");
        };
    }
}
