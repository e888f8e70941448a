package io.github.camelinterakt.feed;

/** What the contact feed goes by. Its names are the option's values. */
public enum FeedField {
    /** The last change: contacts that are created, and each change of theirs. */
    modified("modified_at_utc"),
    /** The creation: each contact once. */
    created("created_at_utc");

    private final String trait;

    FeedField(String trait) {
        this.trait = trait;
    }

    /** What the API's filters call it. */
    String trait() {
        return trait;
    }
}
