package io.github.camelinterakt.springboot;

import java.time.Duration;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.Acknowledgement;
import io.github.camelinterakt.NestedTraits;
import io.github.camelinterakt.Plan;
import io.github.camelinterakt.Priority;
import io.github.camelinterakt.StatusOrder;
import io.github.camelinterakt.ValuePolicy;
import io.github.camelinterakt.lease.QuotaStore;
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

    /** The account's name in metrics, JMX, health, the developer console and logs. Default: the component's name. */
    private String accountName;

    /** The API's http or https URL, such as a gateway's or the sandbox's. For all operations except webhook. */
    private String baseUrl;

    /** Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if possible) occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now be processed as a message and handled by the routing Error Handler. Important: This is only possible if the 3rd party component allows Camel to be alerted if an exception was thrown. Some components handle this internally only, and therefore bridgeErrorHandler is not possible. In other situations we may improve the Camel component to hook into the 3rd party component and make this possible for future releases. By default the consumer will use the org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at WARN or ERROR level and ignored. */
    private Boolean bridgeErrorHandler;

    /** The country of phone numbers without a country code, as an ISO 3166 code such as IN; by default they are refused. For message, rcsMessage, trackUser, trackEvent, getUser, assignChat. */
    private String defaultRegion;

    /** Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow CamelContext and routes to startup in situations where a producer may otherwise fail during starting and cause the route to fail being started. By deferring this startup to be lazy then the startup failure can be handled during routing messages via Camel's routing error handlers. Beware that when the first message is processed then creating and starting the producer may take a little time and prolong the total processing time of the processing. */
    private Boolean lazyStartProducer;

    /** Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as autowired) by looking up in the registry to find if there is a single instance of matching type, which then gets configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection factories, AWS Clients, etc. */
    private Boolean autowiredEnabled;

    /** How long connecting may take, TLS handshake included. Past it the call fails with reason TIMEOUT and outcome NOT_SENT. Milliseconds, or a duration such as 10s. */
    private Duration connectTimeout;

    /** The repository for hashes of what was sent and received, used by delta and echoes: a StateRepository bean (#bean:name). Default: that of an endpoint's option delta, else the memory of this process, for the 20000 contacts used last. */
    private StateRepository<String, String> echoMemory;

    /** The largest response that is read, in bytes; a larger one fails with INVALID_RESPONSE. At least 1024. */
    private Integer maxResponseSize;

    /** Turns maps and POJOs of the body into JSON. Default: the registry's ObjectMapper if it holds exactly one, else one that writes dates as ISO-8601. JSON and the typed model do not pass through it. */
    private ObjectMapper objectMapper;

    /** How long the complete response may take from the last byte of the request on. Past it the call fails with reason TIMEOUT and outcome MAYBE_SENT. Milliseconds, or a duration such as 30s. */
    private Duration responseTimeout;

    /** The file of the checkpoints of feeds without an option checkpoint, relative to the working directory. Feeds of one process may share it; processes may not. */
    private String checkpointFile;

    /** How far users stays behind Interakt's present, so that it misses no change that becomes visible late. Milliseconds, or a duration such as 5s; at least 1 second, as far as the clocks may differ. */
    private Duration lag;

    /** The database of the durable inbox, as a reference to a DataSource: #bean:myDataSource. Mandatory with ack=onStore. PostgreSQL, H2, MySQL or MariaDB, with a connection pool of at least 4 connections. For webhook. */
    private DataSource inbox;

    /** After how many failed attempts an event is parked. An attempt interrupted by a crash counts. The second attempt follows after 1 second, each further one after twice as long, up to 10 minutes: with the default about an hour in all. At least 1. For webhook. */
    private Integer maxAttempts;

    /** How long an event is kept in the inbox after it is done: it is recognised as a duplicate and can be replayed. Parked events are kept until they are replayed or discarded. Milliseconds, or a duration such as 7d. */
    private Duration retention;

    /** Replaces template values that are null or blank, such as -; by default they are refused. For message, rcsMessage. */
    private String blankTemplateValue;

    /** What happens to a trait that is an object. reject: the call is refused. flatten: its fields become traits, joined by an underscore (address_city). Needs preflight. For trackUser, trackEvent. */
    private NestedTraits nestedTraits;

    /** Whether a request is checked against the API's rules before it is sent. Violations fail with reason INVALID_REQUEST and outcome NOT_SENT, and cost no call. For message, rcsMessage, trackUser, trackEvent, getUsers, createCampaign, createTemplate, assignChat. */
    private Boolean preflight;

    /** What happens to a template's value with line breaks, tabs or more than four spaces in a row. reject: the call is refused. clean: white space of any kind becomes one space, and zero-width characters and direction marks are dropped. For message, rcsMessage. */
    private ValuePolicy templateValuePolicy;

    /** What happens to a trait with a newline, a tab or more than two spaces in a row. reject: the call is refused. clean: they become one space. Needs preflight. For trackUser, trackEvent. */
    private ValuePolicy traitPolicy;

    /** Whether the template is compared with the account's before a call: name, language, approval, templateCategory and number of values. A route with an unknown template fails at start. The account's templates are cached for 10 minutes; while they cannot be fetched, calls are made unchecked. Needs preflight. For message, createCampaign. */
    private Boolean validateTemplate;

    /** The host of an HTTP proxy through which Interakt is reached; needs proxyPort. */
    private String proxyHost;

    /** The port of the HTTP proxy, from 1 to 65535; needs proxyHost. */
    private Integer proxyPort;

    /** The fraction of the quota reserved for priority high, from the first such call or endpoint on: 0 to 0.5. */
    private Double highReserve;

    /** How often a failed call is retried if that cannot take effect twice: it was not sent (no connection, 429), or the operation is idempotent (trackUser and reads). For all operations except webhook. */
    private Integer maximumRetries;

    /** How many calls of each priority may wait for the quota; further calls fail with QUEUE_FULL. At least 1. */
    private Integer maxQueued;

    /** The account's plan: GROWTH (300 requests per minute), ADVANCED (600) or ENTERPRISE (requestsPerMinute). */
    private Plan plan;

    /** Which calls go first when the quota is scarce: high (one-time passwords; a part of the quota is reserved), normal, or bulk (campaigns; spread evenly over the minute). Default: normal; bulk with allPages, users and templates. For all operations except webhook. */
    private Priority priority;

    /** The fraction of the quota that this process uses, such as 0.5 on each of two nodes. Above 0, at most 1. */
    private Double quotaShare;

    /** The account's rate limit where it differs from the plan's. At least 1; mandatory with plan=ENTERPRISE. */
    private Integer requestsPerMinute;

    /** The delay before the first automatic retry (see maximumRetries). Each further one is twice as long, at most 30 seconds, less a random part of up to half. Milliseconds, or a duration such as 1s. */
    private Duration retryDelay;

    /** How long a call may wait for the quota and its retries before it fails unsent with reason EXPIRED; 0 for no limit. Milliseconds, or a duration such as 30s. For all operations except webhook. */
    private Duration ttl;

    /** The store through which nodes share one quota, such as a bean io.github.camelinterakt.lease.JdbcQuotaStore. By default each process uses its quotaShare. */
    private QuotaStore quotaStore;

    /** Whether a 503 with Retry-After means for messages and events too that the request was not processed: the outcome is then NOT_SENT, and the call is retried. Set it only if no gateway on the way may respond so after it has forwarded the request. */
    private Boolean retryOn503;

    /** The account's secret key from Interakt's Developer Settings, as shown there or decoded. Mandatory; set it on the component, by a property placeholder. Another key than the component's has a quota of its own, of the component's plan. For all operations; webhook needs it for echoes only. */
    private String apiKey;

    /** The password that goes with proxyUsername. */
    private String proxyPassword;

    /** The user name for an HTTP proxy with Basic authentication; needs proxyHost. */
    private String proxyUsername;

    /** TLS settings, as a bean (#bean:myTls). Default: those of useGlobalSslContextParameters, or the JVM's. */
    private SSLContextParameters sslContextParameters;

    /** Whether to use the Camel context's global TLS settings where sslContextParameters is not set. */
    private Boolean useGlobalSslContextParameters;

    /** Whether a request must be signed. If false, anyone who can reach the URL can post events: for RCS, whose requests are not signed, set webhookToken too. For webhook. */
    private Boolean verifySignature;

    /** The webhook's secret from Interakt's Developer Settings, which signs the requests; not the API key. Several, separated by commas, while it is rotated. Mandatory unless verifySignature is false. For webhook. */
    private String webhookSecret;

    /** A secret in the URL given to Interakt, as the path's last segment: /rcs/abc for path=/rcs and the token abc. Several, separated by commas, while it is rotated. If there is a webhookSecret too, both are checked. For webhook. */
    private String webhookToken;

    /** The request header that carries webhookToken, if a proxy adds it. By default the token is the path's last segment. */
    private String webhookTokenHeader;

    /** The id of the DLT principal entity (pe_id) of the fallback SMS, with smsMessage. For message, rcsMessage. */
    private String smsEntityId;

    /** The six-character DLT header that the fallback SMS comes from, with smsMessage. For message, rcsMessage. */
    private String smsSenderId;

    /** The id of the DLT template (dlt_te_id) of the fallback SMS, with smsMessage. For message, rcsMessage. */
    private String smsTemplateId;

    /** When an event is acknowledged with status 200. onComplete: when the route has completed; with 500 if it failed, and at ackDeadline as acceptAtDeadline says. onStore: when the event is stored in the durable inbox (see inbox), which delivers it to the route with retries; with 503 if it cannot be stored. For webhook. */
    private Acknowledgement ack;

    /** The latest response to a request after it arrived; the route continues. Keep it below the 3 seconds that Interakt waits. 0: no deadline, and the event is handled on the thread of the HTTP server. Milliseconds, or a duration such as 2s. For webhook. */
    private Duration ackDeadline;

    /** How many events the route handles concurrently on each node. At least 1. For webhook. */
    private Integer concurrentConsumers;

    /** The component whose HTTP server receives the requests: any that serves the REST DSL. By default that of the REST configuration, else platform-http, else the only one. */
    private String httpServerComponent;

    /** The largest body of a request, in bytes; a larger one is answered with 413. The HTTP server may have a lower limit. */
    private Integer maxBodySize;

    /** The time without an event after which the health check reports the webhook as down: Interakt switches a webhook off without notice. 0: never. Milliseconds, or a duration such as 6h. */
    private Duration silenceAlarm;

    /** Which reports of a message's status reach the route. any: all. forwardOnly: those with which the message moves forward, from sent to delivered to read, or from sent to failed; late and repeated ones are dropped, and those of one message are delivered one at a time. For webhook. */
    private StatusOrder statusOrder;

    /** Where ack=onComplete keeps the keys of events that the route has completed, for deduplication and statusOrder. By default in memory, for the last 10000 events. */
    private IdempotentRepository idempotentRepository;

    public String getAccountName() {
        return accountName;
    }

    public void setAccountName(String accountName) {
        this.accountName = accountName;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public String getDefaultRegion() {
        return defaultRegion;
    }

    public void setDefaultRegion(String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public StateRepository<String, String> getEchoMemory() {
        return echoMemory;
    }

    public void setEchoMemory(StateRepository<String, String> echoMemory) {
        this.echoMemory = echoMemory;
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

    public String getCheckpointFile() {
        return checkpointFile;
    }

    public void setCheckpointFile(String checkpointFile) {
        this.checkpointFile = checkpointFile;
    }

    public Duration getLag() {
        return lag;
    }

    public void setLag(Duration lag) {
        this.lag = lag;
    }

    public DataSource getInbox() {
        return inbox;
    }

    public void setInbox(DataSource inbox) {
        this.inbox = inbox;
    }

    public Integer getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(Integer maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public Duration getRetention() {
        return retention;
    }

    public void setRetention(Duration retention) {
        this.retention = retention;
    }

    public String getBlankTemplateValue() {
        return blankTemplateValue;
    }

    public void setBlankTemplateValue(String blankTemplateValue) {
        this.blankTemplateValue = blankTemplateValue;
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

    public ValuePolicy getTemplateValuePolicy() {
        return templateValuePolicy;
    }

    public void setTemplateValuePolicy(ValuePolicy templateValuePolicy) {
        this.templateValuePolicy = templateValuePolicy;
    }

    public ValuePolicy getTraitPolicy() {
        return traitPolicy;
    }

    public void setTraitPolicy(ValuePolicy traitPolicy) {
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

    public QuotaStore getQuotaStore() {
        return quotaStore;
    }

    public void setQuotaStore(QuotaStore quotaStore) {
        this.quotaStore = quotaStore;
    }

    public Boolean getRetryOn503() {
        return retryOn503;
    }

    public void setRetryOn503(Boolean retryOn503) {
        this.retryOn503 = retryOn503;
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

    public Integer getConcurrentConsumers() {
        return concurrentConsumers;
    }

    public void setConcurrentConsumers(Integer concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
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

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }
}
