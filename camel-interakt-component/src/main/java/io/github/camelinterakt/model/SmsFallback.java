package io.github.camelinterakt.model;

/**
 * The SMS that the provider sends if a message fails on WhatsApp or RCS. The API requires all parts but the variables. Sender and
 * text must be registered with DLT, the registry of the Indian operators.
 */
public final class SmsFallback extends RequestPart<SmsFallback> {

    private static final String CONTENT = "content";

    /** Creates an SMS with its registered text, in which <code>{{1}}</code>, <code>{{2}}</code>... are variables. */
    public SmsFallback(String message) {
        super(json("channel", "sms", "provider_name", "default")
                .set(CONTENT, json("message", required(message, "The text of an SMS"))));
    }

    /** Sets the sender: a DLT header of six characters. */
    public SmsFallback withSenderId(String senderId) {
        return set(senderId, "sender_id");
    }

    /** Sets the id of the DLT principal entity, which is the company. */
    public SmsFallback withEntityId(String entityId) {
        return set(entityId, "pe_id");
    }

    /** Sets the id of the DLT template, which is the text's registration. */
    public SmsFallback withTemplateId(String templateId) {
        return set(templateId, CONTENT, "dlt_te_id");
    }

    /** Sets the values of the text's variables, the first one for <code>{{1}}</code>. */
    public SmsFallback withVariables(String... variables) {
        return set(list("variables", variables), CONTENT, "variables");
    }
}
