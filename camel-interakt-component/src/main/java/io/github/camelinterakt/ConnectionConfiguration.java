package io.github.camelinterakt;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.http.ConnectionSettings;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** How an endpoint reaches Interakt: account, URL, time-outs, TLS and proxy. */
@UriParams
public abstract class ConnectionConfiguration {

    @UriParam(label = "security", secret = true)
    private String apiKey;

    @UriParam(label = "common", defaultValue = ConnectionConfiguration.DEFAULT_BASE_URL)
    private String baseUrl = DEFAULT_BASE_URL;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "10000")
    private long connectTimeout = 10_000;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "30000")
    private long responseTimeout = 30_000;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "30000")
    private long connectionRequestTimeout = 30_000;

    @UriParam(label = "advanced", defaultValue = "256")
    private int maxConnections = 256;

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

    @UriParam(label = "advanced")
    private ObjectMapper objectMapper;

    /** The vendor's public API. */
    public static final String DEFAULT_BASE_URL = "https://api.interakt.ai/v1/public";

    /**
     * What the HTTP client is made from.
     *
     * @throws IllegalArgumentException if an option is out of its range or contradicts another; the message names it
     */
    ConnectionSettings connectionSettings(SSLContextParameters globalTls) {
        return new ConnectionSettings(
                positive("connectTimeout", connectTimeout),
                positive("connectionRequestTimeout", connectionRequestTimeout),
                positive("responseTimeout", responseTimeout),
                atLeast("maxConnections", maxConnections, 1),
                atLeast("maxResponseSize", maxResponseSize, 1024),
                sslContextParameters != null ? sslContextParameters : globalTls,
                proxy());
    }

    /**
     * The base URL.
     *
     * @throws IllegalArgumentException if it is not an http or https URL; the message names the option
     */
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

    private static Duration positive(String option, long millis) {
        return Duration.ofMillis(atLeast(option, millis, 1));
    }

    private static int atLeast(String option, int value, int least) {
        return Math.toIntExact(atLeast(option, (long) value, least));
    }

    private static long atLeast(String option, long value, long least) {
        if (value < least || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The option " + option + " must be from " + least + " to "
                    + Integer.MAX_VALUE + ", and is " + value);
        }
        return value;
    }

    public String getApiKey() {
        return apiKey;
    }

    /**
     * The account's secret key, as the dashboard shows it under Settings, Developer Settings (in base64 already),
     * or raw: both forms work and send the same header. Mandatory, on the endpoint or on the component. Set it
     * with a property placeholder on the component, not in the URI.
     */
    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /**
     * Where the API is: an http or https URL, without the operation's path. Change it for a proxy, a gateway, or
     * the sandbox.
     */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * How long a connection, with its TLS handshake, may take to come about. Past it the call fails with reason
     * TIMEOUT and outcome NOT_SENT. Milliseconds, or a duration such as 10s.
     */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    /**
     * How long the complete answer may take from the last byte of the request on. Past it the call fails with
     * reason TIMEOUT and outcome MAYBE_SENT. Milliseconds, or a duration such as 30s.
     */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getConnectionRequestTimeout() {
        return connectionRequestTimeout;
    }

    /**
     * How long a call may wait for a free connection when all of maxConnections are in use. Past it the call fails
     * with reason TIMEOUT and outcome NOT_SENT. Milliseconds, or a duration such as 30s.
     */
    public void setConnectionRequestTimeout(long connectionRequestTimeout) {
        this.connectionRequestTimeout = connectionRequestTimeout;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    /**
     * How many connections may be open at once, and so how many calls may be under way; further calls wait
     * (connectionRequestTimeout) without holding a thread. Endpoints with equal connection settings share one
     * pool. At least 1.
     */
    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public int getMaxResponseSize() {
        return maxResponseSize;
    }

    /**
     * The largest answer that is read, in bytes; a larger one fails with reason INVALID_RESPONSE. A page of 100
     * contacts has some 100 KB. At least 1024.
     */
    public void setMaxResponseSize(int maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * TLS settings (trust store, key store, protocols) for the connection, as a reference to a bean: #bean:myTls.
     * Without it, those of useGlobalSslContextParameters, or the JVM's.
     */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    /**
     * The host of an HTTP proxy through which Interakt is reached; needs proxyPort.
     */
    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    /**
     * The port of the HTTP proxy, from 1 to 65535; needs proxyHost.
     */
    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyUsername() {
        return proxyUsername;
    }

    /**
     * The user name for an HTTP proxy that asks for one (Basic authentication); needs proxyHost.
     */
    public void setProxyUsername(String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    /**
     * The password that goes with proxyUsername.
     */
    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    /**
     * The ObjectMapper that turns maps and POJOs of the body into JSON. Without it, the one ObjectMapper of the
     * registry, if there is exactly one; else one that writes dates as ISO-8601. Documents that are JSON already,
     * and the typed model, do not pass through it.
     */
    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }
}
