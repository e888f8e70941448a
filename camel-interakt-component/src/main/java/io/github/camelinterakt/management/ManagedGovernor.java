package io.github.camelinterakt.management;

import io.github.camelinterakt.governor.Governor;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;

/** A governor in JMX: under its context, type services, as InteraktGovernor(account). The account is a short hash of its key. */
@ManagedResource(description = "Quota of an Interakt account")
public class ManagedGovernor extends ManagedAccount {

    private final Governor governor;

    /** For that governor; in JMX while it is started. */
    public ManagedGovernor(CamelContext camelContext, Governor governor) {
        super(camelContext, "InteraktGovernor", governor.account());
        this.governor = governor;
    }

    @ManagedAttribute(description = "How many requests a minute are allowed")
    public int getRequestsPerMinute() {
        return governor.requestsPerMinute();
    }

    /** Sets the rate, at once and until the context stops. */
    @ManagedAttribute(description = "How many requests a minute are allowed")
    public void setRequestsPerMinute(int requestsPerMinute) {
        governor.requestsPerMinute(requestsPerMinute);
    }

    @ManagedAttribute(
            description = "How many permits there are now: fewer than are allowed where leases or 429s say so")
    public int getCapacity() {
        return governor.figures().capacity();
    }

    @ManagedAttribute(description = "How many permits calls of the last minute have taken")
    public int getUsed() {
        return governor.figures().used();
    }

    @ManagedAttribute(description = "How many calls are under way")
    public int getInFlight() {
        return governor.figures().inFlight();
    }

    @ManagedAttribute(description = "How many calls of priority high wait")
    public int getWaitingHigh() {
        return governor.figures().waitingHigh();
    }

    @ManagedAttribute(description = "How many calls of priority normal wait")
    public int getWaitingNormal() {
        return governor.figures().waitingNormal();
    }

    @ManagedAttribute(description = "How many calls of priority bulk wait")
    public int getWaitingBulk() {
        return governor.figures().waitingBulk();
    }

    @ManagedAttribute(description = "How many calls got a permit so far, each try counted")
    public long getAdmitted() {
        return governor.figures().admitted();
    }

    @ManagedAttribute(description = "How many answers were 429 so far")
    public long getRateLimited() {
        return governor.figures().refused();
    }

    @ManagedAttribute(description = "How many calls waited longer than their ttl so far")
    public long getExpired() {
        return governor.figures().expired();
    }

    @ManagedAttribute(description = "How many calls found the queue of their priority full so far")
    public long getRejected() {
        return governor.figures().rejected();
    }

    @ManagedAttribute(description = "How long the account still pauses after a 429, in milliseconds; 0 if it does not")
    public long getPauseMillis() {
        return governor.figures().pause().toMillis();
    }
}
