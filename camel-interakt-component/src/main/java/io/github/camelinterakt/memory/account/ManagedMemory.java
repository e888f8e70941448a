package io.github.camelinterakt.memory.account;

import javax.management.JMException;
import javax.management.ObjectName;

import io.github.camelinterakt.memory.ContactMemory;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.support.service.ServiceSupport;

/** A memory in JMX: under its context, type services, as InteraktMemory(account). The account is a short hash of its key. */
@ManagedResource(description = "What is known of the contacts of an Interakt account")
public class ManagedMemory extends ServiceSupport {

    private final CamelContext camelContext;
    private final ContactMemory memory;
    private ObjectName name;

    /** For that memory; in JMX while it is started. */
    public ManagedMemory(CamelContext camelContext, ContactMemory memory) {
        this.camelContext = camelContext;
        this.memory = memory;
    }

    @ManagedAttribute(description = "A short hash of the account's key")
    public String getAccount() {
        return memory.account();
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

    @Override
    protected void doStart() throws JMException {
        ManagementAgent agent = camelContext.getManagementStrategy().getManagementAgent();
        if (agent != null) {
            ObjectName context = camelContext
                    .getManagementStrategy()
                    .getManagementObjectNameStrategy()
                    .getObjectNameForCamelContext(camelContext);
            name = new ObjectName(context.getDomain() + ":context=" + context.getKeyProperty("context")
                    + ",type=services,name=" + ObjectName.quote("InteraktMemory(" + memory.account() + ")"));
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
