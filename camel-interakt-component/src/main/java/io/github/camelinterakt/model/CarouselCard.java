package io.github.camelinterakt.model;

/** The values of one card of a carousel template. */
public final class CarouselCard extends RequestPart<CarouselCard> {

    /** Creates a card without values. */
    public CarouselCard() {
        super(json());
    }

    /** Sets the values of the card's header, usually the URL of its image or video. */
    public CarouselCard withHeaderValues(String... values) {
        return set(list("headerValues", values), "headerValues");
    }

    /** Sets the values of the card's body, the first one for <code>{{1}}</code>. */
    public CarouselCard withBodyValues(String... values) {
        return set(list("bodyValues", values), "bodyValues");
    }

    /** Sets the values of one of the card's buttons, counted from 0; usually the end of its URL. */
    public CarouselCard withButtonValues(int button, String... values) {
        return set(list("buttonValues[" + button + "]", values), "buttonValues", Integer.toString(button));
    }
}
