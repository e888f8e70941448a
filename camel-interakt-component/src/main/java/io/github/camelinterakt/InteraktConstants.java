package io.github.camelinterakt;

import org.apache.camel.spi.Metadata;

/**
 * The message headers of the component. A header that goes in wins over the option of the same meaning, and over what the
 * body says; one that the operation cannot use is refused.
 */
public final class InteraktConstants {

    @Metadata(
            label = "producer message rcsMessage",
            description =
                    "The recipient's phone number, in any notation with a country code, or national with the option"
                            + " defaultRegion. Wins over the option to and over the body.",
            javaType = "String")
    public static final String TO = "CamelInteraktTo";

    @Metadata(
            label = "producer message rcsMessage",
            description = "The message's type, as the option type.",
            javaType = "io.github.camelinterakt.model.MessageType")
    public static final String TYPE = "CamelInteraktType";

    @Metadata(
            label = "producer message rcsMessage createCampaign getTemplates",
            description = "The template's name. For getTemplates: list the templates of this name only.",
            javaType = "String")
    public static final String TEMPLATE_NAME = "CamelInteraktTemplateName";

    @Metadata(
            label = "producer message rcsMessage createCampaign getTemplates",
            description = "The template's language code, such as en. For getTemplates: list this language only.",
            javaType = "String")
    public static final String LANGUAGE_CODE = "CamelInteraktLanguageCode";

    @Metadata(
            label = "producer message",
            description =
                    "The category (utility, marketing or authentication) that the template must have been approved"
                            + " with. Interakt refuses to send if it has another, which protects against the price of a"
                            + " template that was re-categorised.",
            javaType = "String")
    public static final String TEMPLATE_CATEGORY = "CamelInteraktTemplateCategory";

    @Metadata(
            label = "producer message rcsMessage",
            description =
                    "The id of the API campaign under which the dashboard reports a template message. The answer of"
                            + " createCampaign sets it, so that a template message sent next belongs to that campaign.",
            javaType = "String")
    public static final String CAMPAIGN_ID = "CamelInteraktCampaignId";

    @Metadata(
            label = "producer message webhook",
            description =
                    "Free text of at most 512 characters that comes back in the message's webhooks: the surest way"
                            + " to tell which message an event is about. Set from the event.",
            javaType = "String")
    public static final String CALLBACK_DATA = "CamelInteraktCallbackData";

    @Metadata(
            label = "producer message uploadMedia",
            description = "The file name: what the recipient of a document sees, or the name of the uploaded media.",
            javaType = "String")
    public static final String FILE_NAME = "CamelInteraktFileName";

    @Metadata(
            label = "producer message",
            description = "The text below an image, a video or a document, where the body is the media's URL.",
            javaType = "String")
    public static final String CAPTION = "CamelInteraktCaption";

    @Metadata(
            label = "producer message rcsMessage",
            description =
                    "The text of the SMS that the provider sends when the message cannot be delivered. Wins over the"
                            + " option smsMessage, and over a fallback in the body.",
            javaType = "String")
    public static final String SMS_MESSAGE = "CamelInteraktSmsMessage";

    @Metadata(
            label = "producer message rcsMessage",
            description = "The six-character DLT header that the fallback SMS comes from. Wins over the option"
                    + " smsSenderId, and over a fallback in the body.",
            javaType = "String")
    public static final String SMS_SENDER_ID = "CamelInteraktSmsSenderId";

    @Metadata(
            label = "producer message rcsMessage",
            description = "The id of the DLT principal entity of the fallback SMS. Wins over the option smsEntityId,"
                    + " and over a fallback in the body.",
            javaType = "String")
    public static final String SMS_ENTITY_ID = "CamelInteraktSmsEntityId";

    @Metadata(
            label = "producer message rcsMessage",
            description = "The id of the DLT template of the fallback SMS. Wins over the option smsTemplateId, and over"
                    + " a fallback in the body.",
            javaType = "String")
    public static final String SMS_TEMPLATE_ID = "CamelInteraktSmsTemplateId";

