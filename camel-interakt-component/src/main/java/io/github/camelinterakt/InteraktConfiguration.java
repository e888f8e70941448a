package io.github.camelinterakt;

import io.github.camelinterakt.model.MessageType;
import io.github.camelinterakt.model.TemplateCategory;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of the component and its endpoints. The component holds one of its own, with the defaults of all endpoints; an
 * endpoint gets a copy.
 */
@UriParams
public class InteraktConfiguration extends PreflightConfiguration implements Cloneable {

    @UriParam(label = "producer")
    private MessageType type;

    @UriParam(label = "producer")
    private String to;

    @UriParam(label = "producer")
    private String defaultRegion;

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

    @UriParam(label = "producer,sms")
    private String smsSenderId;

    @UriParam(label = "producer,sms")
    private String smsEntityId;

    @UriParam(label = "producer,sms")
    private String smsTemplateId;

    @UriParam(label = "producer")
    private String eventName;

    @UriParam(label = "producer", defaultValue = "phone")
    private ContactKey lookupBy = ContactKey.phone;

    @UriParam(label = "producer")
    private String campaignName;

    @UriParam(label = "producer")
    private String agentEmail;

    @UriParam(label = "producer")
    private String channelId;

    @UriParam(label = "producer,paging")
    private boolean allPages;

    @UriParam(label = "producer,paging", defaultValue = "0")
    private int offset;

    @UriParam(label = "producer,paging", defaultValue = "100")
    private int limit = 100;

    @UriParam(label = "producer,paging")
    private String approvalStatus;

    @UriParam(label = "producer,paging")
    private String variablePresent;

    @UriParam(label = "producer,paging", defaultValue = "all")
    private String autosubmittedFor = "all";

    @UriParam(label = "producer")
    private String mediaType;

