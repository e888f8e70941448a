package io.github.camelinterakt.model;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The body of {@code getUsers}: conditions, all of which a contact must meet; without conditions, all contacts.
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
        this(json("filters", new Object[0]));
    }

    private ContactQuery(ObjectNode json) {
        super(json, ContactQuery::new);
    }

    /** Asks for contacts created after this moment. */
    public ContactQuery createdAfter(Instant moment) {
        return and(CREATED, "gt", moment);
    }

    /** Asks for contacts created before this moment. */
    public ContactQuery createdBefore(Instant moment) {
        return and(CREATED, "lt", moment);
    }

    /** Asks for contacts changed after this moment. */
    public ContactQuery modifiedAfter(Instant moment) {
        return and(MODIFIED, "gt", moment);
    }

    /** Asks for contacts changed before this moment. */
    public ContactQuery modifiedBefore(Instant moment) {
        return and(MODIFIED, "lt", moment);
    }

    /**
     * Adds any condition.
     *
     * @param trait what is compared: {@code created_at_utc} or {@code modified_at_utc}
     * @param op how: {@code gt}, {@code lt} ...
     * @param value with what; cut to milliseconds
     * @throws IllegalArgumentException if one of them is null
     */
    public ContactQuery and(String trait, String op, Instant value) {
        ObjectNode filter = json("trait", required(trait, "What a filter compares"))
                .put("op", required(op, "The operator of a filter"))
                .put("val", Timestamps.format(required(value, "The moment of a filter")));
        return change(json -> {
            ArrayNode filters = json.withArrayProperty("filters");
            filters.add(filters.isEmpty() ? filter : filter.put("supr_op", "and"));
        });
    }
}
