package io.github.camelinterakt.model;

/** An API campaign to create: the body of {@code createCampaign}. */
public final class NewCampaign extends RequestPart<NewCampaign> {

    /**
     * Creates a campaign of type {@code PublicAPI}, the only type that the API supports.
     *
     * @param name the campaign's name in the dashboard
     * @param templateName the approved template of its messages
     * @param languageCode the code of the template's language, such as {@code en}
     * @throws IllegalArgumentException if one of them is null
     */
    public NewCampaign(String name, String templateName, String languageCode) {
        super(json("campaign_type", "PublicAPI")
                .put("campaign_name", required(name, "The name of a campaign"))
                .put("template_name", required(templateName, "The template of a campaign"))
                .put("language_code", required(languageCode, "The language of a campaign")));
    }
}
