package io.github.camelinterakt.management;

import javax.management.JMException;
import javax.management.ObjectName;

import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.support.service.ServiceSupport;

/** Something of an account in JMX while it is started: under its context, type services, as kind(account). */
public abstract class ManagedAccount extends ServiceSupport {

    private final CamelContext camelContext;
    private final String kind;
    private final String account;
    private ObjectName name;

    /**
     * Something to be managed.
     *
     * @param kind what of the account it is
     * @param account a short hash of the account's key
     */
    ManagedAccount(CamelContext camelContext, String kind, String account) {
        this.camelContext = camelContext;
        this.kind = kind;
        this.account = account;
    }

    @ManagedAttribute(description = "A short hash of the account's key")
    public String getAccount() {
        return account;
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
                    + ",type=services,name=" + ObjectName.quote(kind + "(" + account + ")"));
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
