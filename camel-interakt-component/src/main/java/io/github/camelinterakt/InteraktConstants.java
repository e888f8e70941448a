package io.github.camelinterakt;

import org.apache.camel.spi.Metadata;

/**
 * The message headers of the component. A header of a request overrides the body, and the option of the same meaning;
 * an operation ignores the headers that it does not know.
 */
public final class InteraktConstants {

    /**
     * The recipient's phone number, with a country code in any notation, or national with defaultRegion. It is read as
     * national if it is valid in that region, unless it has the digits of CamelInteraktPhone.
     */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String TO = "CamelInteraktTo";

    /** The message's type, as the option type. */
    @Metadata(label = "producer message rcsMessage", javaType = "io.github.camelinterakt.model.MessageType")
    public static final String TYPE = "CamelInteraktType";

    /**
     * A value of the template's text: the name followed by a point and its number, from CamelInteraktBodyValue.1 on. Where
     * such a header is set the body is not read; the numbers must be without a gap. Removed when the message is sent.
     */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String BODY_VALUE = "CamelInteraktBodyValue";

    /** The value of the template's header, or the URL of its media, as CamelInteraktHeaderValue.1. See CamelInteraktBodyValue. */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String HEADER_VALUE = "CamelInteraktHeaderValue";

    /**
     * The value of a template's button: the name followed by a point and the button's index, counted from 0, such as
     * CamelInteraktButtonValue.0. See CamelInteraktBodyValue.
     */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String BUTTON_VALUE = "CamelInteraktButtonValue";

    /** The template's name; getTemplates lists only that one. */
    @Metadata(label = "producer message rcsMessage createCampaign getTemplates", javaType = "String")
    public static final String TEMPLATE_NAME = "CamelInteraktTemplateName";

    /** The template's language code, such as en; getTemplates lists only that language. */
    @Metadata(label = "producer message rcsMessage createCampaign getTemplates", javaType = "String")
    public static final String LANGUAGE_CODE = "CamelInteraktLanguageCode";

    /** The category that the template must have: utility, marketing or authentication. Interakt refuses another. */
    @Metadata(label = "producer message", javaType = "String")
    public static final String TEMPLATE_CATEGORY = "CamelInteraktTemplateCategory";

    /** The id of the campaign that the dashboard reports a template message under. createCampaign sets it. */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String CAMPAIGN_ID = "CamelInteraktCampaignId";

    /** Free text of at most 512 characters that comes back in the message's events, which set it too. */
    @Metadata(label = "producer message webhook", javaType = "String")
    public static final String CALLBACK_DATA = "CamelInteraktCallbackData";

    /** The file name: what the recipient of a document sees, or the name of the uploaded media. */
    @Metadata(label = "producer message uploadMedia", javaType = "String")
    public static final String FILE_NAME = "CamelInteraktFileName";

    /** The text below an image, a video or a document whose URL is the body. */
    @Metadata(label = "producer message", javaType = "String")
    public static final String CAPTION = "CamelInteraktCaption";

    /** The text of the SMS that is sent if the message cannot be delivered. */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String SMS_MESSAGE = "CamelInteraktSmsMessage";

    /** The six-character DLT header that the fallback SMS comes from. */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String SMS_SENDER_ID = "CamelInteraktSmsSenderId";

    /** The id of the DLT principal entity of the fallback SMS. */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String SMS_ENTITY_ID = "CamelInteraktSmsEntityId";

    /** The id of the DLT template of the fallback SMS. */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String SMS_TEMPLATE_ID = "CamelInteraktSmsTemplateId";

    /** The values of {{1}}, {{2}} and so on in the text of the fallback SMS: a List, or one value. */
    @Metadata(label = "producer message rcsMessage", javaType = "java.util.List<String>")
    public static final String SMS_VARIABLES = "CamelInteraktSmsVariables";

    /** The media type of the uploaded file, such as image/jpeg. */
    @Metadata(label = "producer uploadMedia", javaType = "String")
    public static final String MEDIA_TYPE = "CamelInteraktMediaType";

    /**
     * The contact's phone number with its country code, in any notation; it is read as national only if it is valid in
     * defaultRegion and not valid as it is. Events and the contact feed set it: country code and number, digits only. It
     * is the recipient of a message that names none.
     */
    @Metadata(
            label = "producer message rcsMessage trackUser trackEvent getUser assignChat webhook users",
            javaType = "String")
    public static final String PHONE = "CamelInteraktPhone";

    /** The contact's id in the caller's own system; getUser looks it up instead of the phone. The feed sets it. */
    @Metadata(label = "producer trackUser trackEvent getUser users", javaType = "String")
    public static final String USER_ID = "CamelInteraktUserId";

    /** Interakt's id of the contact. Not set on a batch. */
    @Metadata(label = "consumer users", javaType = "String")
    public static final String CONTACT_ID = "CamelInteraktContactId";

    /** When the contact was last changed (with filterBy=created: created). Not set on a batch. */
    @Metadata(label = "consumer users", javaType = "java.time.Instant")
    public static final String CONTACT_TIME = "CamelInteraktContactTime";

    /** The number of the attempt to deliver it, from 1: since the feed was started, or of the inbox (ack=onStore). */
    @Metadata(label = "consumer users templates webhook", javaType = "Integer")
    public static final String ATTEMPT = "CamelInteraktAttempt";

    /** What changed of the template, separated by commas: NEW, or STATUS, CATEGORY and CONTENT. */
    @Metadata(label = "consumer templates", javaType = "String")
    public static final String TEMPLATE_CHANGE = "CamelInteraktTemplateChange";

    /** The template's approval status when it was last delivered; not set if it is new. */
    @Metadata(label = "consumer templates", javaType = "String")
    public static final String PREVIOUS_STATUS = "CamelInteraktPreviousStatus";

