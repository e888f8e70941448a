package io.github.camelinterakt.internal.producer;

import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.internal.phone.Phone;
import io.github.camelinterakt.model.ApiResponse;
import io.github.camelinterakt.model.Campaign;
import io.github.camelinterakt.model.CreatedTemplate;

/** Creates campaigns and templates, and assigns chats. For campaigns and assignments, options and headers may replace the body. */
final class AccountProducer extends InteraktProducer {

    private static final Pattern ALREADY_ASSIGNED =
            Pattern.compile("already assigned to (the )?same agent", Pattern.CASE_INSENSITIVE);

    private static final String USER_PHONE = "user_phone_number";

    AccountProducer(ApiAccess api) {
        super(api);
    }

    @Override
    CompletableFuture<ApiRequest> request(RequestFields fields) {
        InteraktOperation operation = api.operation();
        String expected =
                switch (operation) {
                    case createCampaign ->
                        "a campaign: campaign_name, template_name and language_code as JSON, map, or NewCampaign";
                    case createTemplate ->
                        "a template: display_name, language, category and body as JSON, map, or NewTemplate";
                    default -> "an assignment: user_phone_number and agent_email as JSON, map, or ChatAssignment";
                };
        RequestBody body = new RequestBody(fields);
        boolean isOptional = operation != InteraktOperation.createTemplate;
        ObjectNode json = isOptional && body.isEmpty() ? Json.object() : body.object(expected);
        fields.start(json);
        fields.body = response -> body(fields, response);
        if (operation == InteraktOperation.createCampaign) {
            campaign(fields);
        } else if (operation == InteraktOperation.assignChat) {
            assignment(fields);
        }
        return post(fields);
    }

    private static void campaign(RequestFields fields) {
        ObjectNode json = fields.json;
        if (RequestFields.isAbsent(json.get("campaign_type"))) {
            json.put("campaign_type", "PublicAPI");
        }
        fields.fillRequired(json, "/campaign_name", InteraktOption.CAMPAIGN_NAME, "The campaign's name");
        fields.fillRequired(json, "/template_name", InteraktOption.TEMPLATE_NAME, "The template's name");
        fields.fillRequired(json, "/language_code", InteraktOption.LANGUAGE_CODE, "The template's language");
    }

    private static void assignment(RequestFields fields) {
        ObjectNode json = fields.json;
        String header = fields.header(InteraktOption.PHONE);
        String phone = header == null && json.hasNonNull(USER_PHONE)
                ? json.get(USER_PHONE).asText()
                : header;
        if (phone == null) {
            fields.missing(
                    "/" + USER_PHONE,
                    null,
                    "The contact's phone number is missing: set the header CamelInteraktPhone, or user_phone_number in the body");
        } else {
            Phone parsed = fields.complete("/" + USER_PHONE, phone);
            if (parsed != null) {
                json.put(USER_PHONE, parsed.full());
            }
        }
        fields.fill(json, "wc_id", InteraktOption.CHANNEL_ID);
        fields.fillRequired(json, "/agent_email", InteraktOption.AGENT_EMAIL, "The agent's e-mail address");
    }

    /** So an assignment may be repeated. */
    @Override
    boolean isSuccess(InteraktException refusal) {
        return api.operation() == InteraktOperation.assignChat
                && refusal.getResponseMessage()
                        .filter(text -> ALREADY_ASSIGNED.matcher(text).find())
                        .isPresent();
    }

    private Object body(RequestFields fields, ObjectNode response) {
        return switch (api.operation()) {
            case createCampaign -> {
                Campaign campaign = new Campaign(response);
                // The route's next template message belongs to the new campaign.
                set(fields.message, InteraktConstants.CAMPAIGN_ID, campaign.getCampaignId());
                yield campaign;
            }
            case createTemplate -> new CreatedTemplate(response);
            default -> new ApiResponse(response);
        };
    }
}
