package io.github.camelinterakt.docs.example;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

import static org.assertj.core.api.Assertions.assertThat;

/** A Camel context whose endpoints go to a sandbox. */
public final class SandboxedCamel implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();

    public SandboxedCamel(Sandbox sandbox) {
        InteraktComponent component = context.getComponent("interakt", InteraktComponent.class);
        component.getConfiguration().setApiKey(sandbox.apiKey());
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        // The sandbox lists a contact at once: no need for the feed to stay seconds behind.
        component.getAccountConfiguration().setLag(20);
    }

    public SandboxedCamel routes(RoutesBuilder routes) throws Exception {
        context.addRoutes(routes);
        return this;
    }

    public SandboxedCamel file(String name) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.resolveResource(context, "classpath:" + name));
        return this;
    }

    public SandboxedCamel start() {
        context.start();
        return this;
    }

    public DefaultCamelContext context() {
        return context;
    }

    public Object request(String uri, Object body) {
        return request(uri, body, Map.of());
    }

    public Object request(String uri, Object body, Map<String, Object> headers) {
        return context.createProducerTemplate().requestBodyAndHeaders(uri, body, headers);
    }

    /** Adds an HTTP server on a free port to a context. */
    public static VertxPlatformHttpServer server(CamelContext context) throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
        return server;
    }

    /** Waits until a condition holds, for at most a minute. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
