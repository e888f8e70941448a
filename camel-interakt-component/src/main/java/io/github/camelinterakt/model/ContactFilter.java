package io.github.camelinterakt.model;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One condition on the contacts that {@code getUsers} lists. Several are joined by {@link ContactQuery}.
 *
 * @param trait what is compared: {@code created_at_utc} or {@code modified_at_utc}
 * @param op    how: {@code gt}, {@code lt} ...
 * @param value with what: a time in ISO 8601 UTC; a date alone means 00:00 UTC
 */
public record ContactFilter(
        String trait, String op, @JsonProperty("val") String value) {

    private static final String CREATED = "created_at_utc";
    private static final String MODIFIED = "modified_at_utc";

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if a part is null
     */
    public ContactFilter {
        if (trait == null || op == null || value == null) {
            throw new IllegalArgumentException("A filter of contacts needs a trait, an operator and a value");
        }
    }

    /**
     * Any condition.
     *
     * @param trait what is compared
     * @param op    how
     * @param value with what; what is finer than a millisecond is cut off
     * @return the filter
     */
    public static ContactFilter of(String trait, String op, Instant value) {
        return new ContactFilter(trait, op, value == null ? null : Timestamps.format(value));
    }

    /**
     * Contacts created after a moment.
     *
     * @param moment the moment, itself not included
     * @return the filter
     */
    public static ContactFilter createdAfter(Instant moment) {
        return of(CREATED, "gt", moment);
    }

    /**
     * Contacts created before a moment.
     *
     * @param moment the moment, itself not included
     * @return the filter
     */
    public static ContactFilter createdBefore(Instant moment) {
        return of(CREATED, "lt", moment);
    }

    /**
     * Contacts changed after a moment.
     *
     * @param moment the moment, itself not included
     * @return the filter
     */
    public static ContactFilter modifiedAfter(Instant moment) {
        return of(MODIFIED, "gt", moment);
    }

    /**
     * Contacts changed before a moment.
     *
     * @param moment the moment, itself not included
     * @return the filter
     */
    public static ContactFilter modifiedBefore(Instant moment) {
        return of(MODIFIED, "lt", moment);
    }
}
