package io.github.camelinterakt.model;

import java.util.List;
import java.util.Objects;

/** A card with a title, a text, media and suggestions, alone or in a carousel. */
public final class RichCard {

    private final String cardTitle;
    private final String cardDescription;
    private final Media cardMedia;
    private final List<Suggestion> suggestions;

    private RichCard(Builder builder) {
        cardTitle = builder.title;
        cardDescription = builder.description;
        cardMedia = builder.media;
        suggestions = builder.suggestions;
    }

    /**
     * Starts a card.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RichCard that
                && Objects.equals(cardTitle, that.cardTitle)
                && Objects.equals(cardDescription, that.cardDescription)
                && Objects.equals(cardMedia, that.cardMedia)
                && Objects.equals(suggestions, that.suggestions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(cardTitle, cardDescription, cardMedia, suggestions);
    }

    /** Shows the number of suggestions only. */
    @Override
    public String toString() {
        return "RichCard[suggestions=" + (suggestions == null ? 0 : suggestions.size()) + "]";
    }

    private record Media(MediaHeight mediaHeight, ContentInfo contentInfo) {}

    /** Builds a {@link RichCard}. A title, a description or media is required. */
    public static final class Builder extends RequestBuilder<RichCard> {

        private String title;
        private String description;
        private Media media;
        private List<Suggestion> suggestions;

        private Builder() {}

        /**
         * The card's title.
         *
         * @param title the title
         * @return this builder
         */
        public Builder title(String title) {
            this.title = title;
            return this;
        }

        /**
         * The card's text.
         *
         * @param description the text
         * @return this builder
         */
        public Builder description(String description) {
            this.description = description;
            return this;
        }

        /**
         * The card's media.
         *
         * @param height  how high it is shown
         * @param fileUrl where it is fetched: an image, a video, a PDF
         * @return this builder
         * @throws IllegalArgumentException if one of them is null
         */
        public Builder media(MediaHeight height, String fileUrl) {
            return media(height, fileUrl, null);
        }

        /**
         * The card's media.
         *
         * @param height       how high it is shown
         * @param fileUrl      where it is fetched: an image, a video, a PDF
         * @param thumbnailUrl where its small preview is fetched, or null
         * @return this builder
         * @throws IllegalArgumentException if the height or the file's URL is null
         */
        public Builder media(MediaHeight height, String fileUrl, String thumbnailUrl) {
            ContentInfo content = new ContentInfo(required(fileUrl, "the fileUrl of a card's media"), thumbnailUrl);
            media = new Media(required(height, "the height of a card's media"), content);
            return this;
        }

        /**
         * Adds what the customer may tap on the card, four at most.
         *
         * @param suggestions the suggestions
         * @return this builder
         * @throws IllegalArgumentException if one is null
         */
        public Builder suggestions(Suggestion... suggestions) {
            this.suggestions = append(this.suggestions, "suggestions", suggestions);
            return this;
        }

        @Override
        public RichCard build() {
            if (title == null && description == null && media == null) {
                throw new IllegalStateException("Required and not given: the card's title, description or media");
            }
            return new RichCard(this);
        }
    }
}
