package io.github.camelinterakt.document;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

import io.github.camelinterakt.InteraktConfiguration;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.model.MessageType;

import static io.github.camelinterakt.InteraktOperation.assignChat;
import static io.github.camelinterakt.InteraktOperation.createCampaign;
import static io.github.camelinterakt.InteraktOperation.createTemplate;
import static io.github.camelinterakt.InteraktOperation.getTemplates;
import static io.github.camelinterakt.InteraktOperation.getUser;
import static io.github.camelinterakt.InteraktOperation.getUsers;
import static io.github.camelinterakt.InteraktOperation.message;
import static io.github.camelinterakt.InteraktOperation.rcsMessage;
import static io.github.camelinterakt.InteraktOperation.trackEvent;
import static io.github.camelinterakt.InteraktOperation.trackUser;
import static io.github.camelinterakt.InteraktOperation.uploadMedia;

/**
 * Everything that a route can say beside the body: by an option, by a header, or by either. The one table of which
 * operation, and which type of message, can use what.
 */
public enum Parameter {
    TYPE("type", InteraktConfiguration::getType, InteraktConstants.TYPE, message, rcsMessage),
    TO("to", InteraktConfiguration::getTo, InteraktConstants.TO, message, rcsMessage),
    TEMPLATE_NAME(
            "templateName",
            InteraktConfiguration::getTemplateName,
            InteraktConstants.TEMPLATE_NAME,
            message,
            rcsMessage,
            createCampaign,
            getTemplates),
    LANGUAGE_CODE(
            "languageCode",
            InteraktConfiguration::getLanguageCode,
            InteraktConstants.LANGUAGE_CODE,
            message,
            rcsMessage,
            createCampaign,
            getTemplates),
    TEMPLATE_CATEGORY(
            "templateCategory",
            InteraktConfiguration::getTemplateCategory,
            InteraktConstants.TEMPLATE_CATEGORY,
            message),
    CAMPAIGN_ID("campaignId", InteraktConfiguration::getCampaignId, InteraktConstants.CAMPAIGN_ID, message, rcsMessage),
    CALLBACK_DATA("callbackData", InteraktConfiguration::getCallbackData, InteraktConstants.CALLBACK_DATA, message),
    FILE_NAME("fileName", InteraktConfiguration::getFileName, InteraktConstants.FILE_NAME, message, uploadMedia),
    CAPTION("caption", InteraktConfiguration::getCaption, InteraktConstants.CAPTION, message),
    SMS_MESSAGE("smsMessage", InteraktConfiguration::getSmsMessage, InteraktConstants.SMS_MESSAGE, message, rcsMessage),
    SMS_SENDER_ID(
            "smsSenderId", InteraktConfiguration::getSmsSenderId, InteraktConstants.SMS_SENDER_ID, message, rcsMessage),
    SMS_ENTITY_ID(
            "smsEntityId", InteraktConfiguration::getSmsEntityId, InteraktConstants.SMS_ENTITY_ID, message, rcsMessage),
    SMS_TEMPLATE_ID(
            "smsTemplateId",
            InteraktConfiguration::getSmsTemplateId,
            InteraktConstants.SMS_TEMPLATE_ID,
            message,
            rcsMessage),
    SMS_VARIABLES(null, null, InteraktConstants.SMS_VARIABLES, message, rcsMessage),
    DEFAULT_REGION(
            "defaultRegion",
            InteraktConfiguration::getDefaultRegion,
            null,
            message,
            rcsMessage,
            trackUser,
            trackEvent,
            getUser,
            assignChat),
    PHONE(null, null, InteraktConstants.PHONE, trackUser, trackEvent, getUser, assignChat),
    USER_ID(null, null, InteraktConstants.USER_ID, trackUser, trackEvent, getUser),
    EVENT_NAME("eventName", InteraktConfiguration::getEventName, InteraktConstants.EVENT_NAME, trackEvent),
    LOOKUP_BY("lookupBy", InteraktConfiguration::getLookupBy, null, getUser),
    CAMPAIGN_NAME(
            "campaignName", InteraktConfiguration::getCampaignName, InteraktConstants.CAMPAIGN_NAME, createCampaign),
    AGENT_EMAIL("agentEmail", InteraktConfiguration::getAgentEmail, InteraktConstants.AGENT_EMAIL, assignChat),
    CHANNEL_ID("channelId", InteraktConfiguration::getChannelId, InteraktConstants.CHANNEL_ID, assignChat),
    ALL_PAGES("allPages", InteraktConfiguration::isAllPages, null, getUsers, getTemplates),
    OFFSET("offset", InteraktConfiguration::getOffset, InteraktConstants.OFFSET, getUsers, getTemplates),
    LIMIT("limit", InteraktConfiguration::getLimit, InteraktConstants.LIMIT, getUsers),
    APPROVAL_STATUS("approvalStatus", InteraktConfiguration::getApprovalStatus, null, getTemplates),
    VARIABLE_PRESENT("variablePresent", InteraktConfiguration::getVariablePresent, null, getTemplates),
    AUTOSUBMITTED_FOR("autosubmittedFor", InteraktConfiguration::getAutosubmittedFor, null, getTemplates),
    MEDIA_TYPE("mediaType", InteraktConfiguration::getMediaType, InteraktConstants.MEDIA_TYPE, uploadMedia),
    PREFLIGHT(
            "preflight",
            InteraktConfiguration::isPreflight,
            null,
            message,
            rcsMessage,
            trackUser,
            trackEvent,
            getUsers,
            createCampaign,
            createTemplate,
            assignChat),
    TRAIT_POLICY("traitPolicy", InteraktConfiguration::getTraitPolicy, null, trackUser, trackEvent),
    NESTED_TRAITS("nestedTraits", InteraktConfiguration::getNestedTraits, null, trackUser, trackEvent),
    VALIDATE_TEMPLATE("validateTemplate", InteraktConfiguration::isValidateTemplate, null, message, createCampaign),
    TEMPLATE_CACHE_TTL("templateCacheTtl", InteraktConfiguration::getTemplateCacheTtl, null, message, createCampaign),
    PRIORITY("priority", InteraktConfiguration::getPriority, InteraktConstants.PRIORITY),
    TTL("ttl", InteraktConfiguration::getTtl, InteraktConstants.TTL);

