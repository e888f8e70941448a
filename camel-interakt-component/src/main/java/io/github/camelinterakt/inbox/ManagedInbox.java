package io.github.camelinterakt.inbox;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;

import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.support.service.ServiceSupport;

/** An inbox in JMX: under its context, type services, as InteraktInbox(table). */
@ManagedResource(description = "Durable inbox of camel-interakt")
public class ManagedInbox extends ServiceSupport {

    private final CamelContext camelContext;
    private final Inbox inbox;
    private ObjectName name;

    /** For that inbox; in JMX while it is started. */
    public ManagedInbox(CamelContext camelContext, Inbox inbox) {
        this.camelContext = camelContext;
        this.inbox = inbox;
    }

    @ManagedAttribute(description = "The inbox's table")
    public String getTable() {
        return inbox.table();
    }

    @ManagedAttribute(description = "How many events are not done yet, over all nodes")
    public long getDepth() {
        return inbox.figures().depth();
    }

    @ManagedAttribute(description = "How many events are being handled, over all nodes")
    public long getInFlight() {
        return inbox.figures().inFlight();
    }

    @ManagedAttribute(description = "Age of the oldest event that is not done yet, in seconds")
    public long getOldestAgeSeconds() {
        return inbox.figures().oldestAge().toSeconds();
    }

    @ManagedAttribute(description = "How many events are parked")
    public long getParkedCount() {
        return inbox.figures().parked();
    }

    @ManagedAttribute(description = "When that was counted, or null if the database could not be reached yet")
    public String getAsOf() {
        Instant asOf = inbox.figures().asOf();
        return asOf == null ? null : asOf.toString();
    }

    /** The oldest parked events, a line each: when, how often tried, key, reason. */
    @ManagedOperation(description = "The oldest parked events, a line each: when, attempts, key, reason")
    public List<String> parked(int limit) {
        return inbox.parked(limit).stream()
                .map(event -> event.parkedAt() + " " + event.attempts() + " " + event.key() + " " + event.reason())
                .toList();
    }

    /** Hands a parked or done event out once more. */
    @ManagedOperation(description = "Hand a parked or done event out once more; says whether there is one")
    public boolean replay(String key) {
        return inbox.replay(key);
    }

    /**
     * Likewise, those that came within a time.
     *
     * @throws IllegalArgumentException if a time is not as it must be
     */
    @ManagedOperation(
            description = "Hand out once more what came from a time on, and before another, such as"
                    + " 2026-01-31T10:00:00Z; says how many")
    public int replayBetween(String from, String to) {
        return inbox.replay(instant(from), instant(to));
    }

    /** Likewise, all parked ones. */
    @ManagedOperation(description = "Hand all parked events out once more; says how many")
    public int replayParked() {
        return inbox.replayParked();
    }

    /** Gives a parked event up. */
    @ManagedOperation(description = "Give a parked event up; says whether there is one")
    public boolean discard(String key) {
        return inbox.discard(key);
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(String.valueOf(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("A time must be in UTC, as 2026-01-31T10:00:00Z", e);
        }
    }

    @Override
    protected void doStart() throws JMException {
        ManagementAgent agent = camelContext.getManagementStrategy().getManagementAgent();
        if (agent != null) {
            ObjectName context = camelContext
                    .getManagementStrategy()
                    .getManagementObjectNameStrategy()
                    .getObjectNameForCamelContext(camelContext);
            name = new ObjectName(context.getDomain() + ":context=" + context.getKeyProperty("context")
                    + ",type=services,name=" + ObjectName.quote("InteraktInbox(" + inbox.table() + ")"));
            agent.register(this, name);
        }
    }

    @Override
    protected void doStop() throws JMException {
        if (name != null) {
            camelContext.getManagementStrategy().getManagementAgent().unregister(name);
            name = null;
        }
    }
}