    /** A copy that can be changed independently. */
    public InteraktConfiguration copy() {
        try {
            return (InteraktConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public MessageType getType() {
        return type;
    }

    /**
     * The message's type. For message: Text, Image, Document, Video, Audio, Sticker, InteractiveButton,
     * InteractiveList, Template. For rcsMessage: Text, QR, BUTTON_URL, DIALER_ACTION, Location, Calender,
     * CAROUSEL, STANDALONE_CAROUSEL, Image, Template. It decides what a short body means: with Text the text, with
     * a media type the media's URL, with Template the list of bodyValues. Without it the body's own type counts;
     * with templateName and no type it is Template.
     */
    public void setType(MessageType type) {
        this.type = type;
    }

    public String getTo() {
        return to;
    }

    /**
     * The recipient's phone number, in any notation with a country code, such as 919999999999, or national
     * with defaultRegion. A default: the body's own recipient and the header CamelInteraktTo win over it.
     */
    public void setTo(String to) {
        this.to = to;
    }

    public String getDefaultRegion() {
        return defaultRegion;
    }

    /**
     * The country that phone numbers without a country code are of: an ISO 3166 code of two letters, such as IN.
     * Without it such numbers are refused.
     */
    public void setDefaultRegion(String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    public String getTemplateName() {
        return templateName;
    }

    /**
     * The template to send, to make a campaign of, or to list. A default: body and header
     * CamelInteraktTemplateName win over it.
     */
    public void setTemplateName(String templateName) {
        this.templateName = templateName;
    }

    public String getLanguageCode() {
        return languageCode;
    }

    /**
     * The template's language code, such as en. A default: body and header CamelInteraktLanguageCode win over it.
     * For getTemplates, all languages without it.
     */
    public void setLanguageCode(String languageCode) {
        this.languageCode = languageCode;
    }

    public TemplateCategory getTemplateCategory() {
        return templateCategory;
    }

    /**
     * The category that the template must have been approved with; Interakt refuses to send if it has another.
     * Protects against the price of a template that was re-categorised. A default: body and header
     * CamelInteraktTemplateCategory win over it.
     */
    public void setTemplateCategory(TemplateCategory templateCategory) {
        this.templateCategory = templateCategory;
    }

    public String getCampaignId() {
        return campaignId;
    }

    /**
     * The API campaign (see createCampaign) under which the dashboard reports a template message. A default: body
     * and header CamelInteraktCampaignId win over it.
     */
    public void setCampaignId(String campaignId) {
        this.campaignId = campaignId;
    }

    public String getCallbackData() {
        return callbackData;
    }

    /**
     * Free text of at most 512 characters that comes back in the message's webhooks. A default: body and header
     * CamelInteraktCallbackData win over it.
     */
    public void setCallbackData(String callbackData) {
        this.callbackData = callbackData;
    }

    public String getFileName() {
        return fileName;
    }

    /**
     * The file name that the recipient of a document sees, or the name under which uploadMedia uploads. A default:
     * body and header CamelInteraktFileName win over it; uploadMedia takes a file's own name without it.
     */
    public void setFileName(String fileName) {
        this.fileName = fileName;
    }

    public String getCaption() {
        return caption;
    }

    /**
     * The text below an image, a video or a document where the body is the media's URL. The header
     * CamelInteraktCaption wins over it.
     */
    public void setCaption(String caption) {
        this.caption = caption;
    }

    public String getSmsMessage() {
        return smsMessage;
    }

    /**
     * The text of the SMS that the provider sends when the message cannot be delivered, as registered with DLT,
     * with {{1}}, {{2}} for the variables of header CamelInteraktSmsVariables; to be written \{{1\}} in an endpoint
     * URI, where Camel takes {{ }} for a property placeholder. Turns the SMS fallback on; needs
     * smsSenderId, smsEntityId and smsTemplateId, as options or headers. A default: a fallback in the body and the header
     * CamelInteraktSmsMessage win over it. WhatsApp allows a fallback for type Template only, RCS for every type.
     */
    public void setSmsMessage(String smsMessage) {
        this.smsMessage = smsMessage;
    }

    public String getSmsSenderId() {
        return smsSenderId;
    }

    /**
     * The six-character DLT header that the fallback SMS comes from. The header CamelInteraktSmsSenderId wins over it.
     */
    public void setSmsSenderId(String smsSenderId) {
        this.smsSenderId = smsSenderId;
    }

    public String getSmsEntityId() {
        return smsEntityId;
    }

    /**
     * The id of the DLT principal entity of the fallback SMS (pe_id). The header CamelInteraktSmsEntityId wins over it.
     */
    public void setSmsEntityId(String smsEntityId) {
        this.smsEntityId = smsEntityId;
    }

    public String getSmsTemplateId() {
        return smsTemplateId;
    }

    /**
     * The id of the DLT template of the fallback SMS (dlt_te_id). The header CamelInteraktSmsTemplateId wins over it.
     */
    public void setSmsTemplateId(String smsTemplateId) {
        this.smsTemplateId = smsTemplateId;
    }

    public String getEventName() {
        return eventName;
    }

    /**
     * The event's name for trackEvent. A default: body and header CamelInteraktEventName win over it.
     */
    public void setEventName(String eventName) {
        this.eventName = eventName;
    }

    public ContactKey getLookupBy() {
        return lookupBy;
    }

    /**
     * What the body of getUser is: the contact's phone number, or its user id in the caller's own system. The
     * headers CamelInteraktPhone and CamelInteraktUserId say it themselves.
     */
    public void setLookupBy(ContactKey lookupBy) {
        this.lookupBy = lookupBy;
    }

    public String getCampaignName() {
        return campaignName;
    }

    /**
     * The campaign's name for createCampaign. A default: body and header CamelInteraktCampaignName win over it.
     */
    public void setCampaignName(String campaignName) {
        this.campaignName = campaignName;
    }

    public String getAgentEmail() {
        return agentEmail;
    }

    /**
     * The e-mail address of the agent for assignChat. A default: body and header CamelInteraktAgentEmail win over
     * it.
     */
    public void setAgentEmail(String agentEmail) {
        this.agentEmail = agentEmail;
    }

    public String getChannelId() {
        return channelId;
    }

    /**
     * Picks one of several WhatsApp numbers of the account for assignChat: sent as wc_id. A default: body and
     * header CamelInteraktChannelId win over it.
     */
    public void setChannelId(String channelId) {
        this.channelId = channelId;
    }

    public boolean isAllPages() {
        return allPages;
    }

    /**
     * Whether getUsers and getTemplates give everything as a lazy iterator instead of one page: for
     * split(body()).streaming(). The next page is fetched while the current one is being used; memory stays flat.
     */
    public void setAllPages(boolean allPages) {
        this.allPages = allPages;
    }

    public int getOffset() {
        return offset;
    }

    /**
     * Where the page, or the first page, starts; counted from 0. The header CamelInteraktOffset wins over it.
     */
    public void setOffset(int offset) {
        this.offset = offset;
    }

    public int getLimit() {
        return limit;
    }

    /**
     * The size of a page of getUsers, from 1 to 100. The header CamelInteraktLimit wins over it.
     */
    public void setLimit(int limit) {
        this.limit = limit;
    }

    public String getApprovalStatus() {
        return approvalStatus;
    }

    /**
     * Lists only templates of this approval status with getTemplates, such as APPROVED, WAITING or REJECTED.
     * Without it the API's own default counts.
     */
    public void setApprovalStatus(String approvalStatus) {
        this.approvalStatus = approvalStatus;
    }

    public String getVariablePresent() {
        return variablePresent;
    }

    /**
     * Lists only templates with (Yes) or without (No) variables with getTemplates. Without it all.
     */
    public void setVariablePresent(String variablePresent) {
        this.variablePresent = variablePresent;
    }

    public String getAutosubmittedFor() {
        return autosubmittedFor;
    }

    /**
     * The API's filter autosubmitted_for of getTemplates.
     */
    public void setAutosubmittedFor(String autosubmittedFor) {
        this.autosubmittedFor = autosubmittedFor;
    }

    public String getMediaType() {
        return mediaType;
    }

    /**
     * The media type of the uploaded file for uploadMedia, such as image/jpeg. Without it, guessed from the file
     * name. The header CamelInteraktMediaType wins over it.
     */
    public void setMediaType(String mediaType) {
        this.mediaType = mediaType;
    }
}