    private static final Set<MessageType> CAPTIONED =
            EnumSet.of(MessageType.Image, MessageType.Document, MessageType.Video, MessageType.Audio);

    private final String option;
    private final Function<InteraktConfiguration, Object> value;
    private final String header;
    private final Set<InteraktOperation> operations;

    /** For every operation that calls the API. */
    Parameter(String option, Function<InteraktConfiguration, Object> value, String header) {
        this.option = option;
        this.value = value;
        this.header = header;
        this.operations = EnumSet.allOf(InteraktOperation.class);
        this.operations.removeIf(operation -> !operation.isApiCall());
    }

    Parameter(
            String option,
            Function<InteraktConfiguration, Object> value,
            String header,
            InteraktOperation first,
            InteraktOperation... others) {
        this.option = option;
        this.value = value;
        this.header = header;
        this.operations = EnumSet.of(first, others);
    }

    /** The option's name; {@code null} if there is only a header. */
    public String option() {
        return option;
    }

    /** The header's name; {@code null} if there is only an option. */
    public String header() {
        return header;
    }

    /** What the configuration says; {@code null} if nothing, or if there is only a header. */
    Object valueIn(InteraktConfiguration configuration) {
        return value == null ? null : value.apply(configuration);
    }

    /** The operations that can use it, in the order of their declaration. */
    Set<InteraktOperation> operations() {
        return Collections.unmodifiableSet(operations);
    }

    /** Whether the operation can use it. */
    public boolean isFor(InteraktOperation operation) {
        return operations.contains(operation);
    }

    /** Whether a message of that type can use it. */
    public boolean isFor(InteraktOperation operation, MessageType type) {
        if (!isFor(operation)) {
            return false;
        }
        return switch (this) {
            case TEMPLATE_NAME, LANGUAGE_CODE, TEMPLATE_CATEGORY, CAMPAIGN_ID -> type == MessageType.Template;
            case SMS_MESSAGE, SMS_SENDER_ID, SMS_ENTITY_ID, SMS_TEMPLATE_ID, SMS_VARIABLES ->
                type == MessageType.Template || operation == rcsMessage;
            case FILE_NAME -> CAPTIONED.contains(type) || type == MessageType.Template;
            case CAPTION -> CAPTIONED.contains(type);
            default -> true;
        };
    }

    /**
     * Whether the header may be on an exchange without being meant for the call: answers and events set it too.
     */
    boolean isAlsoSetByTheComponent() {
        return this == CAMPAIGN_ID || this == CALLBACK_DATA || this == PHONE || this == USER_ID;
    }
}
