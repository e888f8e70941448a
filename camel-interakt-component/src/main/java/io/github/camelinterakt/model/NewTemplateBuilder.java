package io.github.camelinterakt.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.github.camelinterakt.model.NewTemplate.Content;
import io.github.camelinterakt.model.NewTemplate.Header;

/** Builds a {@link NewTemplate}. The body is required. */
public final class NewTemplateBuilder extends RequestBuilder<NewTemplate> {

    private static final String CALL_TO_ACTION = "Call To Action";
    private static final String QUICK_REPLIES = "Quick Replies";

    private final String displayName;
    private final String language;
    private final TemplateCategory category;
    private Header header;
    private String body;
    private List<String> bodySamples;
    private String footer;
    private String buttonType;
    private List<TemplateButton> buttons;
    private List<String> buttonSamples;
    private List<TemplateCard> cards;

    NewTemplateBuilder(String displayName, String language, TemplateCategory category) {
        this.displayName = required(displayName, "the displayName of a template");
        this.language = required(language, "the language of a template");
        this.category = required(category, "the category of a template");
    }

    /**
     * Gives the template a header of text.
     *
     * @param text    the text; it may hold <code>{{1}}</code>
     * @param samples a sample for the variable, if there is one
     * @return this builder
     * @throws IllegalArgumentException if the text or a sample is null
     */
    public NewTemplateBuilder textHeader(String text, String... samples) {
        List<String> all = samples.length == 0 ? null : append(null, "samples", samples);
        header = new Header(HeaderFormat.TEXT, required(text, "the text of a header"), all, null, null, null);
        return this;
    }

    /**
     * Gives the template a header from uploaded media.
     *
     * @param format {@code IMAGE}, {@code VIDEO} or {@code DOCUMENT}
     * @param media  the answer of {@code uploadMedia}
     * @return this builder
     * @throws IllegalArgumentException if one of them is null
     */
    public NewTemplateBuilder mediaHeader(HeaderFormat format, UploadedMedia media) {
        required(media, "the media of a header");
        return mediaHeader(format, media.getHandle(), media.getUrl(), media.getName());
    }

    /**
     * Gives the template a header from uploaded media.
     *
     * @param format   {@code IMAGE}, {@code VIDEO} or {@code DOCUMENT}
     * @param handle   the media's handle from the upload
     * @param fileUrl  the media's URL from the upload
     * @param fileName the media's name from the upload
     * @return this builder
     * @throws IllegalArgumentException if the format or the handle is null
     */
    public NewTemplateBuilder mediaHeader(HeaderFormat format, String handle, String fileUrl, String fileName) {
        List<String> handles = List.of(required(handle, "the handle of a media header"));
        header = new Header(required(format, "the format of a media header"), null, null, handles, fileUrl, fileName);
        return this;
    }

    /**
     * The text.
     *
     * @param body    the text, with <code>{{1}}</code>, <code>{{2}}</code>... for variables
     * @param samples a sample for each variable
     * @return this builder
     */
    public NewTemplateBuilder body(String body, String... samples) {
        return body(body, samples.length == 0 ? null : Arrays.asList(samples));
    }

    /**
     * The text.
     *
     * @param body    the text, with <code>{{1}}</code>, <code>{{2}}</code>... for variables
     * @param samples a sample for each variable, or null
     * @return this builder
     * @throws IllegalArgumentException if a sample is null
     */
    public NewTemplateBuilder body(String body, Collection<String> samples) {
        this.body = body;
        bodySamples = copyOf(samples, "samples");
        return this;
    }

    /**
     * The small print below the text.
     *
     * @param footer the footer
     * @return this builder
     */
    public NewTemplateBuilder footer(String footer) {
        this.footer = footer;
        return this;
    }

    /**
     * Gives the template buttons that dial a number or open an address.
     *
     * @param buttons from {@link TemplateButton#phoneNumber} and {@link TemplateButton#url}
     * @return this builder
     * @throws IllegalArgumentException if one is null
     */
    public NewTemplateBuilder callToAction(TemplateButton... buttons) {
        return buttons(CALL_TO_ACTION, append(null, "buttons", buttons));
    }

    /**
     * Gives the template buttons that reply with their text.
     *
     * @param texts the texts of the buttons
     * @return this builder
     * @throws IllegalArgumentException if one is null
     */
    public NewTemplateBuilder quickReplies(String... texts) {
        return buttons(
                QUICK_REPLIES,
                Arrays.stream(texts).map(TemplateButton::quickReply).toList());
    }

    /**
     * Samples for the variables of the buttons' URLs.
     *
     * @param samples sample URLs
     * @return this builder
     * @throws IllegalArgumentException if one is null
     */
    public NewTemplateBuilder buttonSamples(String... samples) {
        buttonSamples = append(null, "buttonSamples", samples);
        return this;
    }

    /**
     * Adds cards, which makes the template a carousel. Their places are numbered in this order.
     *
     * @param cards the cards
     * @return this builder
     * @throws IllegalArgumentException if one is null
     */
    public NewTemplateBuilder cards(TemplateCard... cards) {
        List<TemplateCard> all = append(this.cards, "cards", cards);
        TemplateCard[] numbered = new TemplateCard[all.size()];
        Arrays.setAll(numbered, place -> all.get(place).at(place));
        this.cards = List.of(numbered);
        return this;
    }

    @Override
    public NewTemplate build() {
        return new NewTemplate(new Content(
                displayName,
                language,
                category,
                header,
                present(body, "the body of the template"),
                bodySamples,
                footer,
                buttonType,
                buttons,
                buttonSamples,
                cards));
    }

    private NewTemplateBuilder buttons(String type, List<TemplateButton> all) {
        buttonType = type;
        buttons = all;
        return this;
    }
}
