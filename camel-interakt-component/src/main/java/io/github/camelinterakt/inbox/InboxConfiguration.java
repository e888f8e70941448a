package io.github.camelinterakt.inbox;

import java.time.Duration;
import javax.sql.DataSource;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the durable inbox: those of whatever uses one extend them. */
@UriParams
public class InboxConfiguration implements Cloneable {

    /** The table's name, unless an option says another. */
    public static final String DEFAULT_TABLE = "interakt_inbox";

    @UriParam(label = "consumer,inbox")
    private DataSource inbox;

    @UriParam(label = "consumer,inbox", defaultValue = DEFAULT_TABLE)
    private String inboxTable = DEFAULT_TABLE;

    @UriParam(label = "consumer,webhook", defaultValue = "8")
    private int concurrentConsumers = 8;

    @UriParam(label = "consumer,inbox", defaultValue = "false")
    private boolean orderByCustomer;

    @UriParam(label = "consumer,inbox", defaultValue = "15")
    private int maxAttempts = 15;

    @UriParam(label = "consumer,inbox", javaType = "java.time.Duration", defaultValue = "604800000")
    private long retention = Duration.ofDays(7).toMillis();

    /** A copy that can be changed independently. */
    public InboxConfiguration copy() {
        try {
            return (InboxConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
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
}
