package io.github.camelinterakt.docs.example;

import java.util.Map;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

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

    @Override
    public void close() {
        context.stop();
    }
}
