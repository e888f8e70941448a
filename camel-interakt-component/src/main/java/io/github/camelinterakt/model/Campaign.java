package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The response to {@code createCampaign}. */
public class Campaign extends ApiResponse {

    /** Wraps a response's document. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Campaign(ObjectNode json) {
        super(json);
    }

    /** Returns the campaign's id, for its template messages; or null. */
    public final String getCampaignId() {
        String id = string(data("campaignId"));
        return id != null ? id : string(data("campaign_id"));
    }

    /** Returns the campaign's name, or null. */
    public final String getName() {
        return string(data("name"));
    }

    /** Returns the campaign's type, {@code PublicAPI}, or null. */
    public final String getType() {
        return string(data("type"));
    }
}