    @Metadata(
            label = "producer message rcsMessage",
            description =
                    "The values of {{1}}, {{2}} and so on in the SMS fallback's text (option smsMessage, or header"
                            + " CamelInteraktSmsMessage): a List, or one value.",
            javaType = "java.util.List<String>")
    public static final String SMS_VARIABLES = "CamelInteraktSmsVariables";

    @Metadata(
            label = "producer uploadMedia",
            description = "The media type of the uploaded file, such as image/jpeg. Wins over the option mediaType.",
            javaType = "String")
    public static final String MEDIA_TYPE = "CamelInteraktMediaType";

    @Metadata(
            label = "producer trackUser trackEvent getUser assignChat webhook users",
            description =
                    "The contact's phone number, in any notation with a country code, or national with the option"
                            + " defaultRegion. Wins over the body. Set from the event and by the contact feed: country code and number, digits only.",
            javaType = "String")
    public static final String PHONE = "CamelInteraktPhone";

    @Metadata(
            label = "producer trackUser trackEvent getUser users",
            description =
                    "The contact's id in the caller's own system. Wins over the body. getUser looks up by it instead"
                            + " of by phone. The contact feed sets it, where there is one.",
            javaType = "String")
    public static final String USER_ID = "CamelInteraktUserId";

    @Metadata(
            label = "consumer users",
            description = "Interakt's id of the contact that the feed hands out. Not set on a batch.",
            javaType = "String")
    public static final String CONTACT_ID = "CamelInteraktContactId";

    @Metadata(
            label = "consumer users",
            description =
                    "When the contact was last changed (with filterBy=created: when it was created). Not set on a batch.",
            javaType = "java.time.Instant")
    public static final String CONTACT_TIME = "CamelInteraktContactTime";

    @Metadata(
            label = "consumer users templates",
            description = "Which attempt it is to hand this out, from 1, since the feed was started.",
            javaType = "Integer")
    public static final String ATTEMPT = "CamelInteraktAttempt";

    @Metadata(
            label = "consumer templates",
            description =
                    "What has changed of the template, separated by commas: NEW, or STATUS, CATEGORY and CONTENT.",
            javaType = "String")
    public static final String TEMPLATE_CHANGE = "CamelInteraktTemplateChange";

    @Metadata(
            label = "consumer templates",
            description = "The template's approval status when it was last handed out; not set if it is new.",
            javaType = "String")
    public static final String PREVIOUS_STATUS = "CamelInteraktPreviousStatus";

    @Metadata(
            label = "consumer templates",
            description = "The template's category when it was last handed out; not set if it is new.",
            javaType = "String")
    public static final String PREVIOUS_CATEGORY = "CamelInteraktPreviousCategory";

    @Metadata(
            label = "producer trackEvent",
            description = "The event's name. Wins over the option eventName and over the body.",
            javaType = "String")
    public static final String EVENT_NAME = "CamelInteraktEventName";

    @Metadata(
            label = "producer getUsers getTemplates",
            description = "Where the page starts, counted from 0.",
            javaType = "Integer")
    public static final String OFFSET = "CamelInteraktOffset";

    @Metadata(label = "producer getUsers", description = "The page's size, from 1 to 100.", javaType = "Integer")
    public static final String LIMIT = "CamelInteraktLimit";

    @Metadata(
            label = "producer assignChat",
            description = "The e-mail address of the agent who gets the chat.",
            javaType = "String")
    public static final String AGENT_EMAIL = "CamelInteraktAgentEmail";

    @Metadata(
            label = "producer assignChat",
            description =
                    "Picks one of several WhatsApp numbers of the account. Wins over the option channelId and over"
                            + " the body.",
            javaType = "String")
    public static final String CHANNEL_ID = "CamelInteraktChannelId";

