package io.github.camelinterakt;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

import io.github.camelinterakt.client.CallTerms;
import io.github.camelinterakt.preflight.NestedTraits;
import io.github.camelinterakt.preflight.TraitPolicy;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How an endpoint calls the API. The component holds one with the defaults of all its endpoints; each gets a copy. */
@UriParams
public class InteraktConfiguration implements Cloneable {

    /** The vendor's public API. */
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
    private TraitPolicy traitPolicy = TraitPolicy.reject;

    @UriParam(label = "producer,preflight", defaultValue = "reject")
    private NestedTraits nestedTraits = NestedTraits.reject;

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

    /** The base URL, checked. */
    URI baseUri() {
        URI uri;
        try {
            uri = new URI(baseUrl.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The option baseUrl is not a URL: " + e.getReason(), e);
        }
        boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!http
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

    /** Refuses options that need preflight where that is off. */
    void checkPreflight() {
        String needs = null;
        if (traitPolicy != TraitPolicy.reject) {
            needs = "traitPolicy=" + traitPolicy;
        } else if (nestedTraits != NestedTraits.reject) {
            needs = "nestedTraits=" + nestedTraits;
        } else if (validateTemplate) {
            needs = "validateTemplate=true";
        }
        if (!preflight && needs != null) {
            throw new IllegalArgumentException("The option " + needs + " needs preflight=true: take one of them out");
        }
    }

    /**
     * How the endpoint's calls wait for the quota.
     *
     * @param unset the priority where none is set
     */
    public CallTerms callTerms(Priority unset) {
        return new CallTerms(
                priority == null ? unset : priority,
                ttl == 0 ? null : Duration.ofMillis(AccountConfiguration.atLeast("ttl", ttl, 1)));
    }

    public String getApiKey() {
        return apiKey;
    }

    /**
     * The account's secret key: as the dashboard shows it under Settings, Developer Settings (in base64 already), or
     * raw; both send the same header. Mandatory, on the endpoint or the component. Set it on the component, by a
     * property placeholder. A key that differs from the component's has a quota of its own, of the component's plan.
     * For all operations; webhook needs it for echoes only.
     */
    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /**
     * Where the API is: an http or https URL, without the operation's path. Change it for a gateway or the sandbox. For
     * all operations except webhook.
     */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getDefaultRegion() {
        return defaultRegion;
    }

    /**
     * The country of phone numbers without a country code: an ISO 3166 code of two letters, such as IN. Without it such
     * numbers are refused. For message, rcsMessage, trackUser, trackEvent, getUser, assignChat.
     */
    public void setDefaultRegion(String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    public boolean isPreflight() {
        return preflight;
    }

    /**
     * Whether a request is checked against the API's rules before it is sent. What Interakt would refuse then fails
     * with reason INVALID_REQUEST and outcome NOT_SENT, costs no call, and the exception lists every violation. With
     * false the request is sent as it is. For message, rcsMessage, trackUser, trackEvent, getUsers, createCampaign,
     * createTemplate, assignChat.
     */
    public void setPreflight(boolean preflight) {
        this.preflight = preflight;
    }

    public TraitPolicy getTraitPolicy() {
        return traitPolicy;
    }

    /**
     * What happens to a trait that holds a newline, a tab or more than two spaces in a row. reject: the call is
     * refused. clean: such white space becomes one space, and is removed at both ends. Needs preflight. For trackUser,
     * trackEvent.
     */
    public void setTraitPolicy(TraitPolicy traitPolicy) {
        this.traitPolicy = traitPolicy;
    }

    public NestedTraits getNestedTraits() {
        return nestedTraits;
    }

    /**
     * What happens to a trait that is an object; Interakt's traits are flat. reject: the call is refused. flatten: its
     * fields become traits of their own, joined by an underscore (address_city); two traits of one name are refused.
     * Needs preflight. For trackUser, trackEvent.
     */
    public void setNestedTraits(NestedTraits nestedTraits) {
        this.nestedTraits = nestedTraits;
    }

    public boolean isValidateTemplate() {
        return validateTemplate;
    }

    /**
     * Whether the template is compared with the account's templates before the call: name, language, approval, category
     * (where templateCategory is set) and the numbers of header, body and button values. An endpoint whose URI names an
     * unknown template fails at start. The templates are fetched once an account, and again after 10 minutes; while
     * they cannot be fetched, calls are made unchecked. Needs preflight. For message, createCampaign.
     */
    public void setValidateTemplate(boolean validateTemplate) {
        this.validateTemplate = validateTemplate;
    }

    public Priority getPriority() {
        return priority;
    }

    /**
     * Which calls go first when the quota is scarce: high (such as a one-time password; a part of the quota is reserved
     * for it), normal, or bulk (such as a campaign; spread evenly over the minute). Overridden by the header
     * CamelInteraktPriority. Default: normal; bulk with allPages and for users and templates. For all operations except
     * webhook.
     */
    public void setPriority(Priority priority) {
        this.priority = priority;
    }

    public long getTtl() {
        return ttl;
    }

    /**
     * How long a call may wait for the quota and its retries. Past it, the call fails unsent with reason EXPIRED.
     * Overridden by the header CamelInteraktTtl. Milliseconds, or a duration such as 30s; 0 for no limit. For all
     * operations except webhook.
     */
    public void setTtl(long ttl) {
        this.ttl = ttl;
    }

    public int getMaximumRetries() {
        return maximumRetries;
    }

    /**
     * How often a call is retried where that can have no second effect: it was surely not carried out (no connection,
     * 429, 503 with Retry-After), or the operation is idempotent (trackUser and everything that only reads). 0 for
     * never. For all operations except webhook.
     */
    public void setMaximumRetries(int maximumRetries) {
        this.maximumRetries = maximumRetries;
    }
}
