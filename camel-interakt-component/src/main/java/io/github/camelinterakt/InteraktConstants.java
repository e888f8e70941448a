package io.github.camelinterakt;

import org.apache.camel.spi.Metadata;

/**
 * The message headers of the component. A header of a request overrides the option of the same meaning, and the body; one
 * that the operation does not know is ignored.
 */
public final class InteraktConstants {

    /**
     * The recipient's phone number, in any notation with a country code, or national with the option defaultRegion.
     * Wins over the option to and over the body.
     */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String TO = "CamelInteraktTo";

    /** The message's type, as the option type. */
    @Metadata(label = "producer message rcsMessage", javaType = "io.github.camelinterakt.model.MessageType")
    public static final String TYPE = "CamelInteraktType";

    /** The template's name. For getTemplates: list the templates of this name only. */
    @Metadata(label = "producer message rcsMessage createCampaign getTemplates", javaType = "String")
    public static final String TEMPLATE_NAME = "CamelInteraktTemplateName";

    /** The template's language code, such as en. For getTemplates: list this language only. */
    @Metadata(label = "producer message rcsMessage createCampaign getTemplates", javaType = "String")
    public static final String LANGUAGE_CODE = "CamelInteraktLanguageCode";

    /**
     * The category (utility, marketing or authentication) that the template must have been approved with. Interakt
     * refuses to send if it has another, which protects against the price of a template that was re-categorised.
     */
    @Metadata(label = "producer message", javaType = "String")
    public static final String TEMPLATE_CATEGORY = "CamelInteraktTemplateCategory";

    /**
     * The id of the API campaign under which the dashboard reports a template message. The answer of createCampaign
     * sets it, so that a template message sent next belongs to that campaign.
     */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String CAMPAIGN_ID = "CamelInteraktCampaignId";

    /**
     * Free text of at most 512 characters that comes back in the message's webhooks: the surest way to tell which
     * message an event is about. Set from the event.
     */
    @Metadata(label = "producer message webhook", javaType = "String")
    public static final String CALLBACK_DATA = "CamelInteraktCallbackData";

    /** The file name: what the recipient of a document sees, or the name of the uploaded media. */
    @Metadata(label = "producer message uploadMedia", javaType = "String")
    public static final String FILE_NAME = "CamelInteraktFileName";

    /** The text below an image, a video or a document, where the body is the media's URL. */
    @Metadata(label = "producer message", javaType = "String")
    public static final String CAPTION = "CamelInteraktCaption";

    /**
     * The text of the SMS that the provider sends when the message cannot be delivered. Wins over the option
     * smsMessage, and over a fallback in the body.
     */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String SMS_MESSAGE = "CamelInteraktSmsMessage";

    /**
     * The six-character DLT header that the fallback SMS comes from. Wins over the option smsSenderId, and over a
     * fallback in the body.
     */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String SMS_SENDER_ID = "CamelInteraktSmsSenderId";

    /**
     * The id of the DLT principal entity of the fallback SMS. Wins over the option smsEntityId, and over a fallback in
     * the body.
     */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String SMS_ENTITY_ID = "CamelInteraktSmsEntityId";

    /**
     * The id of the DLT template of the fallback SMS. Wins over the option smsTemplateId, and over a fallback in the
     * body.
     */
    @Metadata(label = "producer message rcsMessage", javaType = "String")
    public static final String SMS_TEMPLATE_ID = "CamelInteraktSmsTemplateId";

    /**
     * The values of {{1}}, {{2}} and so on in the SMS fallback's text (option smsMessage, or header
     * CamelInteraktSmsMessage): a List, or one value.
     */
    @Metadata(label = "producer message rcsMessage", javaType = "java.util.List<String>")
    public static final String SMS_VARIABLES = "CamelInteraktSmsVariables";

    /** The media type of the uploaded file, such as image/jpeg. Wins over the option mediaType. */
    @Metadata(label = "producer uploadMedia", javaType = "String")
    public static final String MEDIA_TYPE = "CamelInteraktMediaType";

    /**
     * The contact's phone number, in any notation with a country code, or national with the option defaultRegion. Wins
     * over the body. Set from the event and by the contact feed: country code and number, digits only.
     */
    @Metadata(label = "producer trackUser trackEvent getUser assignChat webhook users", javaType = "String")
    public static final String PHONE = "CamelInteraktPhone";

    /**
     * The contact's id in the caller's own system. Wins over the body. getUser looks up by it instead of by phone. The
     * contact feed sets it, where there is one.
     */
    @Metadata(label = "producer trackUser trackEvent getUser users", javaType = "String")
    public static final String USER_ID = "CamelInteraktUserId";

    /** Interakt's id of the contact that the feed hands out. Not set on a batch. */
    @Metadata(label = "consumer users", javaType = "String")
    public static final String CONTACT_ID = "CamelInteraktContactId";

    /** When the contact was last changed (with filterBy=created: when it was created). Not set on a batch. */
    @Metadata(label = "consumer users", javaType = "java.time.Instant")
    public static final String CONTACT_TIME = "CamelInteraktContactTime";

