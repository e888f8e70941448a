package io.github.camelinterakt.model;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A template that exists in Interakt: an immutable view on its JSON document. What the API writes as strings that hold
 * JSON (samples, buttons, cards) is available decoded; unknown keys are kept, see {@link #toJson()}.
 */
public final class Template {

    private final ObjectNode json;

    /**
     * Wraps a template's document.
     *
     * @param json the document; it is copied
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Template(ObjectNode json) {
        this.json = json.deepCopy();
    }

    /**
     * Interakt's id of the template.
     *
     * @return the id, or null
     */
    public String getId() {
        return text("id");
    }

    /**
     * The name by which messages refer to the template.
     *
     * @return the name, or null
     */
    public String getName() {
        return text("name");
    }

    /**
     * The name in the dashboard.
     *
     * @return the name, or null
     */
    public String getDisplayName() {
        return text("display_name");
    }

    /**
     * The code of the template's language.
     *
     * @return the code, such as {@code en}, or null
     */
    public String getLanguage() {
        return text("language");
    }

    /**
     * The category.
     *
     * @return the category, or null if there is none or it is one that this class does not know
     */
    public TemplateCategory getCategory() {
        return TemplateCategory.of(text("category"));
    }

    /**
     * Where the approval stands; an open set, so a string.
     *
     * @return {@code WAITING}, {@code APPROVED}, {@code REJECTED}..., or null
     */
    public String getApprovalStatus() {
        return text("approval_status");
    }

    /**
     * Whether messages may be made from the template.
     *
     * @return true if its approval status is {@code APPROVED}
     */
    public boolean isApproved() {
        return "APPROVED".equalsIgnoreCase(getApprovalStatus());
    }

    /**
     * Why the template was rejected.
     *
     * @return the reason, or null
     */
    public String getRejectionReason() {
        return text("rejection_reason");
    }

    /**
     * WhatsApp's id of the template.
     *
     * @return the id, or null
     */
    public String getWaTemplateId() {
        return text("wa_template_id");
    }

    /**
     * When the template was created.
     *
     * @return the moment, or null
     * @throws IllegalArgumentException if the time stamp cannot be read
     */
    public Instant getCreatedAt() {
        return instant("created_at_utc");
    }

    /**
     * When the template was last changed.
     *
     * @return the moment, or null where the operation does not tell
     * @throws IllegalArgumentException if the time stamp cannot be read
     */
    public Instant getModifiedAt() {
        return instant("modified_at_utc");
    }

    /**
     * What the header consists of; an open set, so a string.
     *
     * @return {@code TEXT}, {@code IMAGE}, {@code VIDEO}, {@code DOCUMENT}..., or null without a header
     */
    public String getHeaderFormat() {
        return text("header_format");
    }

    /**
     * The text of the header.
     *
     * @return the text with its variable, or null
     */
    public String getHeader() {
        return text("header");
    }

    /**
     * The samples of the header's variable.
     *
     * @return the decoded list, empty if there are none
     */
    public List<String> getHeaderText() {
        return EmbeddedJson.texts(json.path("header_text"));
    }

    /**
     * The handles of the header's media.
     *
     * @return the decoded list, empty if there are none
     */
    public List<String> getHeaderHandle() {
        return EmbeddedJson.texts(json.path("header_handle"));
    }

    /**
     * The text of the template.
     *
     * @return the text with its variables, or null
     */
    public String getBody() {
        return text("body");
    }

    /**
     * The samples of the text's variables.
     *
     * @return the decoded list, empty if there are none
     */
    public List<String> getBodyText() {
        return EmbeddedJson.texts(json.path("body_text"));
    }

    /**
     * The small print below the text.
     *
     * @return the footer, or null
     */
    public String getFooter() {
        return text("footer");
    }

    /**
     * The buttons.
     *
     * @return the decoded list, empty if there are none
     * @throws IllegalStateException if the document holds something else than buttons
     */
    public List<TemplateButton> getButtons() {
        return EmbeddedJson.objects("buttons", json.path("buttons"), TemplateButton.class);
    }

    /**
     * The cards of a carousel.
     *
     * @return the decoded list, empty if the template is no carousel
     * @throws IllegalStateException if the document holds something else than cards
     */
    public List<TemplateCard> getCarouselCards() {
        return EmbeddedJson.objects("carousel_cards", json.path("carousel_cards"), TemplateCard.class);
    }

    /**
     * The document as it was received.
     *
     * @return a copy, which the caller may change
     */
    @JsonValue
    public ObjectNode toJson() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Shows id, name, language and approval status. */
    @Override
    public String toString() {
        return "Template[id=" + getId() + ", name=" + getName() + ", language=" + getLanguage() + ", approvalStatus="
                + getApprovalStatus() + "]";
    }

    private String text(String key) {
        JsonNode value = json.path(key);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private Instant instant(String key) {
        String text = text(key);
        return text == null || text.isBlank() ? null : Timestamps.parse(text);
    }
}
