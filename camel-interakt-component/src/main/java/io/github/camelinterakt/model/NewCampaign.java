package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An API campaign to be created: the body of {@code createCampaign}.
 *
 * @param name         the campaign's name in the dashboard
 * @param templateName the approved template that its messages are made from
 * @param languageCode the template's language as a code, such as {@code en}
 */
public record NewCampaign(
        @JsonProperty("campaign_name") String name,
        @JsonProperty("template_name") String templateName,
        @JsonProperty("language_code") String languageCode)
        implements WireDocument {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if a part is null
     */
    public NewCampaign {
        if (name == null || templateName == null || languageCode == null) {
            throw new IllegalArgumentException("A campaign needs a name, a template's name and a language code");
        }
    }

    /** The only type of campaign that the API creates. */
    @JsonProperty("campaign_type")
    private String type() {
        return "PublicAPI";
    }
}
