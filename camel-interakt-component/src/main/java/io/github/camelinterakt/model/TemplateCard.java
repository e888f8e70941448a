package io.github.camelinterakt.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A card of a carousel template. The lists of samples and the header's text are always written, even empty, as the
 * vendor's documentation shows them.
 *
 * @param index         the card's place, from 0; null until the template is built
 * @param headerFormat  what the header consists of, or null; {@code IMAGE}, {@code VIDEO}
 * @param header        the header's text, or null
 * @param headerHandles the handles of the header's media from the upload, or null
 * @param headerFileUrl the URL of the header's media from the upload, or null
 * @param title         the card's title, or null
 * @param body          the card's text, with <code>{{1}}</code>... for variables
 * @param bodySamples   a sample for each variable of the text
 * @param buttons       the buttons, or null
 * @param buttonSamples a sample for each variable of the buttons' URLs
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TemplateCard(
        @JsonProperty("card_index") Integer index,
        @JsonProperty("header_format") HeaderFormat headerFormat,
        @JsonInclude(JsonInclude.Include.ALWAYS) String header,
        @JsonProperty("header_handle") List<String> headerHandles,
        @JsonProperty("header_handle_file_url") String headerFileUrl,
        @JsonProperty("cardTitle") String title,
        String body,
        @JsonProperty("body_text") List<String> bodySamples,
        List<TemplateButton> buttons,
        @JsonProperty("button_text") List<String> buttonSamples) {

    /** Copies the lists; absent samples become empty lists. */
    public TemplateCard {
        headerHandles = headerHandles == null ? null : List.copyOf(headerHandles);
        bodySamples = bodySamples == null ? List.of() : List.copyOf(bodySamples);
        buttons = buttons == null ? null : List.copyOf(buttons);
        buttonSamples = buttonSamples == null ? List.of() : List.copyOf(buttonSamples);
    }

    /**
     * Starts a card.
     *
     * @param body the card's text, with <code>{{1}}</code>... for variables
     * @return a builder
     * @throws IllegalArgumentException if it is null
     */
    public static Builder builder(String body) {
        return new Builder(body);
    }

    TemplateCard at(int place) {
        return new TemplateCard(
                place,
                headerFormat,
                header,
                headerHandles,
                headerFileUrl,
                title,
                body,
                bodySamples,
                buttons,
                buttonSamples);
    }

    /** Shows the place and the header's format. */
    @Override
    public String toString() {
        return "TemplateCard[index=" + index + ", headerFormat=" + headerFormat + "]";
    }

    /** Builds a {@link TemplateCard}. */
    public static final class Builder extends RequestBuilder<TemplateCard> {

        private final String body;
        private HeaderFormat headerFormat;
        private String header;
        private List<String> headerHandles;
        private String headerFileUrl;
        private String title;
        private List<String> bodySamples;
        private List<TemplateButton> buttons;
        private List<String> buttonSamples;

        private Builder(String body) {
            this.body = required(body, "the body of a template's card");
        }

        /**
         * Gives the card a header from uploaded media.
         *
         * @param format {@code IMAGE} or {@code VIDEO}
         * @param media  the answer of {@code uploadMedia}
         * @return this builder
         * @throws IllegalArgumentException if one of them is null
         */
        public Builder mediaHeader(HeaderFormat format, UploadedMedia media) {
            required(media, "the media of a header");
            return mediaHeader(format, media.getHandle(), media.getUrl());
        }

        /**
         * Gives the card a header from uploaded media.
         *
         * @param format {@code IMAGE} or {@code VIDEO}
         * @param handle the media's handle from the upload
         * @param url    the media's URL from the upload
         * @return this builder
         * @throws IllegalArgumentException if the format or the handle is null
         */
        public Builder mediaHeader(HeaderFormat format, String handle, String url) {
            headerFormat = required(format, "the format of a media header");
            headerHandles = List.of(required(handle, "the handle of a media header"));
            headerFileUrl = url;
            header = null;
            return this;
        }

        /**
         * Gives the card a header of text.
         *
         * @param text the text
         * @return this builder
         * @throws IllegalArgumentException if it is null
         */
        public Builder textHeader(String text) {
            headerFormat = HeaderFormat.TEXT;
            header = required(text, "the text of a header");
            headerHandles = null;
            headerFileUrl = null;
            return this;
        }

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
         * Samples for the variables of the text, which a template with variables needs for its approval.
         *
         * @param samples the samples, the first for <code>{{1}}</code>
         * @return this builder
         */
        public Builder bodySamples(String... samples) {
            return bodySamples(Arrays.asList(samples));
        }

        /**
         * Samples for the variables of the text.
         *
         * @param samples the samples, the first for <code>{{1}}</code>
         * @return this builder
         * @throws IllegalArgumentException if one is null
         */
        public Builder bodySamples(Collection<String> samples) {
            bodySamples = copyOf(samples, "bodySamples");
            return this;
        }

        /**
         * Adds buttons.
         *
         * @param buttons the buttons
         * @return this builder
         * @throws IllegalArgumentException if one is null
         */
        public Builder buttons(TemplateButton... buttons) {
            this.buttons = append(this.buttons, "buttons", buttons);
            return this;
        }

        /**
         * Samples for the variables of the buttons' URLs.
         *
         * @param samples the samples
         * @return this builder
         * @throws IllegalArgumentException if one is null
         */
        public Builder buttonSamples(String... samples) {
            buttonSamples = append(null, "buttonSamples", samples);
            return this;
        }

        @Override
        public TemplateCard build() {
            return new TemplateCard(
                    null,
                    headerFormat,
                    header,
                    headerHandles,
                    headerFileUrl,
                    title,
                    body,
                    bodySamples,
                    buttons,
                    buttonSamples);
        }
    }
}
