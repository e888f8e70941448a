package io.github.camelinterakt;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

import io.github.camelinterakt.internal.preflight.Preflight;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How an endpoint calls the API. The component has the defaults of its endpoints; each endpoint has a copy. */
@UriParams
public class InteraktConfiguration implements Cloneable {

    /** The URL of Interakt's API. */
    public static final String DEFAULT_BASE_URL = "https://api.interakt.ai/v1/public";

    @UriParam(label = "security", secret = true)
    private String apiKey;

    @UriParam(defaultValue = InteraktConfiguration.DEFAULT_BASE_URL)
    private String baseUrl = DEFAULT_BASE_URL;

    @UriParam(label = "producer")
    private String defaultRegion;

    @UriParam(label = "producer,preflight", defaultValue = "true")
    private boolean preflight = true;

    @UriParam(label = "producer,preflight", defaultValue = "reject")
    private ValuePolicy traitPolicy = ValuePolicy.reject;

    @UriParam(label = "producer,preflight", defaultValue = "reject")
    private NestedTraits nestedTraits = NestedTraits.reject;

    @UriParam(label = "producer,preflight", defaultValue = "reject")
    private ValuePolicy templateValuePolicy = ValuePolicy.reject;

    @UriParam(label = "producer,preflight")
    private String blankTemplateValue;

    @UriParam(label = "producer,sms")
    private String smsSenderId;

    @UriParam(label = "producer,sms")
    private String smsEntityId;

    @UriParam(label = "producer,sms")
    private String smsTemplateId;

    @UriParam(label = "producer,preflight")
    private boolean validateTemplate;

    @UriParam(label = "quota")
    private Priority priority;

    @UriParam(label = "quota", javaType = "java.time.Duration", defaultValue = "0")
    private long ttl;

    @UriParam(label = "quota", defaultValue = "3")
    private int maximumRetries = 3;

