package io.github.camelinterakt;

import io.github.camelinterakt.model.MessageType;
import io.github.camelinterakt.model.TemplateCategory;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The content of an endpoint's requests. The body overrides an option, and a header overrides both. */
@UriParams
public class ContentConfiguration {

    @UriParam(label = "producer")
    private MessageType type;

    @UriParam(label = "producer")
    private String to;

    @UriParam(label = "producer")
    private String templateName;

    @UriParam(label = "producer")
    private String languageCode;

    @UriParam(label = "producer")
    private TemplateCategory templateCategory;

    @UriParam(label = "producer")
    private String campaignId;

    @UriParam(label = "producer")
    private String callbackData;

    @UriParam(label = "producer")
    private String fileName;

    @UriParam(label = "producer")
    private String caption;

    @UriParam(label = "producer,sms")
    private String smsMessage;

    @UriParam(label = "producer")
    private String eventName;

    @UriParam(label = "producer")
    private String campaignName;

    @UriParam(label = "producer")
    private String agentEmail;

    @UriParam(label = "producer")
    private String channelId;

    @UriParam(label = "producer")
    private String mediaType;

    @UriParam(label = "producer", defaultValue = "phone")
    private ContactKey lookupBy = ContactKey.phone;

    @UriParam(label = "producer,paging")
    private boolean allPages;

    @UriParam(label = "producer,paging", defaultValue = "0")
    private int offset;

    @UriParam(label = "producer,paging", defaultValue = "100")
    private int limit = 100;

    @UriParam(label = "producer,paging")
    private String approvalStatus;

    public MessageType getType() {
        return type;
    }

    /**
     * The message's type. For message: Text, Image, Document, Video, Audio, Sticker, InteractiveButton, InteractiveList
     * or Template. For rcsMessage: Text, QR, BUTTON_URL, DIALER_ACTION, Location, Calender, CAROUSEL,
     * STANDALONE_CAROUSEL, Image or Template. It decides what a short body is: the text, the media's URL, or the list
     * of bodyValues. Default: the body's own type; Template with templateName. For message, rcsMessage.
     */
    public void setType(MessageType type) {
        this.type = type;
    }

    public String getTo() {
        return to;
    }

    /** The recipient's phone number with country code, or without it and defaultRegion. For message, rcsMessage. */
    public void setTo(String to) {
        this.to = to;
    }

    public String getTemplateName() {
        return templateName;
    }

    /** The template's name; getTemplates lists only that one. For message, rcsMessage, createCampaign, getTemplates. */
    public void setTemplateName(String templateName) {
        this.templateName = templateName;
    }

    public String getLanguageCode() {
        return languageCode;
    }

    /** The template's language code, such as en. For message, rcsMessage, createCampaign, getTemplates. */
    public void setLanguageCode(String languageCode) {
        this.languageCode = languageCode;
    }

    public TemplateCategory getTemplateCategory() {
        return templateCategory;
    }

    /** The category, and so the price, that the template must have; Interakt refuses to send another. For message. */
    public void setTemplateCategory(TemplateCategory templateCategory) {
        this.templateCategory = templateCategory;
    }

    public String getCampaignId() {
        return campaignId;
    }

    /** The campaign (see createCampaign) that the dashboard reports the template under. For message, rcsMessage. */
    public void setCampaignId(String campaignId) {
        this.campaignId = campaignId;
    }

    public String getCallbackData() {
        return callbackData;
    }

    /** Free text of at most 512 characters that comes back in the message's webhooks. For message. */
    public void setCallbackData(String callbackData) {
        this.callbackData = callbackData;
    }

    public String getFileName() {
        return fileName;
    }

    /** The file name that the recipient sees, or of the upload; by default the file's own. For message, uploadMedia. */
    public void setFileName(String fileName) {
        this.fileName = fileName;
    }

    public String getCaption() {
        return caption;
    }

    /** The text below an image, a video or a document whose URL is the body. For message. */
    public void setCaption(String caption) {
        this.caption = caption;
    }

    public String getSmsMessage() {
        return smsMessage;
    }

    /**
     * The text of the SMS that is sent if the message cannot be delivered, as registered with DLT. {#1#}, {#2#} (or
     * {{1}}, in an endpoint URI \{{1\}}) stand for the values of the header CamelInteraktSmsVariables. Needs
     * smsSenderId, smsEntityId and smsTemplateId, as options or headers; WhatsApp allows it for type Template only. For
     * message, rcsMessage.
     */
    public void setSmsMessage(String smsMessage) {
        this.smsMessage = smsMessage;
    }

    public String getEventName() {
        return eventName;
    }

    /** The event's name. For trackEvent. */
    public void setEventName(String eventName) {
        this.eventName = eventName;
    }

    public String getCampaignName() {
        return campaignName;
    }

    /** The campaign's name. For createCampaign. */
    public void setCampaignName(String campaignName) {
        this.campaignName = campaignName;
    }

    public String getAgentEmail() {
        return agentEmail;
    }

    /** The e-mail address of the agent who gets the chat. For assignChat. */
    public void setAgentEmail(String agentEmail) {
        this.agentEmail = agentEmail;
    }

    public String getChannelId() {
        return channelId;
    }

    /** The WhatsApp number of the chat, where the account has several; sent as wc_id. For assignChat. */
    public void setChannelId(String channelId) {
        this.channelId = channelId;
    }

    public String getMediaType() {
        return mediaType;
    }

    /** The media type of the file, such as image/jpeg; by default guessed from the file name. For uploadMedia. */
    public void setMediaType(String mediaType) {
        this.mediaType = mediaType;
    }

    public ContactKey getLookupBy() {
        return lookupBy;
    }

    /**
     * What the body is: the contact's phone number, or its user id in the caller's system. The headers
     * CamelInteraktPhone and CamelInteraktUserId override it. For getUser.
     */
    public void setLookupBy(ContactKey lookupBy) {
        this.lookupBy = lookupBy;
    }

    public boolean isAllPages() {
        return allPages;
    }

    /**
     * Whether the body becomes a lazy iterator over all pages, for split(body()).streaming(); the next page is fetched
     * while the current one is used. For getUsers, getTemplates.
     */
    public void setAllPages(boolean allPages) {
        this.allPages = allPages;
    }

    public int getOffset() {
        return offset;
    }

    /** Where the first page starts, counted from 0. For getUsers, getTemplates. */
    public void setOffset(int offset) {
        this.offset = offset;
    }

    public int getLimit() {
        return limit;
    }

    /** The page size, from 1 to 100. For getUsers. */
    public void setLimit(int limit) {
        this.limit = limit;
    }

    public String getApprovalStatus() {
        return approvalStatus;
    }

    /** Lists only templates of this status, such as APPROVED, WAITING or REJECTED. For getTemplates. */
    public void setApprovalStatus(String approvalStatus) {
        this.approvalStatus = approvalStatus;
    }
}
