package io.github.camelinterakt.model;

/**
 * An entry of a list.
 *
 * @param id          the id by which the choice is recognised
 * @param title       the entry's text, at most 24 characters
 * @param description more on it, at most 72 characters, or null
 */
public record ListRow(String id, String title, String description) {

    /**
     * Checks that nothing required is missing.
     *
     * @throws IllegalArgumentException if the id or the title is null
     */
    public ListRow {
        if (id == null || title == null) {
            throw new IllegalArgumentException("A row of a list needs an id and a title");
        }
    }

    /**
     * An entry without description.
     *
     * @param id    the id by which the choice is recognised
     * @param title the entry's text
     */
    public ListRow(String id, String title) {
        this(id, title, null);
    }

    /** Shows the id only. */
    @Override
    public String toString() {
        return "ListRow[id=" + id + "]";
    }
}
