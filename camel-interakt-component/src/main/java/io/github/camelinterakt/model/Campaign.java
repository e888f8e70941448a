package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answer of {@code createCampaign}. */
public class Campaign extends ApiResponse {

    /**
     * Wraps an answer.
     *
     * @param json the answer's document; it is copied
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Campaign(ObjectNode json) {
        super(json);
    }

    /**
     * The campaign's id, for the template messages that belong to it.
     *
     * @return the id, whether the API spells its key {@code campaignId} or {@code campaign_id}; null if there is none
     */
    public final String getCampaignId() {
        JsonNode data = part("data");
        return text(data.hasNonNull("campaignId") ? data.get("campaignId") : data.path("campaign_id"));
    }

    /**
     * The campaign's name.
     *
     * @return the name, or null
     */
    public final String getName() {
        return text(part("data").path("name"));
    }

    /**
     * The campaign's type.
     *
     * @return {@code PublicAPI}, or null
     */
    public final String getType() {
        return text(part("data").path("type"));
    }
}