    /** Which attempt it is to hand this out, from 1, since the feed was started. */
    @Metadata(label = "consumer users templates", javaType = "Integer")
    public static final String ATTEMPT = "CamelInteraktAttempt";

    /** What has changed of the template, separated by commas: NEW, or STATUS, CATEGORY and CONTENT. */
    @Metadata(label = "consumer templates", javaType = "String")
    public static final String TEMPLATE_CHANGE = "CamelInteraktTemplateChange";

    /** The template's approval status when it was last handed out; not set if it is new. */
    @Metadata(label = "consumer templates", javaType = "String")
    public static final String PREVIOUS_STATUS = "CamelInteraktPreviousStatus";

    /** The template's category when it was last handed out; not set if it is new. */
    @Metadata(label = "consumer templates", javaType = "String")
    public static final String PREVIOUS_CATEGORY = "CamelInteraktPreviousCategory";

    /** The event's name. Wins over the option eventName and over the body. */
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

    /** Picks one of several WhatsApp numbers of the account. Wins over the option channelId and over the body. */
    @Metadata(label = "producer assignChat", javaType = "String")
    public static final String CHANNEL_ID = "CamelInteraktChannelId";

    /** The campaign's name. Wins over the option campaignName and over the body. */
    @Metadata(label = "producer createCampaign", javaType = "String")
    public static final String CAMPAIGN_NAME = "CamelInteraktCampaignName";

    /** Which calls go first when the quota is scarce: high, normal or bulk, as the option priority. */
    @Metadata(label = "producer", javaType = "io.github.camelinterakt.Priority")
    public static final String PRIORITY = "CamelInteraktPriority";

    /**
     * How long the call may wait for the quota and for its retries, as the option ttl: milliseconds, or a duration such
     * as 30s. Past it, it fails unsent with reason EXPIRED.
     */
    @Metadata(label = "producer", javaType = "java.time.Duration")
    public static final String TTL = "CamelInteraktTtl";

    /** The id that Interakt gave to the message or event. Set from the answer, or from the event. */
    @Metadata(label = "producer message rcsMessage trackEvent webhook", javaType = "String")
    public static final String MESSAGE_ID = "CamelInteraktMessageId";

    /** Whether the answer reports success: its result. Set from the answer; true where the answer has no result. */
    @Metadata(label = "producer", javaType = "Boolean")
    public static final String RESULT = "CamelInteraktResult";

    /** The answer's message. Set from the answer. */
    @Metadata(label = "producer", javaType = "String")
    public static final String RESPONSE_MESSAGE = "CamelInteraktResponseMessage";

    /** The answer's HTTP status. Set from the answer. */
    @Metadata(label = "producer", javaType = "Integer")
    public static final String RESPONSE_CODE = "CamelInteraktResponseCode";

    /**
     * The event's type as Interakt has it, such as message_received or message_api_delivered; of RCS USER_MESSAGE,
     * USER_EVENT or SERVER_EVENT. Not set where the event has none.
     */
    @Metadata(label = "consumer webhook", javaType = "String")
    public static final String EVENT_TYPE = "CamelInteraktEventType";

    /**
     * Tells this event from every other one, and is the same when it is delivered again: for deduplication. Holds no
     * personal data.
     */
    @Metadata(label = "consumer webhook", javaType = "String")
    public static final String EVENT_KEY = "CamelInteraktEventKey";

    /** How far the message has got that the event is about. */
    @Metadata(label = "consumer webhook", javaType = "String", enums = "SENT,DELIVERED,READ,FAILED")
    public static final String MESSAGE_STATUS = "CamelInteraktMessageStatus";

    /** What the message is that the event is about, such as Text, Image or InteractiveListReply; an open set. */
    @Metadata(label = "consumer webhook", javaType = "String")
    public static final String CONTENT_TYPE = "CamelInteraktContentType";

    /** The channel that the event came through. */
    @Metadata(label = "consumer webhook", javaType = "String", enums = "WHATSAPP,RCS")
    public static final String CHANNEL = "CamelInteraktChannel";

    /** With the option delta, whether nothing had changed since it was last sent, so that no call was made. */
    @Metadata(label = "producer trackUser", javaType = "Boolean")
    public static final String UNCHANGED = "CamelInteraktUnchanged";

    /**
     * With echoes=mark or drop, whether the contact is an echo: nobody else has changed anything of what is shown of
     * it.
     */
    @Metadata(label = "consumer users webhook", javaType = "Boolean")
    public static final String ECHO = "CamelInteraktEcho";

    /**
     * With echoes=mark or drop, the names of the traits that somebody else has changed, or that are seen for the first
     * time.
     */
    @Metadata(label = "consumer users webhook", javaType = "java.util.List<String>")
    public static final String CHANGED_TRAITS = "CamelInteraktChangedTraits";

    /** The scheme of the component's URIs. */
    public static final String SCHEME = "interakt";

    private InteraktConstants() {}
}
