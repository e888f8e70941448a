package io.github.camelinterakt.transport;

import java.util.HashMap;
import java.util.Map;

import io.github.camelinterakt.context.ContextServices;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** The transports of one Camel context: one for each {@link ConnectionSettings}, closed with the context. */
public final class HttpTransports extends ServiceSupport {

    private final CamelContext camelContext;
    private final Map<ConnectionSettings, HttpTransport> transports = new HashMap<>();

    private HttpTransports(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** The one of this context, made at the first call. */
    public static HttpTransports of(CamelContext camelContext) {
        return ContextServices.of(camelContext, HttpTransports.class, () -> new HttpTransports(camelContext));
    }

    /** The started transport of these settings. */
    public synchronized HttpTransport get(ConnectionSettings settings) {
        HttpTransport transport = transports.computeIfAbsent(settings, key -> new HttpTransport(camelContext, key));
        ServiceHelper.startService(transport);
        return transport;
    }

    /** How many transports there are. */
    public synchronized int size() {
        return transports.size();
    }

    @Override
    protected synchronized void doStop() {
        ServiceHelper.stopService(transports.values());
        transports.clear();
    }
}
