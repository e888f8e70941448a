package io.github.camelinterakt.management;

import io.github.camelinterakt.memory.ContactMemory;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;

/** A memory in JMX: under its context, type services, as InteraktMemory(account). The account is a short hash of its key. */
@ManagedResource(description = "What is known of the contacts of an Interakt account")
public class ManagedMemory extends ManagedAccount {

    private final ContactMemory memory;

    /** For that memory; in JMX while it is started. */
    public ManagedMemory(CamelContext camelContext, ContactMemory memory) {
        super(camelContext, "InteraktMemory", memory.account());
        this.memory = memory;
    }

    @ManagedAttribute(description = "How many calls trackUser with delta has made")
    public long getCalls() {
        return memory.figures().calls();
    }

    @ManagedAttribute(description = "How many calls trackUser with delta has saved, because nothing had changed")
    public long getSavedCalls() {
        return memory.figures().savedCalls();
    }

    @ManagedAttribute(
            description = "How many traits, tags and other fields delta has not sent, because they had not changed")
    public long getUnchangedFields() {
        return memory.figures().unchangedFields();
    }

    @ManagedAttribute(description = "How many contacts of feed and webhook were echoes: nobody else had changed them")
    public long getEchoes() {
        return memory.figures().echoes();
    }

    @ManagedAttribute(description = "How many contacts of feed and webhook somebody else had changed")
    public long getNews() {
        return memory.figures().news();
    }
}
