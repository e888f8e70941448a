package io.github.camelinterakt.model;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The body of {@code getUsers}: filters, all of which a contact must match. Without filters, all contacts match.
 *
 * <pre>{@code
 * new ContactQuery().createdAfter(monday).createdBefore(tuesday)
 * }</pre>
 */
public final class ContactQuery extends RequestPart<ContactQuery> {

    private static final String CREATED = "created_at_utc";
    private static final String MODIFIED = "modified_at_utc";

    /** Creates a query for all contacts. */
    public ContactQuery() {
        super(json("filters", new Object[0]));
    }

    /** Matches contacts created after this time. */
    public ContactQuery createdAfter(Instant moment) {
        return and(CREATED, "gt", moment);
    }

    /** Matches contacts created before this time. */
    public ContactQuery createdBefore(Instant moment) {
        return and(CREATED, "lt", moment);
    }

    /** Matches contacts changed after this time. */
    public ContactQuery modifiedAfter(Instant moment) {
        return and(MODIFIED, "gt", moment);
    }

    /** Matches contacts changed before this time. */
    public ContactQuery modifiedBefore(Instant moment) {
        return and(MODIFIED, "lt", moment);
    }

    /**
     * Adds a filter by {@code created_at_utc} or {@code modified_at_utc}, with an operator such as {@code gt} or {@code lt}; the time
     * is truncated to milliseconds.
     */
    public ContactQuery and(String trait, String op, Instant value) {
        ObjectNode filter = json("trait", required(trait, "The trait of a filter"))
                .put("op", required(op, "The operator of a filter"))
                .put("val", Timestamps.format(required(value, "The time of a filter")));
        return change(json -> {
            ArrayNode filters = json.withArrayProperty("filters");
            filters.add(filters.isEmpty() ? filter : filter.put("supr_op", "and"));
        });
    }
}
