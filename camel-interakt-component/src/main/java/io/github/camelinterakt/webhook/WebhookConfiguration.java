package io.github.camelinterakt.webhook;

import java.time.Duration;
import javax.sql.DataSource;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the webhook and its durable inbox. The component holds one, with the defaults of all endpoints; an endpoint gets a copy. */
@UriParams
public class WebhookConfiguration implements Cloneable {

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

    @UriParam(label = "consumer,webhook,advanced")
    private StateRepository<String, String> statusRepository;

    @UriParam(label = "consumer,webhook,advanced")
    private IdempotentRepository idempotentRepository;

    @UriParam(label = "consumer,webhook", javaType = "java.time.Duration", defaultValue = "0")
    private long silenceAlarm;

    @UriParam(label = "consumer,inbox")
    private DataSource inbox;

    @UriParam(label = "consumer,inbox", defaultValue = "interakt_inbox")
    private String inboxTable = "interakt_inbox";

    @UriParam(label = "consumer,webhook", defaultValue = "8")
    private int concurrentConsumers = 8;

    @UriParam(label = "consumer,inbox", defaultValue = "false")
    private boolean orderByCustomer;

    @UriParam(label = "consumer,inbox", defaultValue = "15")
    private int maxAttempts = 15;

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
     * The path on the HTTP server that Interakt posts to, such as /interakt. Each webhook of an application needs its
     * own. For webhook.
     */
    public void setPath(String path) {
        this.path = path;
    }

    public String getWebhookSecret() {
        return webhookSecret;
    }

