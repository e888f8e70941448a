package io.github.camelinterakt.internal.webhook;

import java.time.Duration;
import javax.sql.DataSource;

import io.github.camelinterakt.Acknowledgement;
import io.github.camelinterakt.StatusOrder;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of webhooks and their durable inbox. The component has the defaults of its endpoints; each endpoint has a copy. */
@UriParams
public class WebhookConfiguration implements Cloneable {

    static final int DEFAULT_ATTEMPTS = 15;

    @UriParam(label = "consumer,webhook,security", secret = true)
    private String webhookSecret;

    @UriParam(label = "consumer,webhook,security", defaultValue = "true")
    private boolean verifySignature = true;

    @UriParam(label = "consumer,webhook,security", secret = true)
    private String webhookToken;

    @UriParam(label = "consumer,webhook,security")
    private String webhookTokenHeader;

    @UriParam(label = "consumer,webhook", defaultValue = "onComplete")
    private Acknowledgement ack = Acknowledgement.onComplete;

    @UriParam(label = "consumer,webhook", javaType = "java.time.Duration", defaultValue = "2500")
    private long ackDeadline = 2_500;

    @UriParam(label = "consumer,webhook", defaultValue = "1048576")
    private int maxBodySize = 1024 * 1024;

    @UriParam(label = "consumer,webhook")
    private String httpServerComponent;

    @UriParam(label = "consumer,webhook", defaultValue = "any")
    private StatusOrder statusOrder = StatusOrder.any;

    @UriParam(label = "consumer,webhook,advanced")
    private IdempotentRepository idempotentRepository;

    @UriParam(label = "consumer,webhook", javaType = "java.time.Duration", defaultValue = "0")
    private long silenceAlarm;

    @UriParam(label = "consumer,inbox")
    private DataSource inbox;

    @UriParam(label = "consumer,webhook", defaultValue = "8")
    private int concurrentConsumers = 8;

    @UriParam(label = "consumer,inbox", defaultValue = "15")
    private int maxAttempts = DEFAULT_ATTEMPTS;

    @UriParam(label = "consumer,inbox", javaType = "java.time.Duration", defaultValue = "604800000")
    private long retention = Duration.ofDays(7).toMillis();

