package io.github.camelinterakt.springboot;

import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.ContactKey;
import io.github.camelinterakt.InteraktConfiguration;
import io.github.camelinterakt.Plan;
import io.github.camelinterakt.Priority;
import io.github.camelinterakt.lease.QuotaStore;
import io.github.camelinterakt.model.MessageType;
import io.github.camelinterakt.model.TemplateCategory;
import io.github.camelinterakt.preflight.NestedTraits;
import io.github.camelinterakt.preflight.TraitPolicy;
import io.github.camelinterakt.webhook.Acknowledgement;
import io.github.camelinterakt.webhook.StatusOrder;
import io.github.camelinterakt.webhook.WebhookConfiguration;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The component's options as Spring Boot properties: {@code camel.component.interakt.*}. Each is the component option of the
 * same name; what is not set here keeps the component's default. Has no {@code toString} of its own, because some are secret.
 */
@ConfigurationProperties(prefix = "camel.component.interakt")
public class InteraktComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    /** Where the API is: an http or https URL, without the operation's path. Change it for a proxy, a gateway, or the sandbox. */
    private String baseUrl;

    /** The defaults of all endpoints. */
    private InteraktConfiguration configuration;

    /** The defaults of all webhooks. */
    private WebhookConfiguration webhookConfiguration;

    /** Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if possible) occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now be processed as a message and handled by the routing Error Handler. Important: This is only possible if the 3rd party component allows Camel to be alerted if an exception was thrown. Some components handle this internally only, and therefore bridgeErrorHandler is not possible. In other situations we may improve the Camel component to hook into the 3rd party component and make this possible for future releases. By default the consumer will use the org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at WARN or ERROR level and ignored. */
    private Boolean bridgeErrorHandler;

    /** The e-mail address of the agent for assignChat. A default: body and header CamelInteraktAgentEmail win over it. */
    private String agentEmail;

    /** Free text of at most 512 characters that comes back in the message's webhooks. A default: body and header CamelInteraktCallbackData win over it. */
    private String callbackData;

    /** The API campaign (see createCampaign) under which the dashboard reports a template message. A default: body and header CamelInteraktCampaignId win over it. */
    private String campaignId;

    /** The campaign's name for createCampaign. A default: body and header CamelInteraktCampaignName win over it. */
    private String campaignName;

    /** The text below an image, a video or a document where the body is the media's URL. The header CamelInteraktCaption wins over it. */
    private String caption;

    /** Picks one of several WhatsApp numbers of the account for assignChat: sent as wc_id. A default: body and header CamelInteraktChannelId win over it. */
    private String channelId;

    /** The country that phone numbers without a country code are of: an ISO 3166 code of two letters, such as IN. Without it such numbers are refused. */
    private String defaultRegion;

    /** The event's name for trackEvent. A default: body and header CamelInteraktEventName win over it. */
    private String eventName;

    /** The file name that the recipient of a document sees, or the name under which uploadMedia uploads. A default: body and header CamelInteraktFileName win over it; uploadMedia takes a file's own name without it. */
    private String fileName;

    /** The template's language code, such as en. A default: body and header CamelInteraktLanguageCode win over it. For getTemplates, all languages without it. */
    private String languageCode;

    /** Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow CamelContext and routes to startup in situations where a producer may otherwise fail during starting and cause the route to fail being started. By deferring this startup to be lazy then the startup failure can be handled during routing messages via Camel's routing error handlers. Beware that when the first message is processed then creating and starting the producer may take a little time and prolong the total processing time of the processing. */
    private Boolean lazyStartProducer;

    /** What the body of getUser is: the contact's phone number, or its user id in the caller's own system. The headers CamelInteraktPhone and CamelInteraktUserId say it themselves. */
    private ContactKey lookupBy;

    /** The media type of the uploaded file for uploadMedia, such as image/jpeg. Without it, guessed from the file name. The header CamelInteraktMediaType wins over it. */
    private String mediaType;

    /** The category that the template must have been approved with; Interakt refuses to send if it has another. Protects against the price of a template that was re-categorised. A default: body and header CamelInteraktTemplateCategory win over it. */
    private TemplateCategory templateCategory;

    /** The template to send, to make a campaign of, or to list. A default: body and header CamelInteraktTemplateName win over it. */
    private String templateName;

    /** The recipient's phone number, in any notation with a country code, such as 919999999999, or national with defaultRegion. A default: the body's own recipient and the header CamelInteraktTo win over it. */
    private String to;

    /** The message's type. For message: Text, Image, Document, Video, Audio, Sticker, InteractiveButton, InteractiveList, Template. For rcsMessage: Text, QR, BUTTON_URL, DIALER_ACTION, Location, Calender, CAROUSEL, STANDALONE_CAROUSEL, Image, Template. It decides what a short body means: with Text the text, with a media type the media's URL, with Template the list of bodyValues. Without it the body's own type counts; with templateName and no type it is Template. */
    private MessageType type;

    /** Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as autowired) by looking up in the registry to find if there is a single instance of matching type, which then gets configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection factories, AWS Clients, etc. */
    private Boolean autowiredEnabled;

    /** How long a call may wait for a free connection when all of maxConnections are in use. Past it the call fails with reason TIMEOUT and outcome NOT_SENT. Milliseconds, or a duration such as 30s. */
    private Duration connectionRequestTimeout;

    /** How long a connection, with its TLS handshake, may take to come about. Past it the call fails with reason TIMEOUT and outcome NOT_SENT. Milliseconds, or a duration such as 10s. */
    private Duration connectTimeout;

    /** How many connections may be open at once, and so how many calls may be under way; further calls wait (connectionRequestTimeout) without holding a thread. Endpoints with equal connection settings share one pool. At least 1. */
    private Integer maxConnections;

    /** The largest answer that is read, in bytes; a larger one fails with reason INVALID_RESPONSE. A page of 100 contacts has some 100 KB. At least 1024. */
    private Integer maxResponseSize;

    /** The ObjectMapper that turns maps and POJOs of the body into JSON. Without it, the one ObjectMapper of the registry, if there is exactly one; else one that writes dates as ISO-8601. Documents that are JSON already, and the typed model, do not pass through it. */
    private ObjectMapper objectMapper;

    /** How long the complete answer may take from the last byte of the request on. Past it the call fails with reason TIMEOUT and outcome MAYBE_SENT. Milliseconds, or a duration such as 30s. */
    private Duration responseTimeout;

    /** Whether getUsers and getTemplates give everything as a lazy iterator instead of one page: for split(body()).streaming(). The next page is fetched while the current one is being used; memory stays flat. */
    private Boolean allPages;

    /** Lists only templates of this approval status with getTemplates, such as APPROVED, WAITING or REJECTED. Without it the API's own default counts. */
    private String approvalStatus;

    /** The API's filter autosubmitted_for of getTemplates. */
    private String autosubmittedFor;

    /** The size of a page of getUsers, from 1 to 100. The header CamelInteraktLimit wins over it. */
    private Integer limit;

    /** Where the page, or the first page, starts; counted from 0. The header CamelInteraktOffset wins over it. */
    private Integer offset;

    /** Lists only templates with (Yes) or without (No) variables with getTemplates. Without it all. */
    private String variablePresent;

    /** What is done with a trait of a contact or event that is an object; Interakt's traits are flat. reject: the call is refused. flatten: its fields become traits of their own, joined by an underscore, so that address with city becomes address_city; two traits of one name are refused. Needs preflight. */
    private NestedTraits nestedTraits;

    /** Whether a request is checked against the API's rules before it is sent: what Interakt would refuse fails with reason INVALID_REQUEST and outcome NOT_SENT, costs no call, and the exception lists every violation. With false the request goes out as it is, and only what it needs to be made at all is looked at. */
    private Boolean preflight;

    /** How long the fetched templates count as current for validateTemplate; then they are fetched again while the old ones are still in use. Milliseconds, or a duration such as 10m; at least 1000. */
    private Duration templateCacheTtl;

    /** What is done with a trait of a contact or event that holds a newline, a tab or more than two spaces in a row. reject: the call is refused. clean: such white space becomes one space, and none at the value's beginning and end. Needs preflight. */
    private TraitPolicy traitPolicy;

    /** Whether the template of a WhatsApp message or campaign is compared with the account's templates before the call: name, language, approval, category (where templateCategory is given) and the numbers of header, body and button values. An endpoint that names an unknown template in its URI fails at start. The templates are fetched once an account; while they cannot be fetched, messages are sent without this check. Needs preflight. */
    private Boolean validateTemplate;

    /** The host of an HTTP proxy through which Interakt is reached; needs proxyPort. */
    private String proxyHost;

    /** The port of the HTTP proxy, from 1 to 65535; needs proxyHost. */
    private Integer proxyPort;

    /** The part of the quota that is kept for calls of priority high, from the first of them or the first endpoint with priority=high on. From 0 (none) to 0.5. All endpoints of an account must have the same: set it on the component. */
    private Double highReserve;

    /** How often a call is repeated by itself where that can have no second effect: where it was surely not carried out (no connection, 429, 503 with Retry-After), or the operation is idempotent (trackUser and all that only reads). 0 for never. */
    private Integer maximumRetries;

    /** The longest that such a retry waits. A call whose Retry-After asks for more is not repeated but fails, except after a 429 (see maxPause). Milliseconds, or a duration such as 30s. */
    private Duration maximumRetryDelay;

    /** The longest that the account pauses after a 429, and the longest CamelRedeliveryDelay that a failed call asks for, whatever Interakt's Retry-After says. Milliseconds, or a duration such as 65s; at least one second. All endpoints of an account must have the same: set it on the component. */
    private Duration maxPause;

    /** How many calls of each priority may wait for the quota. Further ones fail with reason QUEUE_FULL and outcome NOT_SENT. A waiting call costs memory (its request), but no thread. At least 1. All endpoints of an account must have the same: set it on the component. */
    private Integer maxQueued;

    /** The account's plan, which says how many requests a minute Interakt takes: GROWTH 300, ADVANCED 600, ENTERPRISE as requestsPerMinute says. All endpoints of an account must have the same: set it on the component. */
    private Plan plan;

    /** Which calls go first when the quota is scarce: high (such as a one-time password; a part of the quota is kept for it), normal, or bulk (such as a campaign; spread evenly over the minute). The header CamelInteraktPriority wins over it. Without it normal, and bulk where allPages lists everything and for the feeds users and templates. */
    private Priority priority;

    /** This process's fixed part of the account's quota, where several processes use one account: 0.5 for each of two nodes. More than 0, at most 1. All endpoints of an account must have the same: set it on the component. */
    private Double quotaShare;

    /** How many requests a minute Interakt takes from the account, where that is not the plan's own figure. Mandatory with plan=ENTERPRISE. At least 1. All endpoints of an account must have the same: set it on the component. */
    private Integer requestsPerMinute;

    /** How long the first such retry waits; each further one waits twice as long, and all of them up to half less, at random. A Retry-After is waited for in any case. Milliseconds, or a duration such as 1s. */
    private Duration retryDelay;

    /** How long a call may wait for the quota and for its retries before it is worthless: past it, it fails unsent with reason EXPIRED. The header CamelInteraktTtl wins over it. Milliseconds, or a duration such as 30s; 0, the default, for no bound. */
    private Duration ttl;

    /** How long a node's lease lasts where quotaStore is set and cannot be reached: then its calls wait. The longer, the later a dead node's part of the quota goes to the others. Milliseconds, or a duration such as 6s; from 1 second to 1 hour. All endpoints of an account must have the same: set it on the component. */
    private Duration quotaLeaseTime;

    /** Where several nodes that use one account lease its quota from each other, such as a io.github.camelinterakt.lease.JdbcQuotaStore on a database that all of them reach. Without it this node takes the whole quota, or its quotaShare, for its own. All endpoints of an account must have the same: set it on the component. */
    private QuotaStore quotaStore;

    /** The account's secret key, as the dashboard shows it under Settings, Developer Settings (in base64 already), or raw: both forms work and send the same header. Mandatory, on the endpoint or on the component. Set it with a property placeholder on the component, not in the URI. */
    private String apiKey;

    /** The password that goes with proxyUsername. */
    private String proxyPassword;

    /** The user name for an HTTP proxy that asks for one (Basic authentication); needs proxyHost. */
    private String proxyUsername;

    /** TLS settings (trust store, key store, protocols) for the connection, as a reference to a bean: #bean:myTls. Without it, those of useGlobalSslContextParameters, or the JVM's. */
    private SSLContextParameters sslContextParameters;

    /** Whether to use the Camel context's global TLS settings where sslContextParameters is not set. */
    private Boolean useGlobalSslContextParameters;

    /** Whether a request must be signed. Without it anybody who can reach the URL can post events; for RCS, whose requests are not signed, set it to false together with webhookToken. */
    private Boolean verifySignature;

    /** The webhook's secret from Interakt's Developer Settings, by which its requests are signed; not the API key. Several, separated by commas, while it is being changed: a request may be signed with any of them. White space around a secret is ignored. Mandatory unless verifySignature is false. */
    private String webhookSecret;

    /** A secret that is part of the URL given to Interakt, as the path's last segment: path=/rcs with the token abc is posted to at /rcs/abc. Several, separated by commas, while it is being changed. With a secret of the webhook too, both must be right. */
    private String webhookToken;

    /** The request header that carries webhookToken, where a proxy in front adds it. Without it, the token is the path's last segment. */
    private String webhookTokenHeader;

    /** The id of the DLT principal entity of the fallback SMS (pe_id). The header CamelInteraktSmsEntityId wins over it. */
    private String smsEntityId;

    /** The text of the SMS that the provider sends when the message cannot be delivered, as registered with DLT, with {{1}}, {{2}} for the variables of header CamelInteraktSmsVariables; to be written \{{1\}} in an endpoint URI, where Camel takes {{ }} for a property placeholder. Turns the SMS fallback on; needs smsSenderId, smsEntityId and smsTemplateId, as options or headers. A default: a fallback in the body and the header CamelInteraktSmsMessage win over it. WhatsApp allows a fallback for type Template only, RCS for every type. */
    private String smsMessage;

    /** The six-character DLT header that the fallback SMS comes from. The header CamelInteraktSmsSenderId wins over it. */
    private String smsSenderId;

    /** The id of the DLT template of the fallback SMS (dlt_te_id). The header CamelInteraktSmsTemplateId wins over it. */
    private String smsTemplateId;

    /** Whether, with ack=onComplete, the answer at ackDeadline is 200 instead of 503: Interakt does not count a failure, and the event is lost if the route then fails. */
    private Boolean acceptAtDeadline;

    /** When an event is acknowledged with status 200. onComplete: when the route has completed; 500 when it failed; at ackDeadline what acceptAtDeadline says. onStore: when it is stored in the durable inbox (see inbox), from which the route is fed and tried again; 503 when it cannot be stored. */
    private Acknowledgement ack;

    /** How long after a request came in it is answered at the latest; the route goes on. Below the 3 seconds that Interakt waits. With 0 there is no deadline, and with ack=onComplete the route runs on the server's own thread: for routes that are never slow. Milliseconds, or a duration such as 2s. */
    private Duration ackDeadline;

    /** Whether events of type message_received are dropped that echo the account's own messages. Events of other types are not affected. */
    private Boolean customerMessagesOnly;

    /** The component whose HTTP server receives the requests: any that can serve Camel's REST DSL. Without it the one of the REST configuration, or platform-http, or the only one there is. */
    private String httpServerComponent;

    /** How large a request's body may be, in bytes; a larger one is answered with 413. The HTTP server may have a limit of its own below it. */
    private Integer maxBodySize;

    /** The path on the HTTP server that Interakt posts to, such as /interakt. Each webhook of an application needs its own. */
    private String path;

    /** After how long without an event the health check reports the webhook as down: Interakt switches a webhook off without a word. With 0 never. Milliseconds, or a duration such as 6h. */
    private Duration silenceAlarm;

    /** Which reports of a message's status reach the route. any: all, as they come. forwardOnly: those with which the message moves forward, from sent to delivered to read, or from sent to failed; late and repeated ones are dropped, and those of one message come one at a time. */
    private StatusOrder statusOrder;

    /** Whether the ping goes to the route that Interakt posts when the webhook's URL is saved, as an event of type Webhook Test. It is answered with 200 either way. */
    private Boolean testToRoute;

    /** Where ack=onComplete keeps the keys of events, so that an event which is posted again does not reach the route again. Without it in memory, for the last 10000 events. */
    private IdempotentRepository idempotentRepository;

    /** Where statusOrder=forwardOnly keeps how far each message has got. Without it in memory, for the last 10000 messages. */
    private StateRepository<String, String> statusRepository;

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public InteraktConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(InteraktConfiguration configuration) {
        this.configuration = configuration;
    }

    public WebhookConfiguration getWebhookConfiguration() {
        return webhookConfiguration;
    }

    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        this.webhookConfiguration = webhookConfiguration;
    }

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public String getAgentEmail() {
        return agentEmail;
    }

    public void setAgentEmail(String agentEmail) {
        this.agentEmail = agentEmail;
    }

    public String getCallbackData() {
        return callbackData;
    }

    public void setCallbackData(String callbackData) {
        this.callbackData = callbackData;
    }

    public String getCampaignId() {
        return campaignId;
    }

    public void setCampaignId(String campaignId) {
        this.campaignId = campaignId;
    }

    public String getCampaignName() {
        return campaignName;
    }

    public void setCampaignName(String campaignName) {
        this.campaignName = campaignName;
    }

    public String getCaption() {
        return caption;
    }

    public void setCaption(String caption) {
        this.caption = caption;
    }

    public String getChannelId() {
        return channelId;
    }

    public void setChannelId(String channelId) {
        this.channelId = channelId;
    }

    public String getDefaultRegion() {
        return defaultRegion;
    }

    public void setDefaultRegion(String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    public String getEventName() {
        return eventName;
    }

    public void setEventName(String eventName) {
        this.eventName = eventName;
    }

    public String getFileName() {
        return fileName;
    }

    public void setFileName(String fileName) {
        this.fileName = fileName;
    }

    public String getLanguageCode() {
        return languageCode;
    }

    public void setLanguageCode(String languageCode) {
        this.languageCode = languageCode;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public ContactKey getLookupBy() {
        return lookupBy;
    }

    public void setLookupBy(ContactKey lookupBy) {
        this.lookupBy = lookupBy;
    }

    public String getMediaType() {
        return mediaType;
    }

    public void setMediaType(String mediaType) {
        this.mediaType = mediaType;
    }

    public TemplateCategory getTemplateCategory() {
        return templateCategory;
    }

    public void setTemplateCategory(TemplateCategory templateCategory) {
        this.templateCategory = templateCategory;
    }

    public String getTemplateName() {
        return templateName;
    }

    public void setTemplateName(String templateName) {
        this.templateName = templateName;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public MessageType getType() {
        return type;
    }

    public void setType(MessageType type) {
        this.type = type;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public Duration getConnectionRequestTimeout() {
        return connectionRequestTimeout;
    }

    public void setConnectionRequestTimeout(Duration connectionRequestTimeout) {
        this.connectionRequestTimeout = connectionRequestTimeout;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Integer getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(Integer maxConnections) {
        this.maxConnections = maxConnections;
    }

    public Integer getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(Integer maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public Boolean getAllPages() {
        return allPages;
    }

    public void setAllPages(Boolean allPages) {
        this.allPages = allPages;
    }

    public String getApprovalStatus() {
        return approvalStatus;
    }

    public void setApprovalStatus(String approvalStatus) {
        this.approvalStatus = approvalStatus;
    }

    public String getAutosubmittedFor() {
        return autosubmittedFor;
    }

    public void setAutosubmittedFor(String autosubmittedFor) {
        this.autosubmittedFor = autosubmittedFor;
    }

    public Integer getLimit() {
        return limit;
    }

    public void setLimit(Integer limit) {
        this.limit = limit;
    }

    public Integer getOffset() {
        return offset;
    }

    public void setOffset(Integer offset) {
        this.offset = offset;
    }

    public String getVariablePresent() {
        return variablePresent;
    }

    public void setVariablePresent(String variablePresent) {
        this.variablePresent = variablePresent;
    }

    public NestedTraits getNestedTraits() {
        return nestedTraits;
    }

    public void setNestedTraits(NestedTraits nestedTraits) {
        this.nestedTraits = nestedTraits;
    }

    public Boolean getPreflight() {
        return preflight;
    }

    public void setPreflight(Boolean preflight) {
        this.preflight = preflight;
    }

    public Duration getTemplateCacheTtl() {
        return templateCacheTtl;
    }

    public void setTemplateCacheTtl(Duration templateCacheTtl) {
        this.templateCacheTtl = templateCacheTtl;
    }

    public TraitPolicy getTraitPolicy() {
        return traitPolicy;
    }

    public void setTraitPolicy(TraitPolicy traitPolicy) {
        this.traitPolicy = traitPolicy;
    }

    public Boolean getValidateTemplate() {
        return validateTemplate;
    }

    public void setValidateTemplate(Boolean validateTemplate) {
        this.validateTemplate = validateTemplate;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public Double getHighReserve() {
        return highReserve;
    }

    public void setHighReserve(Double highReserve) {
        this.highReserve = highReserve;
    }

    public Integer getMaximumRetries() {
        return maximumRetries;
    }

    public void setMaximumRetries(Integer maximumRetries) {
        this.maximumRetries = maximumRetries;
    }

    public Duration getMaximumRetryDelay() {
        return maximumRetryDelay;
    }

    public void setMaximumRetryDelay(Duration maximumRetryDelay) {
        this.maximumRetryDelay = maximumRetryDelay;
    }

    public Duration getMaxPause() {
        return maxPause;
    }

    public void setMaxPause(Duration maxPause) {
        this.maxPause = maxPause;
    }

    public Integer getMaxQueued() {
        return maxQueued;
    }

    public void setMaxQueued(Integer maxQueued) {
        this.maxQueued = maxQueued;
    }

    public Plan getPlan() {
        return plan;
    }

    public void setPlan(Plan plan) {
        this.plan = plan;
    }

    public Priority getPriority() {
        return priority;
    }

    public void setPriority(Priority priority) {
        this.priority = priority;
    }

    public Double getQuotaShare() {
        return quotaShare;
    }

    public void setQuotaShare(Double quotaShare) {
        this.quotaShare = quotaShare;
    }

    public Integer getRequestsPerMinute() {
        return requestsPerMinute;
    }

    public void setRequestsPerMinute(Integer requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public Duration getTtl() {
        return ttl;
    }

    public void setTtl(Duration ttl) {
        this.ttl = ttl;
    }

    public Duration getQuotaLeaseTime() {
        return quotaLeaseTime;
    }

    public void setQuotaLeaseTime(Duration quotaLeaseTime) {
        this.quotaLeaseTime = quotaLeaseTime;
    }

    public QuotaStore getQuotaStore() {
        return quotaStore;
    }

    public void setQuotaStore(QuotaStore quotaStore) {
        this.quotaStore = quotaStore;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public String getProxyUsername() {
        return proxyUsername;
    }

    public void setProxyUsername(String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public Boolean getVerifySignature() {
        return verifySignature;
    }

    public void setVerifySignature(Boolean verifySignature) {
        this.verifySignature = verifySignature;
    }

    public String getWebhookSecret() {
        return webhookSecret;
    }

    public void setWebhookSecret(String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public String getWebhookToken() {
        return webhookToken;
    }

    public void setWebhookToken(String webhookToken) {
        this.webhookToken = webhookToken;
    }

    public String getWebhookTokenHeader() {
        return webhookTokenHeader;
    }

    public void setWebhookTokenHeader(String webhookTokenHeader) {
        this.webhookTokenHeader = webhookTokenHeader;
    }

    public String getSmsEntityId() {
        return smsEntityId;
    }

    public void setSmsEntityId(String smsEntityId) {
        this.smsEntityId = smsEntityId;
    }

    public String getSmsMessage() {
        return smsMessage;
    }

    public void setSmsMessage(String smsMessage) {
        this.smsMessage = smsMessage;
    }

    public String getSmsSenderId() {
        return smsSenderId;
    }

    public void setSmsSenderId(String smsSenderId) {
        this.smsSenderId = smsSenderId;
    }

    public String getSmsTemplateId() {
        return smsTemplateId;
    }

    public void setSmsTemplateId(String smsTemplateId) {
        this.smsTemplateId = smsTemplateId;
    }

    public Boolean getAcceptAtDeadline() {
        return acceptAtDeadline;
    }

    public void setAcceptAtDeadline(Boolean acceptAtDeadline) {
        this.acceptAtDeadline = acceptAtDeadline;
    }

    public Acknowledgement getAck() {
        return ack;
    }

    public void setAck(Acknowledgement ack) {
        this.ack = ack;
    }

    public Duration getAckDeadline() {
        return ackDeadline;
    }

    public void setAckDeadline(Duration ackDeadline) {
        this.ackDeadline = ackDeadline;
    }

    public Boolean getCustomerMessagesOnly() {
        return customerMessagesOnly;
    }

    public void setCustomerMessagesOnly(Boolean customerMessagesOnly) {
        this.customerMessagesOnly = customerMessagesOnly;
    }

    public String getHttpServerComponent() {
        return httpServerComponent;
    }

    public void setHttpServerComponent(String httpServerComponent) {
        this.httpServerComponent = httpServerComponent;
    }

    public Integer getMaxBodySize() {
        return maxBodySize;
    }

    public void setMaxBodySize(Integer maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public Duration getSilenceAlarm() {
        return silenceAlarm;
    }

    public void setSilenceAlarm(Duration silenceAlarm) {
        this.silenceAlarm = silenceAlarm;
    }

    public StatusOrder getStatusOrder() {
        return statusOrder;
    }

    public void setStatusOrder(StatusOrder statusOrder) {
        this.statusOrder = statusOrder;
    }

    public Boolean getTestToRoute() {
        return testToRoute;
    }

    public void setTestToRoute(Boolean testToRoute) {
        this.testToRoute = testToRoute;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public StateRepository<String, String> getStatusRepository() {
        return statusRepository;
    }

    public void setStatusRepository(StateRepository<String, String> statusRepository) {
        this.statusRepository = statusRepository;
    }
}