    /**
     * The webhook's secret from Interakt's Developer Settings, by which its requests are signed; not the API key.
     * Several, separated by commas, while it is being changed: a request may be signed with any of them. White space
     * around a secret is ignored. Mandatory unless verifySignature is false. For webhook.
     */
    public void setWebhookSecret(String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public boolean isVerifySignature() {
        return verifySignature;
    }

    /**
     * Whether a request must be signed. Without it anybody who can reach the URL can post events; for RCS, whose
     * requests are not signed, set it to false together with webhookToken. For webhook.
     */
    public void setVerifySignature(boolean verifySignature) {
        this.verifySignature = verifySignature;
    }

    public String getWebhookToken() {
        return webhookToken;
    }

    /**
     * A secret that is part of the URL given to Interakt, as the path's last segment: path=/rcs with the token abc is
     * posted to at /rcs/abc. Several, separated by commas, while it is being changed. With a secret of the webhook too,
     * both must be right. For webhook.
     */
    public void setWebhookToken(String webhookToken) {
        this.webhookToken = webhookToken;
    }

    public String getWebhookTokenHeader() {
        return webhookTokenHeader;
    }

    /**
     * The request header that carries webhookToken, where a proxy in front adds it. Without it, the token is the path's last
     * segment.
     */
    public void setWebhookTokenHeader(String webhookTokenHeader) {
        this.webhookTokenHeader = webhookTokenHeader;
    }

    public Acknowledgement getAck() {
        return ack;
    }

    /**
     * When an event is acknowledged with status 200. onComplete: when the route has completed; 500 when it failed; at
     * ackDeadline what acceptAtDeadline says. onStore: when it is stored in the durable inbox (see inbox), from which
     * the route is fed and tried again; 503 when it cannot be stored. For webhook.
     */
    public void setAck(Acknowledgement ack) {
        this.ack = ack;
    }

    public long getAckDeadline() {
        return ackDeadline;
    }

    /**
     * How long after a request came in it is answered at the latest; the route goes on. Below the 3 seconds that
     * Interakt waits. With 0 there is no deadline, and with ack=onComplete the route runs on the server's own thread:
     * for routes that are never slow. Milliseconds, or a duration such as 2s. For webhook.
     */
    public void setAckDeadline(long ackDeadline) {
        this.ackDeadline = ackDeadline;
    }

    public boolean isAcceptAtDeadline() {
        return acceptAtDeadline;
    }

    /**
     * Whether, with ack=onComplete, the answer at ackDeadline is 200 instead of 503: Interakt does not count a failure,
     * and the event is lost if the route then fails. For webhook.
     */
    public void setAcceptAtDeadline(boolean acceptAtDeadline) {
        this.acceptAtDeadline = acceptAtDeadline;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    /**
     * The largest body of a webhook request, in bytes; a larger one is answered with 413. The HTTP server may have a
     * smaller limit of its own.
     */
    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public String getHttpServerComponent() {
        return httpServerComponent;
    }

    /**
     * The component whose HTTP server receives webhooks: any that can serve Camel's REST DSL. Default: that of the REST
     * configuration, or platform-http, or the only one there is.
     */
    public void setHttpServerComponent(String httpServerComponent) {
        this.httpServerComponent = httpServerComponent;
    }

    public boolean isCustomerMessagesOnly() {
        return customerMessagesOnly;
    }

    /**
     * Whether events of type message_received are dropped that echo the account's own messages. Events of other types
     * are not affected. For webhook.
     */
    public void setCustomerMessagesOnly(boolean customerMessagesOnly) {
        this.customerMessagesOnly = customerMessagesOnly;
    }

    public StatusOrder getStatusOrder() {
        return statusOrder;
    }

    /**
     * Which reports of a message's status reach the route. any: all, as they come. forwardOnly: those with which the
     * message moves forward, from sent to delivered to read, or from sent to failed; late and repeated ones are
     * dropped, and those of one message come one at a time. For webhook.
     */
    public void setStatusOrder(StatusOrder statusOrder) {
        this.statusOrder = statusOrder;
    }

    public StateRepository<String, String> getStatusRepository() {
        return statusRepository;
    }

    /**
     * Where statusOrder=forwardOnly keeps how far each message has got. Without it in memory, for the last 10000 messages.
     */
    public void setStatusRepository(StateRepository<String, String> statusRepository) {
        this.statusRepository = statusRepository;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    /**
     * Where ack=onComplete keeps the keys of events, so that an event which is posted again does not reach the route again. Without it in
     * memory, for the last 10000 events.
     */
    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public long getSilenceAlarm() {
        return silenceAlarm;
    }

    /**
     * After how long without an event the health check reports the webhook as down: Interakt switches a webhook off without a
     * word. With 0 never. Milliseconds, or a duration such as 6h.
     */
    public void setSilenceAlarm(long silenceAlarm) {
        this.silenceAlarm = silenceAlarm;
    }

    public DataSource getInbox() {
        return inbox;
    }

    /**
     * The database of the durable inbox, as a reference to a bean: #bean:myDataSource. Mandatory with ack=onStore. It
     * works on PostgreSQL, H2, MySQL and MariaDB. Give it a connection pool of at least 4 connections. For webhook.
     */
    public void setInbox(DataSource inbox) {
        this.inbox = inbox;
    }

    public String getInboxTable() {
        return inboxTable;
    }

    /**
     * The name of the inbox's table, also as schema.table: letters, digits and underscores, up to 40 of them. It is
     * created when it is absent. Nodes with the same table share one inbox; two routes need a table each, and the
     * second of one table is refused when it starts. For webhook.
     */
    public void setInboxTable(String inboxTable) {
        this.inboxTable = inboxTable;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    /** How many events the route works on at once, on each node. At least 1. For webhook. */
    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public boolean isOrderByCustomer() {
        return orderByCustomer;
    }

    /**
     * Whether the events of one customer are handed to the route one after the other, in the order in which they were
     * stored. A failing event then holds up that customer's later ones until it succeeds or is parked. Set it alike on
     * all nodes. For webhook.
     */
    public void setOrderByCustomer(boolean orderByCustomer) {
        this.orderByCustomer = orderByCustomer;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    /**
     * How often an event is handed to the route before it is parked. An attempt interrupted by a crash counts. The
     * second attempt comes after 1 second, each further one after twice as long, up to 10 minutes: with the default
     * about an hour in all. At least 1. For webhook.
     */
    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public long getRetention() {
        return retention;
    }

    /**
     * How long an event stays in the inbox after it is done: so long it is recognised when it comes again, and can be
     * replayed. Parked events stay until they are replayed or discarded. Milliseconds, or a duration such as 7d.
     */
    public void setRetention(long retention) {
        this.retention = retention;
    }

    /** Refuses values that are out of their range, or do not go together. */
    void check() {
        atLeast("ackDeadline", ackDeadline, 0);
        atLeast("silenceAlarm", silenceAlarm, 0);
        atLeast("concurrentConsumers", concurrentConsumers, 1);
        if (maxBodySize < 1 || maxBodySize == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The option maxBodySize of interakt:webhook must be from 1 to "
                    + (Integer.MAX_VALUE - 1) + " bytes, and is " + maxBodySize);
        }
        if (inbox == null && ack == Acknowledgement.onStore) {
            throw new IllegalArgumentException(
                    "interakt:webhook with ack=onStore needs the option inbox, a DataSource in"
                            + " which the events are stored, such as inbox=#bean:myDataSource");
        }
        if (inbox != null && ack != Acknowledgement.onStore) {
            throw new IllegalArgumentException(
                    "interakt:webhook has an inbox, but ack=" + ack + ": set ack=onStore to store events in it");
        }
    }

    private static void atLeast(String option, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "The option " + option + " of interakt:webhook must be at least " + least + ", not " + value);
        }
    }
}