    /** A copy that can be changed independently. */
    public WebhookConfiguration copy() {
        try {
            return (WebhookConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public String getWebhookSecret() {
        return webhookSecret;
    }

    /**
     * The webhook's secret from Interakt's Developer Settings, which signs the requests; not the API key. Several,
     * separated by commas, while it is rotated. Mandatory unless verifySignature is false. For webhook.
     */
    public void setWebhookSecret(String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public boolean isVerifySignature() {
        return verifySignature;
    }

    /**
     * Whether a request must be signed. If false, anyone who can reach the URL can post events: for RCS, whose requests
     * are not signed, set webhookToken too. For webhook.
     */
    public void setVerifySignature(boolean verifySignature) {
        this.verifySignature = verifySignature;
    }

    public String getWebhookToken() {
        return webhookToken;
    }

    /**
     * A secret in the URL given to Interakt, as the path's last segment: /rcs/abc for path=/rcs and the token abc.
     * Several, separated by commas, while it is rotated. If there is a webhookSecret too, both are checked. For
     * webhook.
     */
    public void setWebhookToken(String webhookToken) {
        this.webhookToken = webhookToken;
    }

    public String getWebhookTokenHeader() {
        return webhookTokenHeader;
    }

    /**
     * The request header that carries webhookToken, if a proxy adds it. By default the token is the path's last
     * segment.
     */
    public void setWebhookTokenHeader(String webhookTokenHeader) {
        this.webhookTokenHeader = webhookTokenHeader;
    }

    public Acknowledgement getAck() {
        return ack;
    }

    /**
     * When an event is acknowledged with status 200. onComplete: when the route has completed; with 500 if it failed,
     * and at ackDeadline as acceptAtDeadline says. onStore: when the event is stored in the durable inbox (see inbox),
     * which delivers it to the route with retries; with 503 if it cannot be stored. For webhook.
     */
    public void setAck(Acknowledgement ack) {
        this.ack = ack;
    }

    public long getAckDeadline() {
        return ackDeadline;
    }

    /**
     * The latest response to a request after it arrived; the route continues. Keep it below the 3 seconds that Interakt
     * waits. 0: no deadline, and the event is handled on the thread of the HTTP server. Milliseconds, or a duration
     * such as 2s. For webhook.
     */
    public void setAckDeadline(long ackDeadline) {
        this.ackDeadline = ackDeadline;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    /**
     * The largest body of a request, in bytes; a larger one is answered with 413. The HTTP server may have a lower
     * limit.
     */
    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public String getHttpServerComponent() {
        return httpServerComponent;
    }

    /**
     * The component whose HTTP server receives the requests: any that serves the REST DSL. By default that of the REST
     * configuration, else platform-http, else the only one.
     */
    public void setHttpServerComponent(String httpServerComponent) {
        this.httpServerComponent = httpServerComponent;
    }

    public StatusOrder getStatusOrder() {
        return statusOrder;
    }

    /**
     * Which reports of a message's status reach the route. any: all. forwardOnly: those with which the message moves
     * forward, from sent to delivered to read, or from sent to failed; late and repeated ones are dropped, and those of
     * one message are delivered one at a time. For webhook.
     */
    public void setStatusOrder(StatusOrder statusOrder) {
        this.statusOrder = statusOrder;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    /**
     * Where ack=onComplete keeps the keys of events that the route has completed, for deduplication and statusOrder. By
     * default in memory, for the last 10000 events.
     */
    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public long getSilenceAlarm() {
        return silenceAlarm;
    }

    /**
     * The time without an event after which the health check reports the webhook as down: Interakt switches a webhook
     * off without notice. 0: never. Milliseconds, or a duration such as 6h.
     */
    public void setSilenceAlarm(long silenceAlarm) {
        this.silenceAlarm = silenceAlarm;
    }

    public DataSource getInbox() {
        return inbox;
    }

    /**
     * The database of the durable inbox, as a reference to a DataSource: #bean:myDataSource. Mandatory with
     * ack=onStore. PostgreSQL, H2, MySQL or MariaDB, with a connection pool of at least 4 connections. For webhook.
     */
    public void setInbox(DataSource inbox) {
        this.inbox = inbox;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    /** How many events the route handles concurrently on each node. At least 1. For webhook. */
    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    /**
     * After how many failed attempts an event is parked. An attempt interrupted by a crash counts. The second attempt
     * follows after 1 second, each further one after twice as long, up to 10 minutes: with the default about an hour in
     * all. At least 1. For webhook.
     */
    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public long getRetention() {
        return retention;
    }

    /**
     * How long an event is kept in the inbox after it is done: it is recognised as a duplicate and can be replayed.
     * Parked events are kept until they are replayed or discarded. Milliseconds, or a duration such as 7d.
     */
    public void setRetention(long retention) {
        this.retention = retention;
    }

    /** Rejects values that are out of their range. */
    void check() {
        atLeast("ackDeadline", ackDeadline, 0);
        atLeast("silenceAlarm", silenceAlarm, 0);
        atLeast("concurrentConsumers", concurrentConsumers, 1);
        atLeast("maxAttempts", maxAttempts, 1);
        atLeast("retention", retention, 1);
        require(
                maxBodySize >= 1 && maxBodySize < Integer.MAX_VALUE,
                "The option maxBodySize of interakt:webhook must be from 1 to " + (Integer.MAX_VALUE - 1)
                        + " bytes, not " + maxBodySize);
    }

    private static void atLeast(String option, long value, long least) {
        require(
                value >= least,
                "The option " + option + " of interakt:webhook must be at least " + least + ", not " + value);
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
