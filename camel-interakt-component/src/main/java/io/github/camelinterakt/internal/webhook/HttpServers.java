package io.github.camelinterakt.internal.webhook;

import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
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
        String named = name != null ? name : context.getRestConfiguration().getComponent();
        if (context.getComponent(named != null ? named : PLATFORM_HTTP, true, false)
                instanceof RestConsumerFactory server) {
            return server;
        }
        if (named != null) {
            throw new IllegalArgumentException("The component " + named + ", which "
                    + (name != null ? "httpServerComponent" : "the component of the REST configuration")
                    + " names, is absent or cannot serve HTTP requests as platform-http, servlet, jetty, undertow and"
                    + " netty-http do");
        }
        List<RestConsumerFactory> servers = context.getComponentNames().stream()
                .map(known -> context.getComponent(known, false, false))
                .filter(RestConsumerFactory.class::isInstance)
                .map(RestConsumerFactory.class::cast)
                .toList();
        if (servers.size() != 1) {
            throw new IllegalArgumentException(
                    servers.isEmpty()
                            ? "interakt:webhook needs an HTTP server: add camel-platform-http-main,"
                                    + " camel-platform-http-starter (Spring Boot) or camel-quarkus-platform-http"
                            : "There are several HTTP servers: select one by the option httpServerComponent");
        }
        return servers.get(0);
    }

    /** On Spring Boot platform-http decodes bodies to characters, unless it streams: signatures of other bytes do not match. */
    static Map<String, Object> parameters(CamelContext context, RestConsumerFactory server) {
        boolean springBoot = server instanceof Component component
                && PLATFORM_HTTP.equals(component.getDefaultName())
                && context.getClassResolver().resolveClass(SPRING_BOOT_SERVER) != null;
        return springBoot ? Map.of("useStreaming", true) : Map.of();
    }
}
