package io.github.camelinterakt.sandbox.account;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.api.WireTime;

/** The filters of a contact list: bounds on the times of creation and modification. A contact must match all of them. */
final class ContactFilter implements Predicate<Contact> {

    private final Range created = new Range();
    private final Range modified = new Range();

    /** From {@code from}, to before {@code to}. */
    private static final class Range {

        private Instant from = Instant.MIN;
        private Instant to = Instant.MAX;

        void limit(String op, Instant bound) {
            switch (op) {
                case "gt" -> from(bound.plusNanos(1));
                case "gte" -> from(bound);
                case "lt" -> to(bound);
                case "lte" -> to(bound.plusNanos(1));
                case "eq" -> {
                    from(bound);
                    to(bound.plusNanos(1));
                }
                default -> throw RefusedException.pleaseCorrect("/filters: an op is not known");
            }
        }

        private void from(Instant bound) {
            from = bound.isAfter(from) ? bound : from;
        }

        private void to(Instant bound) {
            to = bound.isBefore(to) ? bound : to;
        }

        boolean contains(Instant time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    /** Reads the filters of a valid request. */
    ContactFilter(JsonNode filters) {
        for (JsonNode filter : filters) {
            Range range = filter.path("trait").asText().equals("created_at_utc") ? created : modified;
            try {
                range.limit(
                        filter.path("op").asText(),
                        WireTime.parse(filter.path("val").asText()));
            } catch (DateTimeException e) {
                throw RefusedException.pleaseCorrect("/filters: a val is not an ISO-8601 date or time");
            }
        }
    }

    @Override
    public boolean test(Contact contact) {
        return modified.contains(contact.modifiedAt()) && created.contains(contact.createdAt());
    }
}
