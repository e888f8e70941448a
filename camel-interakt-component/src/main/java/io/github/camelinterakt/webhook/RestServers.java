package io.github.camelinterakt.webhook;

import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;

/** Finds the HTTP server that receives the requests. */
public final class RestServers {

    private static final String DEFAULT_COMPONENT = "platform-http";

    private RestServers() {}

    /**
     * Finds the server: the component of that name; or the one of the REST configuration; or platform-http; or the only one
     * that there is. To be called when the endpoint is made: a server that is started while it is being looked up would look
     * the endpoint up again.
     *
     * @param name the component's name, or null
     * @throws IllegalArgumentException if there is none, or several and it is not said which
     */
    public static RestConsumerFactory find(CamelContext context, String name) {
        if (name != null) {
            return named(context, name, "httpServerComponent");
        }
        RestConfiguration rest = context.getRestConfiguration();
        if (rest != null && rest.getComponent() != null) {
            return named(context, rest.getComponent(), "the component of the REST configuration");
        }
        Set<RestConsumerFactory> registered = context.getRegistry().findByType(RestConsumerFactory.class);
        if (registered.size() == 1) {
            return registered.iterator().next();
        }
        if (context.getComponent(DEFAULT_COMPONENT, true, false) instanceof RestConsumerFactory server) {
            return server;
        }
        RestConsumerFactory only = null;
        for (String known : context.getComponentNames()) {
            if (context.getComponent(known, false, false) instanceof RestConsumerFactory server) {
                if (only != null) {
                    throw new IllegalArgumentException(
                            "There are several HTTP servers: say which one interakt:webhook is to"
                                    + " use, by the option httpServerComponent");
                }
                only = server;
            }
        }
        if (only == null) {
            throw new IllegalArgumentException("interakt:webhook needs an HTTP server: add camel-platform-http-main,"
                    + " camel-platform-http-starter (Spring Boot) or camel-quarkus-platform-http");
        }
        return only;
    }

    private static RestConsumerFactory named(CamelContext context, String name, String source) {
        Component component = context.getComponent(name, true, false);
        if (component instanceof RestConsumerFactory server) {
            return server;
        }
        RestConsumerFactory registered = context.getRegistry().lookupByNameAndType(name, RestConsumerFactory.class);
        if (registered != null) {
            return registered;
        }
        throw new IllegalArgumentException(
                "The component " + name + ", which " + source + " names, is not there or cannot"
                        + " serve HTTP requests as platform-http, servlet, jetty, undertow and netty-http do");
    }
}