    /** The template's category when it was last delivered; not set if it is new. */
    @Metadata(label = "consumer templates", javaType = "String")
    public static final String PREVIOUS_CATEGORY = "CamelInteraktPreviousCategory";

    /** The name of the event to record. */
    @Metadata(label = "producer trackEvent", javaType = "String")
    public static final String EVENT_NAME = "CamelInteraktEventName";

    /** Where the page starts, counted from 0. */
    @Metadata(label = "producer getUsers getTemplates", javaType = "Integer")
    public static final String OFFSET = "CamelInteraktOffset";

    /** The page's size, from 1 to 100. */
    @Metadata(label = "producer getUsers", javaType = "Integer")
    public static final String LIMIT = "CamelInteraktLimit";

    /** The e-mail address of the agent who gets the chat. */
    @Metadata(label = "producer assignChat", javaType = "String")
    public static final String AGENT_EMAIL = "CamelInteraktAgentEmail";

    /** The WhatsApp number of the chat, where the account has several. */
    @Metadata(label = "producer assignChat", javaType = "String")
    public static final String CHANNEL_ID = "CamelInteraktChannelId";

    /** The name of the campaign to create. */
    @Metadata(label = "producer createCampaign", javaType = "String")
    public static final String CAMPAIGN_NAME = "CamelInteraktCampaignName";

    /** Which calls go first when the quota is scarce: high, normal or bulk, as the option priority. */
    @Metadata(label = "producer", javaType = "io.github.camelinterakt.Priority")
    public static final String PRIORITY = "CamelInteraktPriority";

    /** How long the call may wait for the quota and its retries, as the option ttl: milliseconds, or such as 30s. */
    @Metadata(label = "producer", javaType = "java.time.Duration")
    public static final String TTL = "CamelInteraktTtl";

    /** The id that Interakt gave to the message or event, from the response or the event. */
    @Metadata(label = "producer message rcsMessage trackEvent webhook", javaType = "String")
    public static final String MESSAGE_ID = "CamelInteraktMessageId";

    /** Whether the response reports success, by its result; true if it has none. */
    @Metadata(label = "producer", javaType = "Boolean")
    public static final String RESULT = "CamelInteraktResult";

    /** The message of the response. */
    @Metadata(label = "producer", javaType = "String")
    public static final String RESPONSE_MESSAGE = "CamelInteraktResponseMessage";

    /** The HTTP status of the response. */
    @Metadata(label = "producer", javaType = "Integer")
    public static final String RESPONSE_CODE = "CamelInteraktResponseCode";

    /**
     * The event's type, such as message_received or message_api_delivered; of RCS USER_MESSAGE, USER_EVENT or
     * SERVER_EVENT. Not set if the event has none.
     */
    @Metadata(label = "consumer webhook", javaType = "String")
    public static final String EVENT_TYPE = "CamelInteraktEventType";

    /** The event's key for deduplication: the same when it is delivered again. Holds no personal data. */
    @Metadata(label = "consumer webhook", javaType = "String")
    public static final String EVENT_KEY = "CamelInteraktEventKey";

    /** True if an event with the same type and id, but another text or media, was received before: the message was edited. */
    @Metadata(label = "consumer webhook", javaType = "Boolean")
    public static final String EDITED = "CamelInteraktEdited";

    /** True if the event adds the Flow's id and template to a reply whose other event was received before (flowAnswers). */
    @Metadata(label = "consumer webhook", javaType = "Boolean")
    public static final String SUPPLEMENT = "CamelInteraktSupplement";

    /**
     * The id of the message that the event answers to. Both events of one tap on a template's button have it:
     * message_api_clicked and message_received.
     */
    @Metadata(label = "consumer webhook", javaType = "String")
    public static final String CONTEXT_MESSAGE_ID = "CamelInteraktContextMessageId";

    /** The customer's business-scoped user id, where WhatsApp gives it in place of the phone number. */
    @Metadata(label = "consumer webhook", javaType = "String")
    public static final String BUSINESS_SCOPED_USER_ID = "CamelInteraktBusinessScopedUserId";

    /** The customer's WhatsApp user name. */
    @Metadata(label = "consumer webhook", javaType = "String")
    public static final String USER_NAME = "CamelInteraktUserName";

    /** The status of the message that the event is about. */
    @Metadata(label = "consumer webhook", javaType = "String", enums = "SENT,DELIVERED,READ,FAILED")
    public static final String MESSAGE_STATUS = "CamelInteraktMessageStatus";

    /** The content of the message that the event is about, such as Text or InteractiveListReply; an open set. */
    @Metadata(label = "consumer webhook", javaType = "String")
    public static final String CONTENT_TYPE = "CamelInteraktContentType";

    /** The channel that the event came through. */
    @Metadata(label = "consumer webhook", javaType = "String", enums = "WHATSAPP,RCS")
    public static final String CHANNEL = "CamelInteraktChannel";

    /** Whether trackUser made no call because nothing had changed (option delta). */
    @Metadata(label = "producer trackUser", javaType = "Boolean")
    public static final String UNCHANGED = "CamelInteraktUnchanged";

    /** Whether the contact is an echo: nobody else changed what it shows. Set by echoes=mark or drop. */
    @Metadata(label = "consumer users webhook", javaType = "Boolean")
    public static final String ECHO = "CamelInteraktEcho";

    /** The names of traits that somebody else changed or that are new. Set by echoes=mark or drop. */
    @Metadata(label = "consumer users webhook", javaType = "java.util.List<String>")
    public static final String CHANGED_TRAITS = "CamelInteraktChangedTraits";

    /** The scheme of the component's URIs. */
    public static final String SCHEME = "interakt";

    private InteraktConstants() {}
}
