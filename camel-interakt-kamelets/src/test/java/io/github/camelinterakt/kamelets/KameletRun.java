package io.github.camelinterakt.kamelets;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Camel Main with the kamelets on its class path: what the sandbox receives from {@code direct:in}, and what arrives at
 * {@code direct:out}.
 */
final class KameletRun implements AutoCloseable {

    private final Main main = new Main();
    private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final VertxPlatformHttpServer server;

    KameletRun(Sandbox sandbox, Map<String, String> properties) throws Exception {
        main.addInitialProperty("camel.component.interakt.baseUrl", sandbox.baseUrl());
        // The sandbox lists a contact at once: no need for the feed to stay seconds behind.
        main.addInitialProperty("camel.component.interakt.lag", "20");
        properties.forEach(main::addInitialProperty);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:out").process(exchange -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("The sink is not available");
                    }
                    received.add(exchange.getMessage());
                });
            }
        });
        main.init();
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        server = new VertxPlatformHttpServer(configuration);
        main.getCamelContext().addService(server);
        main.start();
    }

    void bind(String name, Object bean) {
        main.bind(name, bean);
    }

    /** Lets {@code direct:out} fail for so many of the next messages. */
    void failures(int count) {
        failures.set(count);
    }

    /** Loads a file of routes, or of a {@code Pipe}. */
    void load(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(main.getCamelContext()).loadRoutes(ResourceHelper.fromString("test.yaml", yaml));
    }

    /** Loads a route from {@code direct:in} to the kamelet, or from a source to {@code direct:out}. */
    void route(KameletFile kamelet, Map<String, String> properties) throws Exception {
        String endpoint = "uri: kamelet:" + kamelet.name() + "\n" + block(8, "parameters", properties);
        load(
                kamelet.type().equals("source")
                        ? "- from:\n        " + endpoint + "        steps:\n          - to: direct:out\n"
                        : "- from:\n    uri: direct:in\n    steps:\n      - to:\n          "
                                + endpoint.replace("\n  ", "\n    ") + "      - to: direct:out\n");
    }

    /** Loads a {@code Pipe} with the kamelet at its place. */
    void pipe(KameletFile kamelet, Map<String, String> properties) throws Exception {
        String reference = "ref: {kind: Kamelet, apiVersion: camel.apache.org/v1, name: " + kamelet.name() + "}\n";
        load("apiVersion: camel.apache.org/v1\nkind: Pipe\nmetadata:\n  name: test\nspec:\n"
                + switch (kamelet.type()) {
                    case "source" ->
                        "  source:\n    " + reference + block(4, "properties", properties)
                                + "  sink:\n    uri: direct:out\n";
                    case "sink" ->
                        "  source:\n    uri: direct:in\n  sink:\n    " + reference + block(4, "properties", properties);
                    default ->
                        "  source:\n    uri: direct:in\n  steps:\n    - " + reference
                                + block(6, "properties", properties) + "  sink:\n    uri: direct:out\n";
                });
    }

    private static String block(int indent, String name, Map<String, String> entries) {
        String margin = " ".repeat(indent);
        return entries.isEmpty()
                ? ""
                : margin + name + ":\n"
                        + entries.entrySet().stream()
                                .map(entry -> margin + "  " + entry.getKey() + ": '" + entry.getValue() + "'\n")
                                .collect(Collectors.joining());
    }

    void load(RoutesBuilder routes) throws Exception {
        main.getCamelContext().addRoutes(routes);
    }

    void send(Object body, Map<String, Object> headers) throws Exception {
        send("direct:in", body, headers);
    }

    void send(String endpoint, Object body, Map<String, Object> headers) throws Exception {
        main.getCamelTemplate().requestBodyAndHeaders(endpoint, body, headers);
    }

    /** What has arrived at {@code direct:out}; waits for it. */
    Message received() {
        try {
            Message message = received.poll(20, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("Nothing arrived at direct:out");
            }
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getPort() + path;
    }

    @Override
    public void close() {
        main.stop();
    }
}
