package io.github.camelinterakt;

/** The time by which {@code from("interakt:users")} reads contacts. Its names are the option's values. */
public enum FeedField {
    /** The last change: delivers each contact when it is created and after each change. */
    modified("modified_at_utc"),
    /** The creation: delivers each contact once. */
    created("created_at_utc");

    private final String trait;

    FeedField(String trait) {
        this.trait = trait;
    }

    /** The field's name in filters of the API. */
    public String trait() {
        return trait;
    }
}
