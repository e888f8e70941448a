package io.github.camelinterakt;

import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.internal.client.InteraktClient;
import io.github.camelinterakt.internal.governor.GovernorSettings;
import io.github.camelinterakt.internal.http.ConnectionSettings;
import io.github.camelinterakt.lease.QuotaStore;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The options of an account, which only the component has: quota, connection, and the state of feeds. */
@UriParams
public class AccountConfiguration implements Cloneable {

    @UriParam
    private String accountName;

    @UriParam(label = "quota", defaultValue = "GROWTH")
    private Plan plan = Plan.GROWTH;

    @UriParam(label = "quota")
    private Integer requestsPerMinute;

    @UriParam(label = "quota", defaultValue = "1.0")
    private double quotaShare = 1.0;

    @UriParam(label = "quota,advanced")
    private QuotaStore quotaStore;

    @UriParam(label = "quota", defaultValue = "10000")
    private int maxQueued = 10_000;

    @UriParam(label = "quota", defaultValue = "0.05")
    private double highReserve = 0.05;

    @UriParam(label = "quota", javaType = "java.time.Duration", defaultValue = "1000")
    private long retryDelay = 1_000;

    @UriParam(label = "quota,advanced")
    private boolean retryOn503;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "10000")
    private long connectTimeout = 10_000;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "30000")
    private long responseTimeout = 30_000;

    @UriParam(label = "advanced", defaultValue = "16777216")
    private int maxResponseSize = 16 * 1024 * 1024;

    @UriParam(label = "security")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy")
    private String proxyHost;

    @UriParam(label = "proxy")
    private Integer proxyPort;

    @UriParam(label = "proxy,security", secret = true)
    private String proxyUsername;

    @UriParam(label = "proxy,security", secret = true)
    private String proxyPassword;

    @UriParam(label = "feed", defaultValue = ".camel-interakt/checkpoints.properties")
    private String checkpointFile = ".camel-interakt/checkpoints.properties";

    @UriParam(label = "feed", javaType = "java.time.Duration", defaultValue = "5000")
    private long lag = 5_000;

    @UriParam(label = "advanced")
    private StateRepository<String, String> echoMemory;

    @UriParam(label = "advanced")
    @Metadata(autowired = true)
    private ObjectMapper objectMapper;

    // Constants that tests replace.
    Duration maximumRetryDelay = Duration.ofSeconds(30);
    Duration connectionRequestTimeout = Duration.ofSeconds(30);
    int maxConnections = 256;

    AccountConfiguration copy() throws CloneNotSupportedException {
        return (AccountConfiguration) clone();
    }

    /** The settings that must be equal on all components with the same key. */
    GovernorSettings governorSettings() {
        if (!(quotaShare > 0 && quotaShare <= 1)) {
            throw new IllegalArgumentException(
                    "The option quotaShare must be more than 0 and at most 1, and is " + quotaShare);
        }
        if (!(highReserve >= 0 && highReserve <= 0.5)) {
            throw new IllegalArgumentException("The option highReserve must be from 0 to 0.5, and is " + highReserve);
        }
        if (plan == Plan.ENTERPRISE && requestsPerMinute == null) {
            throw new IllegalArgumentException(
                    "plan=ENTERPRISE needs the option requestsPerMinute: set it to what was agreed with Interakt");
        }
        long planned = requestsPerMinute == null
                ? plan.requestsPerMinute()
                : atLeast("requestsPerMinute", requestsPerMinute, 1);
        int share = (int) (planned * quotaShare);
        if (share < 1) {
            throw new IllegalArgumentException(
                    "The option quotaShare leaves this node less than one request a minute: raise it");
        }
        return new GovernorSettings(share, atLeast("maxQueued", maxQueued, 1), highReserve);
    }

    /** The longest time from connecting to the response. */
    Duration longestCall() {
        return Duration.ofMillis(connectTimeout + responseTimeout);
    }

    InteraktClient.Retries retries(int maximum) {
        return new InteraktClient.Retries(
                atLeast("maximumRetries", maximum, 0),
                Duration.ofMillis(atLeast("retryDelay", retryDelay, 1)),
                maximumRetryDelay,
                retryOn503);
    }

    ConnectionSettings connectionSettings(SSLContextParameters globalTls) {
        return new ConnectionSettings(
                Duration.ofMillis(atLeast("connectTimeout", connectTimeout, 1)),
                connectionRequestTimeout,
                Duration.ofMillis(atLeast("responseTimeout", responseTimeout, 1)),
                maxConnections,
                atLeast("maxResponseSize", maxResponseSize, 1024),
                sslContextParameters != null ? sslContextParameters : globalTls,
                proxy());
    }

    private ConnectionSettings.Proxy proxy() {
        if (proxyHost == null && proxyPort == null && proxyUsername == null && proxyPassword == null) {
            return null;
        }
        if (proxyHost == null || proxyPort == null) {
            throw new IllegalArgumentException("A proxy needs both options proxyHost and proxyPort");
        }
        if (proxyPort < 1 || proxyPort > 65_535) {
            throw new IllegalArgumentException("The option proxyPort must be from 1 to 65535, and is " + proxyPort);
        }
        if (proxyPassword != null && proxyUsername == null) {
            throw new IllegalArgumentException("The option proxyPassword needs proxyUsername");
        }
        return new ConnectionSettings.Proxy(proxyHost, proxyPort, proxyUsername, proxyPassword);
    }

    static int atLeast(String option, long value, long least) {
        if (value < least || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The option " + option + " must be from " + least + " to "
                    + Integer.MAX_VALUE + ", and is " + value);
        }
        return (int) value;
    }

    public String getAccountName() {
        return accountName;
    }

    /** The account's name in metrics, JMX, health, the developer console and logs. Default: the component's name. */
    public void setAccountName(String accountName) {
        this.accountName = accountName;
    }

    public Plan getPlan() {
        return plan;
    }

    /** The account's plan: GROWTH (300 requests per minute), ADVANCED (600) or ENTERPRISE (requestsPerMinute). */
    public void setPlan(Plan plan) {
        this.plan = plan;
    }

    public Integer getRequestsPerMinute() {
        return requestsPerMinute;
    }

    /** The account's rate limit where it differs from the plan's. At least 1; mandatory with plan=ENTERPRISE. */
    public void setRequestsPerMinute(Integer requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public double getQuotaShare() {
        return quotaShare;
    }

    /** The fraction of the quota that this process uses, such as 0.5 on each of two nodes. Above 0, at most 1. */
    public void setQuotaShare(double quotaShare) {
        this.quotaShare = quotaShare;
    }

    public QuotaStore getQuotaStore() {
        return quotaStore;
    }

    /**
     * The store through which nodes share one quota, such as a bean io.github.camelinterakt.lease.JdbcQuotaStore. By
     * default each process uses its quotaShare.
     */
    public void setQuotaStore(QuotaStore quotaStore) {
        this.quotaStore = quotaStore;
    }

    public int getMaxQueued() {
        return maxQueued;
    }

    /** How many calls of each priority may wait for the quota; further calls fail with QUEUE_FULL. At least 1. */
    public void setMaxQueued(int maxQueued) {
        this.maxQueued = maxQueued;
    }

    public double getHighReserve() {
        return highReserve;
    }

    /** The fraction of the quota reserved for priority high, from the first such call or endpoint on: 0 to 0.5. */
    public void setHighReserve(double highReserve) {
        this.highReserve = highReserve;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    /**
     * The delay before the first automatic retry (see maximumRetries). Each further one is twice as long, at most 30
     * seconds, less a random part of up to half. Milliseconds, or a duration such as 1s.
     */
    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public boolean isRetryOn503() {
        return retryOn503;
    }

    /**
     * Whether a 503 with Retry-After means for messages and events too that the request was not processed: the
     * outcome is then NOT_SENT, and the call is retried. Set it only if no gateway on the way may respond so after it
     * has forwarded the request.
     */
    public void setRetryOn503(boolean retryOn503) {
        this.retryOn503 = retryOn503;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * How long connecting may take, TLS handshake included. Past it the call fails with reason TIMEOUT and outcome
     * NOT_SENT. Milliseconds, or a duration such as 10s.
     */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    /**
     * How long the complete response may take from the last byte of the request on. Past it the call fails with reason
     * TIMEOUT and outcome MAYBE_SENT. Milliseconds, or a duration such as 30s.
     */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public int getMaxResponseSize() {
        return maxResponseSize;
    }

    /** The largest response that is read, in bytes; a larger one fails with INVALID_RESPONSE. At least 1024. */
    public void setMaxResponseSize(int maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /** TLS settings, as a bean (#bean:myTls). Default: those of useGlobalSslContextParameters, or the JVM's. */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    /** The host of an HTTP proxy through which Interakt is reached; needs proxyPort. */
    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    /** The port of the HTTP proxy, from 1 to 65535; needs proxyHost. */
    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyUsername() {
        return proxyUsername;
    }

    /** The user name for an HTTP proxy with Basic authentication; needs proxyHost. */
    public void setProxyUsername(String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    /** The password that goes with proxyUsername. */
    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public String getCheckpointFile() {
        return checkpointFile;
    }

    /**
     * The file of the checkpoints of feeds without an option checkpoint, relative to the working directory. Feeds of
     * one process may share it; processes may not.
     */
    public void setCheckpointFile(String checkpointFile) {
        this.checkpointFile = checkpointFile;
    }

    public long getLag() {
        return lag;
    }

    /**
     * How far users stays behind Interakt's present, so that it misses no change that becomes visible late.
     * Milliseconds, or a duration such as 5s; at least 1 second, as far as the clocks may differ.
     */
    public void setLag(long lag) {
        this.lag = lag;
    }

    public StateRepository<String, String> getEchoMemory() {
        return echoMemory;
    }

    /**
     * The repository for hashes of what was sent and received, used by delta and echoes: a StateRepository bean
     * (#bean:name). Default: that of an endpoint's option delta, else the memory of this process, for the 20000
     * contacts used last.
     */
    public void setEchoMemory(StateRepository<String, String> echoMemory) {
        this.echoMemory = echoMemory;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    /**
     * Turns maps and POJOs of the body into JSON. Default: the registry's ObjectMapper if it holds exactly one, else
     * one that writes dates as ISO-8601. JSON and the typed model do not pass through it.
     */
    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }
}
