package io.github.camelinterakt.internal.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.service.ServiceHelper;

/** Finds the HTTP server that receives the requests. */
public final class HttpServers {

    private static final String PLATFORM_HTTP = "platform-http";
    private static final String SPRING_BOOT_SERVER =
            "org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine";
    private static final String SPRING_BOOT_LIMIT = "interaktWebhookBodies";

    private static final String VERTX = "org.apache.camel.component.platform.http.vertx.";
    private static final String VERTX_SERVER = VERTX + "VertxPlatformHttpServer";
    /** Absent in versions without the option useBodyHandler. */
    private static final String UNREAD_BODIES = VERTX + "NoOpHttpRequestBodyHandler";

    private HttpServers() {}

    /**
     * The component of that name, else the one of the REST configuration, else platform-http, else the only one. To be called
     * when the endpoint is made: a server that is started during the lookup would look the endpoint up.
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

    /** Whether it is Camel's own Vert.x server, which can leave the body of a request unread. */
    static boolean leavesBodies(CamelContext context, RestConsumerFactory server) {
        Class<?> vertx = context.getClassResolver().resolveClass(VERTX_SERVER);
        return isPlatformHttp(server)
                && vertx != null
                && context.hasService(vertx) != null
                && context.getClassResolver().resolveClass(UNREAD_BODIES) != null;
    }

    /**
     * Whether the server reads the whole body before the webhook sees it, as platform-http does on Quarkus, in older versions, and
     * on Spring Boot, where the starter has a filter for that.
     */
    static boolean buffers(CamelContext context, RestConsumerFactory server) {
        return isPlatformHttp(server)
                && !leavesBodies(context, server)
                && (!isSpringBoot(context) || context.getRegistry().lookupByName(SPRING_BOOT_LIMIT) == null);
    }

    /** Registers a processor at a path, with and without a slash at the end. */
    static List<Consumer> listen(CamelContext context, RestConsumerFactory server, String path, Processor processor)
            throws Exception {
        boolean springBoot = isPlatformHttp(server) && isSpringBoot(context);
        Map<String, Object> parameters = springBoot
                // Else it decodes bodies to characters, and signatures of other bytes do not match.
                ? Map.of("useStreaming", true)
                : leavesBodies(context, server) ? Map.of("useBodyHandler", false) : Map.of();
        List<Consumer> consumers = new ArrayList<>();
        try {
            for (String each : springBoot ? List.of(path, path + "/") : List.of(path)) {
                // Of all methods, so that others than POST are answered here, and alike on every server.
                Consumer consumer = server.createConsumer(
                        context, processor, null, each, null, null, null, context.getRestConfiguration(), parameters);
                consumers.add(consumer);
                ServiceHelper.startService(consumer);
            }
            return consumers;
        } catch (Exception e) {
            ServiceHelper.stopAndShutdownServices(consumers);
            if (String.valueOf(e.getMessage()).contains("PlatformHttpEngine")) {
                throw new IllegalStateException(
                        "The HTTP server that interakt:webhook needs is not running: set camel.server.enabled=true (Camel"
                                + " Main), or add camel-platform-http-starter (Spring Boot): " + e.getMessage(),
                        e);
            }
            throw e;
        }
    }

    private static boolean isPlatformHttp(RestConsumerFactory server) {
        return server instanceof Component component && PLATFORM_HTTP.equals(component.getDefaultName());
    }

    private static boolean isSpringBoot(CamelContext context) {
        return context.getClassResolver().resolveClass(SPRING_BOOT_SERVER) != null;
    }
}
