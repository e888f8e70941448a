package io.github.camelinterakt.model;

/** A card of an RCS message, standalone or in a carousel. It has a title, a description or media, and at most four suggestions. */
public final class RichCard extends RequestPart<RichCard> {

    /** The layout of a standalone card: the media above the text, or beside it. */
    public enum Orientation {
        VERTICAL,
        HORIZONTAL
    }

    /** The width of the cards of a carousel. */
    public enum Width {
        SMALL_WIDTH,
        MEDIUM_WIDTH
    }

    /** The height of a card's media. */
    public enum Height {
        SHORT,
        MEDIUM,
        TALL
    }

    /** Creates an empty card. */
    public RichCard() {
        super(json());
    }

    /** Sets the card's title. */
    public RichCard withTitle(String title) {
        return set(title, "cardTitle");
    }

    /** Sets the card's text. */
    public RichCard withDescription(String description) {
        return set(description, "cardDescription");
    }

    /** Sets the height and the URL of the card's media: an image, a video or a PDF. */
    public RichCard withMedia(Height height, String fileUrl) {
        return set(required(height, "The height of media"), "cardMedia", "mediaHeight")
                .set(required(fileUrl, "The media of a card"), "cardMedia", "contentInfo", "fileUrl");
    }

    /** Sets the URL of the media's thumbnail. */
    public RichCard withThumbnail(String url) {
        return set(url, "cardMedia", "contentInfo", "thumbnailUrl");
    }

    /** Sets the card's suggestions. */
    public RichCard withSuggestions(Suggestion... suggestions) {
        return set(list("suggestions", suggestions), "suggestions");
    }
}
