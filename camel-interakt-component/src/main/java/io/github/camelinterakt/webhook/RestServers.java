package io.github.camelinterakt.webhook;

import java.util.Map;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;

/** Finds the HTTP server that receives the requests. */
public final class RestServers {

    private static final String DEFAULT_COMPONENT = "platform-http";
    private static final String SPRING_BOOT_SERVER =
            "org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine";

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

    /**
     * What a server has to be told so that it hands out a body's raw bytes: Camel's for Spring Boot decodes them to characters
     * otherwise, after which no signature is right that was made of other bytes than theirs.
     */
    static Map<String, Object> parameters(CamelContext context, RestConsumerFactory server) {
        boolean decodes = server instanceof Component component
                && DEFAULT_COMPONENT.equals(component.getDefaultName())
                && context.getClassResolver().resolveClass(SPRING_BOOT_SERVER) != null;
        return decodes ? Map.of("useStreaming", true) : Map.of();
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
                "The component " + name + ", which " + source + " names, is not there or cannot serve HTTP requests");
    }
}
