package io.github.camelinterakt.model;

import java.util.List;

/**
 * A part of a list, with its own title.
 *
 * @param title the title, or null in a list of one section
 * @param rows  the entries, at least one
 */
public record ListSection(String title, List<ListRow> rows) {

    /**
     * Copies the rows.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ListSection {
        if (rows == null || rows.isEmpty()) {
            throw new IllegalArgumentException("A section of a list needs at least one row");
        }
        rows = List.copyOf(rows);
    }

    /**
     * A section of these rows.
     *
     * @param title the title, or null in a list of one section
     * @param rows  the entries
     * @return the section
     * @throws IllegalArgumentException if there is no row
     */
    public static ListSection of(String title, ListRow... rows) {
        return new ListSection(title, List.of(rows));
    }

    /** Shows the number of rows. */
    @Override
    public String toString() {
        return "ListSection[rows=" + rows.size() + "]";
    }
}
