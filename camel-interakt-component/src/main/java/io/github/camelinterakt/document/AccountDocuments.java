package io.github.camelinterakt.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.phone.Phone;
import io.github.camelinterakt.phone.PhoneParser;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;
import org.apache.camel.Message;

/** The documents about the account itself: campaigns, templates and who handles a chat. */
public final class AccountDocuments {

    private final Parameters parameters;
    private final BodyReader bodies;
    private final Fields fields;
    private final PersonFields person;

    /** For an endpoint's documents. */
    public AccountDocuments(InteraktOperation operation, Parameters parameters, BodyReader bodies, PhoneParser phones) {
        this.parameters = parameters;
        this.bodies = bodies;
        this.fields = new Fields(operation, parameters);
        this.person = new PersonFields(phones, PersonFields.Form.FULL);
    }

    /** A campaign's document, for createCampaign. Without a body, options and headers alone make it. */
    public Document campaign(Message message, Findings findings) {
        Document campaign = optional(
                message, "a campaign: campaign_name, template_name and language_code as JSON, map, or NewCampaign");
        ObjectNode document = campaign.json();
        fields.fill(document, "campaign_name", message, Parameter.CAMPAIGN_NAME);
        fields.fill(document, "template_name", message, Parameter.TEMPLATE_NAME);
        fields.fill(document, "language_code", message, Parameter.LANGUAGE_CODE);
        if (Fields.isAbsent(document.get("campaign_type"))) {
            document.put("campaign_type", "PublicAPI");
        }
        fields.require(document, "/campaign_name", "The campaign's name", Parameter.CAMPAIGN_NAME, findings);
        fields.require(document, "/template_name", "The template's name", Parameter.TEMPLATE_NAME, findings);
        fields.require(document, "/language_code", "The template's language", Parameter.LANGUAGE_CODE, findings);
        return campaign;
    }

    /** A template's document, for createTemplate. */
    public Document template(Message message, Findings findings) {
        return bodies.readDocument(
                message, "a template: display_name, language, category and body as JSON, map, or NewTemplate");
    }

    /** An assignment's document, for assignChat. Without a body, options and headers alone make it. */
    public Document assignment(Message message, Findings findings) {
        Document assignment =
                optional(message, "an assignment: user_phone_number and agent_email as JSON, map, or ChatAssignment");
        ObjectNode document = assignment.json();
        String phone = parameters.header(message, Parameter.PHONE);
        if (phone == null && document.hasNonNull("user_phone_number")) {
            phone = document.get("user_phone_number").asText();
        }
        if (phone == null) {
            findings.add(
                    "/user_phone_number",
                    Rule.REQUIRED,
                    0,
                    "The contact's phone is missing: set the header CamelInteraktPhone, or user_phone_number in the body");
        } else {
            Phone parsed = person.parse("/user_phone_number", phone, findings);
            if (parsed != null) {
                document.put("user_phone_number", parsed.full());
            }
        }
        fields.fill(document, "agent_email", message, Parameter.AGENT_EMAIL);
        fields.fill(document, "wc_id", message, Parameter.CHANNEL_ID);
        fields.require(document, "/agent_email", "The agent's e-mail address", Parameter.AGENT_EMAIL, findings);
        return assignment;
    }

    private Document optional(Message message, String expected) {
        Body body = bodies.read(message);
        return body instanceof Body.Empty ? Document.of(Json.object()) : bodies.document(body, expected);
    }
}