    /** A copy that can be changed independently. */
    public InteraktConfiguration copy() {
        try {
            return (InteraktConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    URI baseUri() {
        URI uri;
        try {
            uri = new URI(baseUrl.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The option baseUrl is not a URL: " + e.getReason(), e);
        }
        if (!("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                || uri.getHost() == null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The option baseUrl must be an http or https URL with a host and a path, without"
                            + " user, query and fragment, such as " + DEFAULT_BASE_URL);
        }
        return uri;
    }

    /** The preflight of one request; refuses an option that needs preflight where that is off. */
    public Preflight preflight(InteraktOperation operation) {
        if (preflight) {
            return Preflight.of(operation, traitPolicy, nestedTraits);
        }
        if (traitPolicy != ValuePolicy.reject || nestedTraits != NestedTraits.reject || validateTemplate) {
            String needing = traitPolicy != ValuePolicy.reject
                    ? "traitPolicy=" + traitPolicy
                    : validateTemplate ? "validateTemplate=true" : "nestedTraits=" + nestedTraits;
            throw new IllegalArgumentException("The option " + needing + " needs preflight=true: remove one of them");
        }
        return Preflight.off(operation);
    }

    /** How long a call may wait for the quota; {@code null} for no limit. */
    public Duration timeToLive() {
        return ttl == 0 ? null : Duration.ofMillis(AccountConfiguration.atLeast("ttl", ttl, 1));
    }

    public String getApiKey() {
        return apiKey;
    }

    /**
     * The account's secret key from Interakt's Developer Settings, as shown there or decoded. Mandatory; set it on the
     * component, by a property placeholder. Another key than the component's has a quota of its own, of the component's
     * plan. For all operations; webhook needs it for echoes only.
     */
    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /** The API's http or https URL, such as a gateway's or the sandbox's. For all operations except webhook. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getDefaultRegion() {
        return defaultRegion;
    }

    /**
     * The country of phone numbers without a country code, as an ISO 3166 code such as IN; by default they are refused.
     * For message, rcsMessage, trackUser, trackEvent, getUser, assignChat.
     */
    public void setDefaultRegion(String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    public boolean isPreflight() {
        return preflight;
    }

    /**
     * Whether a request is checked against the API's rules before it is sent. Violations fail with reason
     * INVALID_REQUEST and outcome NOT_SENT, and cost no call. For message, rcsMessage, trackUser, trackEvent, getUsers,
     * createCampaign, createTemplate, assignChat.
     */
    public void setPreflight(boolean preflight) {
        this.preflight = preflight;
    }

    public ValuePolicy getTraitPolicy() {
        return traitPolicy;
    }

    /**
     * What happens to a trait with a newline, a tab or more than two spaces in a row. reject: the call is refused.
     * clean: they become one space. Needs preflight. For trackUser, trackEvent.
     */
    public void setTraitPolicy(ValuePolicy traitPolicy) {
        this.traitPolicy = traitPolicy;
    }

    public NestedTraits getNestedTraits() {
        return nestedTraits;
    }

    /**
     * What happens to a trait that is an object. reject: the call is refused. flatten: its fields become traits, joined
     * by an underscore (address_city). Needs preflight. For trackUser, trackEvent.
     */
    public void setNestedTraits(NestedTraits nestedTraits) {
        this.nestedTraits = nestedTraits;
    }

    public ValuePolicy getTemplateValuePolicy() {
        return templateValuePolicy;
    }

    /**
     * What happens to a template's value with line breaks, tabs or more than four spaces in a row. reject: the call is
     * refused. clean: white space of any kind becomes one space, and zero-width characters and direction marks are
     * dropped. For message, rcsMessage.
     */
    public void setTemplateValuePolicy(ValuePolicy templateValuePolicy) {
        this.templateValuePolicy = templateValuePolicy;
    }

    public String getBlankTemplateValue() {
        return blankTemplateValue;
    }

    /** Replaces template values that are null or blank, such as -; by default they are refused. For message, rcsMessage. */
    public void setBlankTemplateValue(String blankTemplateValue) {
        this.blankTemplateValue = blankTemplateValue;
    }

    public String getSmsSenderId() {
        return smsSenderId;
    }

    /** The six-character DLT header that the fallback SMS comes from, with smsMessage. For message, rcsMessage. */
    public void setSmsSenderId(String smsSenderId) {
        this.smsSenderId = smsSenderId;
    }

    public String getSmsEntityId() {
        return smsEntityId;
    }

    /** The id of the DLT principal entity (pe_id) of the fallback SMS, with smsMessage. For message, rcsMessage. */
    public void setSmsEntityId(String smsEntityId) {
        this.smsEntityId = smsEntityId;
    }

    public String getSmsTemplateId() {
        return smsTemplateId;
    }

    /** The id of the DLT template (dlt_te_id) of the fallback SMS, with smsMessage. For message, rcsMessage. */
    public void setSmsTemplateId(String smsTemplateId) {
        this.smsTemplateId = smsTemplateId;
    }

    public boolean isValidateTemplate() {
        return validateTemplate;
    }

    /**
     * Whether the template is compared with the account's before a call: name, language, approval, templateCategory and
     * number of values. A route with an unknown template fails at start. The account's templates are cached for 10
     * minutes; while they cannot be fetched, calls are made unchecked. Needs preflight. For message, createCampaign.
     */
    public void setValidateTemplate(boolean validateTemplate) {
        this.validateTemplate = validateTemplate;
    }

    public Priority getPriority() {
        return priority;
    }

    /**
     * Which calls go first when the quota is scarce: high (one-time passwords; a part of the quota is reserved),
     * normal, or bulk (campaigns; spread evenly over the minute). Default: normal; bulk with allPages, users and
     * templates. For all operations except webhook.
     */
    public void setPriority(Priority priority) {
        this.priority = priority;
    }

    public long getTtl() {
        return ttl;
    }

    /**
     * How long a call may wait for the quota and its retries before it fails unsent with reason EXPIRED; 0 for no
     * limit. Milliseconds, or a duration such as 30s. For all operations except webhook.
     */
    public void setTtl(long ttl) {
        this.ttl = ttl;
    }

    public int getMaximumRetries() {
        return maximumRetries;
    }

    /**
     * How often a failed call is retried if that cannot take effect twice: it was not sent (no connection, 429), or
     * the operation is idempotent (trackUser and reads). For all operations except webhook.
     */
    public void setMaximumRetries(int maximumRetries) {
        this.maximumRetries = maximumRetries;
    }
}
