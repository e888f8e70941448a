package io.github.camelinterakt.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A template to be created and submitted for approval: the body of {@code createTemplate}. It has no header, a text
 * header, a media header or the cards of a carousel; and no buttons, call-to-action buttons or quick replies.
 */
public final class NewTemplate implements WireDocument {

    @JsonUnwrapped
    private final Content content;

    NewTemplate(Content content) {
        this.content = content;
    }

    /**
     * Starts a template.
     *
     * @param displayName the template's name in the dashboard
     * @param language    the name of its language, such as {@code English}; not the code
     * @param category    its category
     * @return a builder
     * @throws IllegalArgumentException if one of them is null
     */
    public static NewTemplateBuilder builder(String displayName, String language, TemplateCategory category) {
        return new NewTemplateBuilder(displayName, language, category);
    }

    /**
     * The template's name in the dashboard.
     *
     * @return the name
     */
    public String getDisplayName() {
        return content.displayName;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewTemplate that && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    /** Shows name, language and category. */
    @Override
    public String toString() {
        return "NewTemplate[displayName=" + content.displayName + ", language=" + content.language + ", category="
                + content.category + "]";
    }

    record Content(
            @JsonProperty("display_name") String displayName,
            String language,
            TemplateCategory category,
            @JsonUnwrapped Header header,
            String body,
            @JsonProperty("body_text") List<String> bodySamples,
            String footer,
            @JsonProperty("button_type") String buttonType,
            List<TemplateButton> buttons,
            @JsonProperty("button_text") List<String> buttonSamples,
            @JsonProperty("carousel_cards") List<TemplateCard> cards) {}

    record Header(
            @JsonProperty("header_format") HeaderFormat format,
            @JsonProperty("header") String text,
            @JsonProperty("header_text") List<String> samples,
            @JsonProperty("header_handle") List<String> handles,
            @JsonProperty("header_handle_file_url") String fileUrl,
            @JsonProperty("header_handle_file_name") String fileName) {}
}
