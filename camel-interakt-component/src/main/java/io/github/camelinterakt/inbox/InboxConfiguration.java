package io.github.camelinterakt.inbox;

import java.time.Duration;
import javax.sql.DataSource;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the durable inbox: those of whatever uses one extend them. */
@UriParams
public class InboxConfiguration {

    /** The table's name, unless an option says another. */
    public static final String DEFAULT_TABLE = "interakt_inbox";

    @UriParam(label = "consumer,inbox")
    private DataSource inbox;

    @UriParam(label = "consumer,inbox", defaultValue = DEFAULT_TABLE)
    private String inboxTable = DEFAULT_TABLE;

    @UriParam(label = "consumer,inbox", defaultValue = "true")
    private boolean createInboxTable = true;

    @UriParam(label = "consumer,inbox", javaType = "java.time.Duration", defaultValue = "2000")
    private long storeTimeout = 2_000;

    @UriParam(label = "consumer,inbox,advanced", defaultValue = "256")
    private int storeBatchSize = 256;

    @UriParam(label = "consumer,inbox,advanced", defaultValue = "5000")
    private int maxWaitingStores = 5_000;

    @UriParam(label = "consumer,webhook", defaultValue = "8")
    private int concurrentConsumers = 8;

    @UriParam(label = "consumer,inbox", defaultValue = "false")
    private boolean orderByCustomer;

    @UriParam(label = "consumer,inbox", defaultValue = "15")
    private int maxAttempts = 15;

    @UriParam(label = "consumer,inbox", javaType = "java.time.Duration", defaultValue = "1000")
    private long attemptDelay = 1_000;

    @UriParam(label = "consumer,inbox", javaType = "java.time.Duration", defaultValue = "600000")
    private long maxAttemptDelay = 600_000;

    @UriParam(label = "consumer,inbox", javaType = "java.time.Duration", defaultValue = "60000")
    private long claimTimeout = 60_000;

    @UriParam(label = "consumer,inbox,advanced", javaType = "java.time.Duration", defaultValue = "1000")
    private long inboxPollInterval = 1_000;

    @UriParam(label = "consumer,inbox", javaType = "java.time.Duration", defaultValue = "604800000")
    private long retention = Duration.ofDays(7).toMillis();

    public DataSource getInbox() {
        return inbox;
    }

    /**
     * The database of the durable inbox, as a reference to a bean: #bean:myDataSource. Mandatory with ack=onStore. Give it a
     * connection pool of at least 4 connections.
     */
    public void setInbox(DataSource inbox) {
        this.inbox = inbox;
    }

    public String getInboxTable() {
        return inboxTable;
    }

    /**
     * The name of the inbox's table, also as schema.table: letters, digits and underscores, up to 40 of them. Nodes with the same table share one
     * inbox; two routes need a table each, and the second of one table is refused when it starts.
     */
    public void setInboxTable(String inboxTable) {
        this.inboxTable = inboxTable;
    }

    public boolean isCreateInboxTable() {
        return createInboxTable;
    }

    /**
     * Whether the inbox's table is made when it is absent. Set it to false where the application may not create tables, and
     * run the script for the database, which is in the jar under io/github/camelinterakt/inbox.
     */
    public void setCreateInboxTable(boolean createInboxTable) {
        this.createInboxTable = createInboxTable;
    }

    public long getStoreTimeout() {
        return storeTimeout;
    }

    /**
     * How long storing an event may take before it is refused with 503. Keep it below the 3 seconds that the vendor waits.
     * Milliseconds, or a duration such as 2s.
     */
    public void setStoreTimeout(long storeTimeout) {
        this.storeTimeout = storeTimeout;
    }

    public int getStoreBatchSize() {
        return storeBatchSize;
    }

    /**
     * How many waiting events are stored in one transaction at most. Nothing waits for a batch to fill. At least 1.
     */
    public void setStoreBatchSize(int storeBatchSize) {
        this.storeBatchSize = storeBatchSize;
    }

    public int getMaxWaitingStores() {
        return maxWaitingStores;
    }

    /**
     * How many events may wait to be stored; further ones are refused with 503. At least 1.
     */
    public void setMaxWaitingStores(int maxWaitingStores) {
        this.maxWaitingStores = maxWaitingStores;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    /**
     * How many events the route works on at once, on each node. At least 1.
     */
    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public boolean isOrderByCustomer() {
        return orderByCustomer;
    }

    /**
     * Whether the events of one customer are handed to the route one after the other, in the order in which they were stored.
     * A failing event then holds up that customer's later ones until it succeeds or is parked. Set it alike on all nodes.
     */
    public void setOrderByCustomer(boolean orderByCustomer) {
        this.orderByCustomer = orderByCustomer;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    /**
     * How often an event is handed to the route before it is parked. An attempt that ended with its node counts. With the
     * defaults an event is tried for about an hour. At least 1.
     */
    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public long getAttemptDelay() {
        return attemptDelay;
    }

    /**
     * How long to wait before the second attempt; it doubles with every further one, and varies by a fifth. Milliseconds, or a duration such
     * as 1s.
     */
    public void setAttemptDelay(long attemptDelay) {
        this.attemptDelay = attemptDelay;
    }

    public long getMaxAttemptDelay() {
        return maxAttemptDelay;
    }

    /**
     * The longest wait between two attempts. Milliseconds, or a duration such as 10m.
     */
    public void setMaxAttemptDelay(long maxAttemptDelay) {
        this.maxAttemptDelay = maxAttemptDelay;
    }

    public long getClaimTimeout() {
        return claimTimeout;
    }

    /**
     * After how long without a sign of life from a node its events go to others. A living node gives signs while its route
     * works, however long that takes. At least 1000. Milliseconds, or a duration such as 1m.
     */
    public void setClaimTimeout(long claimTimeout) {
        this.claimTimeout = claimTimeout;
    }

    public long getInboxPollInterval() {
        return inboxPollInterval;
    }

    /**
     * How often the inbox looks for events that other nodes have stored, or that are to be tried again; own new ones are
     * handed on at once. Milliseconds, or a duration such as 1s.
     */
    public void setInboxPollInterval(long inboxPollInterval) {
        this.inboxPollInterval = inboxPollInterval;
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
}
