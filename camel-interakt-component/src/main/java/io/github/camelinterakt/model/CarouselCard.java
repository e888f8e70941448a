package io.github.camelinterakt.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one card of a carousel template.
 *
 * @param headerValues the value of the card's header, usually the URL of its image or video, or null
 * @param bodyValues   the values of the card's body, the first for <code>{{1}}</code>, or null
 * @param buttonValues the values of the card's buttons by the button's index from 0, or null
 */
public record CarouselCard(
        List<String> headerValues, List<String> bodyValues, Map<Integer, List<String>> buttonValues) {

    /**
     * Copies the lists and the map.
     *
     * @throws IllegalArgumentException if one of them holds null
     */
    public CarouselCard {
        headerValues = RequestBuilder.copyOf(headerValues, "headerValues");
        bodyValues = RequestBuilder.copyOf(bodyValues, "bodyValues");
        buttonValues = RequestBuilder.copyOf(buttonValues, "buttonValues");
    }

    /**
     * Starts a card.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Tells how many values there are, never the values. */
    @Override
    public String toString() {
        return "CarouselCard[headerValues=" + size(headerValues) + ", bodyValues=" + size(bodyValues)
                + ", buttonValues=" + (buttonValues == null ? 0 : buttonValues.size()) + "]";
    }

    private static int size(List<String> values) {
        return values == null ? 0 : values.size();
    }

    /** Builds a {@link CarouselCard}. Every part is optional. */
    public static final class Builder extends RequestBuilder<CarouselCard> {

        private List<String> headerValues;
        private List<String> bodyValues;
        private Map<Integer, List<String>> buttonValues;

        private Builder() {}

        /**
         * What fills the card's header.
         *
         * @param values usually one: the URL of the card's image or video
         * @return this builder
         */
        public Builder headerValues(String... values) {
            return headerValues(Arrays.asList(values));
        }

        /**
         * What fills the card's header.
         *
         * @param values usually one: the URL of the card's image or video; null for none
         * @return this builder
         * @throws IllegalArgumentException if a value is null
         */
        public Builder headerValues(Collection<String> values) {
            headerValues = copyOf(values, "headerValues");
            return this;
        }

        /**
         * What fills the card's body.
         *
         * @param values the values, the first for <code>{{1}}</code>
         * @return this builder
         */
        public Builder bodyValues(String... values) {
            return bodyValues(Arrays.asList(values));
        }

        /**
         * What fills the card's body.
         *
         * @param values the values, the first for <code>{{1}}</code>; null for none
         * @return this builder
         * @throws IllegalArgumentException if a value is null
         */
        public Builder bodyValues(Collection<String> values) {
            bodyValues = copyOf(values, "bodyValues");
            return this;
        }

        /**
         * What fills one of the card's buttons, usually the end of its URL.
         *
         * @param button the button's index on the card, from 0
         * @param values the values
         * @return this builder
         * @throws IllegalArgumentException if a value is null
         */
        public Builder buttonValues(int button, String... values) {
            Map<Integer, List<String>> all =
                    buttonValues == null ? new LinkedHashMap<>() : new LinkedHashMap<>(buttonValues);
            all.put(button, Arrays.asList(values));
            return buttonValues(all);
        }

        /**
         * What fills the card's buttons.
         *
         * @param values the values by the button's index, from 0; an empty map is written as an empty object, null not at
         *               all
         * @return this builder
         * @throws IllegalArgumentException if an index, a list or a value is null
         */
        public Builder buttonValues(Map<Integer, List<String>> values) {
            buttonValues = copyOf(values, "buttonValues");
            return this;
        }

        @Override
        public CarouselCard build() {
            return new CarouselCard(headerValues, bodyValues, buttonValues);
        }
    }
}
