package io.github.camelinterakt.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** The body of {@code getUsers}: conditions that a contact must meet, all of them. */
public final class ContactQuery implements WireDocument {

    private final List<Joined> filters;

    private ContactQuery(List<Joined> filters) {
        this.filters = filters;
    }

    /**
     * Joins conditions with "and".
     *
     * @param filters the conditions; none means all contacts
     * @return the query
     * @throws IllegalArgumentException if one is null
     */
    public static ContactQuery of(ContactFilter... filters) {
        return of(Arrays.asList(filters));
    }

    /**
     * Joins conditions with "and".
     *
     * @param filters the conditions; none means all contacts
     * @return the query
     * @throws IllegalArgumentException if one is null
     */
    public static ContactQuery of(List<ContactFilter> filters) {
        List<Joined> joined = new ArrayList<>(filters.size());
        for (ContactFilter filter : filters) {
            if (filter == null) {
                throw new IllegalArgumentException("filters[" + joined.size() + "] must not be null");
            }
            joined.add(new Joined(filter, joined.isEmpty() ? null : "and"));
        }
        return new ContactQuery(List.copyOf(joined));
    }

    /**
     * The conditions.
     *
     * @return an immutable list
     */
    public List<ContactFilter> getFilters() {
        return filters.stream().map(Joined::filter).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContactQuery that && filters.equals(that.filters);
    }

    @Override
    public int hashCode() {
        return filters.hashCode();
    }

    @Override
    public String toString() {
        return "ContactQuery" + getFilters();
    }

    /** A filter with the word that joins it to the one before. */
    private record Joined(
            @JsonUnwrapped ContactFilter filter,
            @JsonProperty("supr_op") String operator) {}
}
