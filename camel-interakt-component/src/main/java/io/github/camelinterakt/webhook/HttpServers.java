package io.github.camelinterakt.webhook;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;

/** Finds the HTTP server that receives the requests. */
public final class HttpServers {

    private static final String PLATFORM_HTTP = "platform-http";
    private static final String SPRING_BOOT_SERVER =
            "org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine";

    private HttpServers() {}

    /**
     * Finds the server: the component of that name, else the one of the REST configuration, else platform-http, else the only
     * one. To be called when the endpoint is made: a server that is started during the lookup would look the endpoint up.
     *
     * @param name the component's name, or null
     * @throws IllegalArgumentException if there is none, or several and none is named
     */
    public static RestConsumerFactory find(CamelContext context, String name) {
        RestConfiguration rest = context.getRestConfiguration();
        if (name != null) {
            return named(context, name, "httpServerComponent");
        }
        if (rest != null && rest.getComponent() != null) {
            return named(context, rest.getComponent(), "the component of the REST configuration");
        }
        Set<RestConsumerFactory> registered = context.getRegistry().findByType(RestConsumerFactory.class);
        if (registered.size() == 1) {
            return registered.iterator().next();
        }
        if (context.getComponent(PLATFORM_HTTP, true, false) instanceof RestConsumerFactory server) {
            return server;
        }
        List<RestConsumerFactory> started = context.getComponentNames().stream()
                .map(known -> context.getComponent(known, false, false))
                .filter(RestConsumerFactory.class::isInstance)
                .map(RestConsumerFactory.class::cast)
                .toList();
        if (started.size() == 1) {
            return started.get(0);
        }
        throw new IllegalArgumentException(
                started.isEmpty()
                        ? "interakt:webhook needs an HTTP server: add camel-platform-http-main, camel-platform-http-starter"
                                + " (Spring Boot) or camel-quarkus-platform-http"
                        : "There are several HTTP servers: select one by the option httpServerComponent");
    }

    private static RestConsumerFactory named(CamelContext context, String name, String source) {
        if (context.getComponent(name, true, false) instanceof RestConsumerFactory server) {
            return server;
        }
        RestConsumerFactory registered = context.getRegistry().lookupByNameAndType(name, RestConsumerFactory.class);
        if (registered == null) {
            throw new IllegalArgumentException(
                    "The component " + name + ", which " + source + " names, is not there or cannot"
                            + " serve HTTP requests as platform-http, servlet, jetty, undertow and netty-http do");
        }
        return registered;
    }

    /** On Spring Boot platform-http decodes bodies to characters, unless it streams: no signature of other bytes is right then. */
    static Map<String, Object> parameters(CamelContext context, RestConsumerFactory server) {
        boolean springBoot = server instanceof Component component
                && PLATFORM_HTTP.equals(component.getDefaultName())
                && context.getClassResolver().resolveClass(SPRING_BOOT_SERVER) != null;
        return springBoot ? Map.of("useStreaming", true) : Map.of();
    }
}
