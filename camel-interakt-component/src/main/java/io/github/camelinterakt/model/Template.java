package io.github.camelinterakt.model;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A template that exists in Interakt. JSON that the API encodes in strings (samples, buttons, cards) is decoded. A value
 * that is absent is null; a list that is absent is empty. For values of an unexpected format, times throw an
 * {@code IllegalArgumentException}, and buttons and cards an {@code IllegalStateException}.
 */
public final class Template extends JsonView {

    /** Creates a template from a response. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Template(ObjectNode json) {
        super(json.deepCopy());
    }

    /** Returns Interakt's id. */
    public String getId() {
        return string("id");
    }

    /** Returns the name to which messages refer. */
    public String getName() {
        return string("name");
    }

    /** Returns the name in the dashboard. */
    public String getDisplayName() {
        return string("display_name");
    }

    /** Returns the code of the language, such as {@code en}. */
    public String getLanguage() {
        return string("language");
    }

    /** Returns the category, or null if it is unknown. */
    public TemplateCategory getCategory() {
        return TemplateCategory.of(string("category"));
    }

    /** Returns the approval status: {@code WAITING}, {@code APPROVED}, {@code REJECTED}...; the set is open. */
    public String getApprovalStatus() {
        return string("approval_status");
    }

    /** Whether messages may use the template. */
    public boolean isApproved() {
        return "APPROVED".equalsIgnoreCase(getApprovalStatus());
    }

    /** Returns the reason for the template's rejection. */
    public String getRejectionReason() {
        return string("rejection_reason");
    }

    /** Returns WhatsApp's id for the template. */
    public String getWaTemplateId() {
        return string("wa_template_id");
    }

    /** Returns the time of creation. */
    public Instant getCreatedAt() {
        return Timestamps.parseNullable(string("created_at_utc"));
    }

    /** Returns the time of the last change. */
    public Instant getModifiedAt() {
        return Timestamps.parseNullable(string("modified_at_utc"));
    }

    /** Returns the header's format: {@code TEXT}, {@code IMAGE}, {@code VIDEO}, {@code DOCUMENT}...; the set is open. */
    public String getHeaderFormat() {
        return string("header_format");
    }

    /** Returns the text of the header with its variable. */
    public String getHeader() {
        return string("header");
    }

    /** Returns the samples of the header's variable. */
    public List<String> getHeaderText() {
        return EmbeddedJson.texts(value("header_text"));
    }

    /** Returns the handles of the header's media. */
    public List<String> getHeaderHandle() {
        return EmbeddedJson.texts(value("header_handle"));
    }

    /** Returns the text with its variables. */
    public String getBody() {
        return string("body");
    }

    /** Returns the samples of the text's variables. */
    public List<String> getBodyText() {
        return EmbeddedJson.texts(value("body_text"));
    }

    /** Returns the footer below the text. */
    public String getFooter() {
        return string("footer");
    }

    /** Returns the buttons. */
    public List<TemplateButton> getButtons() {
        return EmbeddedJson.objects("buttons", value("buttons"), TemplateButton::new);
    }

    /** Returns the cards of a carousel. */
    public List<TemplateCard> getCarouselCards() {
        return EmbeddedJson.objects("carousel_cards", value("carousel_cards"), TemplateCard::new);
    }

    /** Prints id, name, language and approval status. */
    @Override
    public String toString() {
        return "Template[id=" + getId() + ", name=" + getName() + ", language=" + getLanguage() + ", approvalStatus="
                + getApprovalStatus() + "]";
    }
}