    @Metadata(
            label = "producer createCampaign",
            description = "The campaign's name. Wins over the option campaignName and over the body.",
            javaType = "String")
    public static final String CAMPAIGN_NAME = "CamelInteraktCampaignName";

    @Metadata(
            label = "producer",
            description =
                    "Which calls go first when the quota is scarce: high, normal or bulk, as the option priority.",
            javaType = "io.github.camelinterakt.Priority")
    public static final String PRIORITY = "CamelInteraktPriority";

    @Metadata(
            label = "producer",
            description =
                    "How long the call may wait for the quota and for its retries, as the option ttl: milliseconds, or a"
                            + " duration such as 30s. Past it, it fails unsent with reason EXPIRED.",
            javaType = "java.time.Duration")
    public static final String TTL = "CamelInteraktTtl";

    @Metadata(
            label = "producer message rcsMessage trackEvent webhook",
            description = "The id that Interakt gave to the message or event. Set from the answer, or from the event.",
            javaType = "String")
    public static final String MESSAGE_ID = "CamelInteraktMessageId";

    @Metadata(
            label = "producer",
            description =
                    "Whether the answer reports success: its result. Set from the answer; true where the answer has"
                            + " no result.",
            javaType = "Boolean")
    public static final String RESULT = "CamelInteraktResult";

    @Metadata(label = "producer", description = "The answer's message. Set from the answer.", javaType = "String")
    public static final String RESPONSE_MESSAGE = "CamelInteraktResponseMessage";

    @Metadata(label = "producer", description = "The answer's HTTP status. Set from the answer.", javaType = "Integer")
    public static final String RESPONSE_CODE = "CamelInteraktResponseCode";

    @Metadata(
            label = "consumer webhook",
            description =
                    "The event's type as Interakt has it, such as message_received or message_api_delivered; of RCS"
                            + " USER_MESSAGE, USER_EVENT or SERVER_EVENT. Not set where the event has none.",
            javaType = "String")
    public static final String EVENT_TYPE = "CamelInteraktEventType";

    @Metadata(
            label = "consumer webhook",
            description = "Tells this event from every other one, and is the same when it is delivered again: for"
                    + " deduplication. Holds no personal data.",
            javaType = "String")
    public static final String EVENT_KEY = "CamelInteraktEventKey";

    @Metadata(
            label = "consumer webhook",
            description = "How far the message has got that the event is about.",
            javaType = "String",
            enums = "SENT,DELIVERED,READ,FAILED")
    public static final String MESSAGE_STATUS = "CamelInteraktMessageStatus";

    @Metadata(
            label = "consumer webhook",
            description =
                    "What the message is that the event is about, such as Text, Image or InteractiveListReply; an open"
                            + " set.",
            javaType = "String")
    public static final String CONTENT_TYPE = "CamelInteraktContentType";

    @Metadata(
            label = "consumer webhook",
            description = "The channel that the event came through.",
            javaType = "String",
            enums = "WHATSAPP,RCS")
    public static final String CHANNEL = "CamelInteraktChannel";

    @Metadata(
            label = "producer trackUser",
            description =
                    "With the option delta, whether nothing had changed since it was last sent, so that no call was made.",
            javaType = "Boolean")
    public static final String UNCHANGED = "CamelInteraktUnchanged";

    @Metadata(
            label = "consumer users webhook",
            description =
                    "With echoes=mark or drop, whether the contact is an echo: nobody else has changed anything of what"
                            + " is shown of it.",
            javaType = "Boolean")
    public static final String ECHO = "CamelInteraktEcho";

    @Metadata(
            label = "consumer users webhook",
            description =
                    "With echoes=mark or drop, the names of the traits that somebody else has changed, or that are seen for"
                            + " the first time.",
            javaType = "java.util.List<String>")
    public static final String CHANGED_TRAITS = "CamelInteraktChangedTraits";

    /** The scheme of the component's URIs. */
    public static final String SCHEME = "interakt";

    private InteraktConstants() {}
}
