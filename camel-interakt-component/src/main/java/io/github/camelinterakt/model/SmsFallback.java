package io.github.camelinterakt.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The SMS that the provider sends when a message fails on WhatsApp or RCS. The API wants all parts but the variables. Sender and
 * text are registered with DLT, the Indian operators' registry.
 */
public final class SmsFallback extends RequestPart<SmsFallback> {

    private static final String CONTENT = "content";

    /** Creates an SMS with its text as registered: <code>{{1}}</code>, <code>{{2}}</code>... stand for the variables. */
    public SmsFallback(String message) {
        this(json("channel", "sms", "provider_name", "default")
                .set(CONTENT, json("message", required(message, "The text of an SMS"))));
    }

    private SmsFallback(ObjectNode json) {
        super(json, SmsFallback::new);
    }

    /** Sets the DLT header that the SMS comes from, six characters. */
    public SmsFallback withSenderId(String senderId) {
        return set(senderId, "sender_id");
    }

    /** Sets the id of the DLT principal entity: the company. */
    public SmsFallback withEntityId(String entityId) {
        return set(entityId, "pe_id");
    }

    /** Sets the id of the DLT template: the text's registration. */
    public SmsFallback withTemplateId(String templateId) {
        return set(templateId, CONTENT, "dlt_te_id");
    }

    /** Sets what fills the variables of the text, the first value for <code>{{1}}</code>. */
    public SmsFallback withVariables(String... variables) {
        return set(list("variables", variables), CONTENT, "variables");
    }
}
