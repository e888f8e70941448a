package io.github.camelinterakt.management;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.camelinterakt.governor.Governor;
import io.github.camelinterakt.memory.ContactMemory;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.Service;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the quotas and memories of one Camel context's accounts in JMX and in Micrometer, from its start to its end. */
public final class AccountViews extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(AccountViews.class);

    private final CamelContext camelContext;
    private final Set<Object> shown = new HashSet<>();
    private final List<Service> views = new ArrayList<>();

    private AccountViews(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** Those of this context, made at the first call. */
    public static AccountViews of(CamelContext camelContext) {
        synchronized (AccountViews.class) {
            AccountViews existing = camelContext.hasService(AccountViews.class);
            if (existing != null) {
                return existing;
            }
            AccountViews created = new AccountViews(camelContext);
            try {
                camelContext.addService(created);
            } catch (Exception e) {
                throw new IllegalStateException("The views of accounts cannot be added to the Camel context", e);
            }
            return created;
        }
    }

    /** Shows an account's quota, if it is not shown yet. */
    public void show(Governor governor) {
        show(governor, new ManagedGovernor(camelContext, governor), new GovernorMetrics(camelContext, governor));
    }

    /** Shows what is known of an account's contacts, if it is not shown yet. */
    public void show(ContactMemory memory) {
        show(memory, new ManagedMemory(camelContext, memory), new MemoryMetrics(camelContext, memory));
    }

    /** There is no JMX before the context has started. */
    private synchronized void show(Object subject, Service... ofSubject) {
        if (!shown.add(subject)) {
            return;
        }
        try {
            camelContext.addStartupListener((context, alreadyStarted) -> {
                for (Service view : ofSubject) {
                    start(view);
                }
            });
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    /** What only shows an account must not keep it from working. */
    private synchronized void start(Service view) {
        try {
            ServiceHelper.startService(view);
            views.add(view);
        } catch (RuntimeException e) {
            LOG.warn("The quota or the memory of an account is not shown: {}", e.getMessage(), e);
        }
    }

    @Override
    protected synchronized void doStop() {
        ServiceHelper.stopService(views);
        views.clear();
        shown.clear();
    }
}
