package io.github.camelinterakt.internal.webhook;

import java.time.Duration;
import javax.sql.DataSource;

import io.github.camelinterakt.Acknowledgement;
import io.github.camelinterakt.FlowAnswers;
import io.github.camelinterakt.StatusOrder;
import io.github.camelinterakt.internal.inbox.InboxSettings;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the webhook and its durable inbox. The component holds one, with the defaults of all endpoints; an endpoint gets a copy. */
@UriParams
public class WebhookConfiguration implements Cloneable {

    private static final String DEFAULT_TABLE = "interakt_inbox";
    private static final int DEFAULT_ATTEMPTS = 15;

    @UriParam(label = "consumer,webhook", defaultValue = "/interakt")
    private String path = "/interakt";

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

    @UriParam(label = "consumer,webhook", defaultValue = "false")
    private boolean acceptAtDeadline;

    @UriParam(label = "consumer,webhook", defaultValue = "1048576")
    private int maxBodySize = 1024 * 1024;

    @UriParam(label = "consumer,webhook")
    private String httpServerComponent;

    @UriParam(label = "consumer,webhook", defaultValue = "false")
    private boolean customerMessagesOnly;

    @UriParam(label = "consumer,webhook", defaultValue = "any")
    private StatusOrder statusOrder = StatusOrder.any;

    @UriParam(label = "consumer,webhook", defaultValue = "supplement")
    private FlowAnswers flowAnswers = FlowAnswers.supplement;

    @UriParam(label = "consumer,webhook,advanced")
    private IdempotentRepository idempotentRepository;

    @UriParam(label = "consumer,webhook", javaType = "java.time.Duration", defaultValue = "0")
    private long silenceAlarm;

    @UriParam(label = "consumer,inbox")
    private DataSource inbox;

    @UriParam(label = "consumer,inbox", defaultValue = "interakt_inbox")
    private String inboxTable = DEFAULT_TABLE;

    @UriParam(label = "consumer,webhook", defaultValue = "8")
    private int concurrentConsumers = 8;

    @UriParam(label = "consumer,inbox", defaultValue = "false")
    private boolean orderByCustomer;

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

    public String getPath() {
        return path;
    }

    /**
     * The path on the HTTP server that Interakt posts to. Each webhook of an application needs its own. For webhook.
     */
    public void setPath(String path) {
        this.path = path;
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

    public boolean isAcceptAtDeadline() {
        return acceptAtDeadline;
    }

    /**
     * Whether, with ack=onComplete, the response at ackDeadline is 200 instead of 503: Interakt counts no failure, but
     * the event is lost if the route then fails. For webhook.
     */
    public void setAcceptAtDeadline(boolean acceptAtDeadline) {
        this.acceptAtDeadline = acceptAtDeadline;
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

    public boolean isCustomerMessagesOnly() {
        return customerMessagesOnly;
    }

    /**
     * Whether message_received events that echo the account's own messages are dropped. Other events are not affected.
     * For webhook.
     */
    public void setCustomerMessagesOnly(boolean customerMessagesOnly) {
        this.customerMessagesOnly = customerMessagesOnly;
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

    public FlowAnswers getFlowAnswers() {
        return flowAnswers;
    }

    /**
     * One reply to a WhatsApp Flow may be posted as two events, of which one contains the Flow's id and template.
     * supplement: if that is the second one, it reaches the route too, with CamelInteraktSupplement=true. wait: the
     * response to the other one is delayed by up to 1 second, so that the route gets only the one that contains more. For
     * webhook.
     */
    public void setFlowAnswers(FlowAnswers flowAnswers) {
        this.flowAnswers = flowAnswers;
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

    public String getInboxTable() {
        return inboxTable;
    }

    /**
     * The inbox's table, also as schema.table: letters, digits and underscores, up to 40. Created if it is absent.
     * Nodes with the same table share one inbox; each route of an application needs its own. For webhook.
     */
    public void setInboxTable(String inboxTable) {
        this.inboxTable = inboxTable;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    /** How many events the route handles concurrently on each node. At least 1. For webhook. */
    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public boolean isOrderByCustomer() {
        return orderByCustomer;
    }

    /**
     * Whether the events of one customer are delivered one after the other, in the order in which they were stored. A
     * failing event holds up that customer's later ones until it succeeds or is parked. Must be the same on all nodes.
     * For webhook.
     */
    public void setOrderByCustomer(boolean orderByCustomer) {
        this.orderByCustomer = orderByCustomer;
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

    InboxSettings inboxSettings() {
        return new InboxSettings(inbox, inboxTable, concurrentConsumers, maxAttempts, Duration.ofMillis(retention));
    }

    /** Rejects values that are out of their range, or contradict each other. */
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
        require(
                inboxTable != null && inboxTable.matches("([A-Za-z_]\\w*\\.)?[A-Za-z_]\\w{0,39}"),
                "The option inboxTable of interakt:webhook must be a name of letters, digits and underscores, up to 40 of"
                        + " them, or schema.name");
        require(
                inbox != null || ack != Acknowledgement.onStore,
                "interakt:webhook with ack=onStore needs the option inbox, a DataSource in which the events are stored,"
                        + " such as inbox=#bean:myDataSource");
        boolean onStore = ack == Acknowledgement.onStore;
        goesWith("inbox", inbox != null, "ack=onStore", onStore);
        goesWith("inboxTable", !DEFAULT_TABLE.equals(inboxTable), "ack=onStore", onStore);
        goesWith("maxAttempts", maxAttempts != DEFAULT_ATTEMPTS, "ack=onStore", onStore);
        goesWith("orderByCustomer", orderByCustomer, "ack=onStore", onStore);
        goesWith("acceptAtDeadline", acceptAtDeadline, "ack=onComplete", !onStore);
        goesWith("acceptAtDeadline", acceptAtDeadline, "an ackDeadline of more than 0", ackDeadline > 0);
    }

    private static void goesWith(String option, boolean isSet, String other, boolean isOther) {
        require(
                !isSet || isOther,
                "The option " + option + " of interakt:webhook has no effect without " + other + ": set " + other
                        + ", or remove " + option);
    }

    private static void atLeast(String option, long value, long least) {
        require(
                value >= least,
                "The option " + option + " of interakt:webhook must be at least " + least + ", not " + value);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
