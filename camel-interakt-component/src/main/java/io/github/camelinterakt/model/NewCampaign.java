package io.github.camelinterakt.model;

/** An API campaign to create: the body of {@code createCampaign}. */
public final class NewCampaign extends RequestPart<NewCampaign> {

    /** Creates a campaign for messages from an approved template, in the language with that code, such as {@code en}. */
    public NewCampaign(String name, String templateName, String languageCode) {
        super(json("campaign_type", "PublicAPI")
                .put("campaign_name", required(name, "The name of a campaign"))
                .put("template_name", required(templateName, "The template of a campaign"))
                .put("language_code", required(languageCode, "The language of a campaign")));
    }
}
