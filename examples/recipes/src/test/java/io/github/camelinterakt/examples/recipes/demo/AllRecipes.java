package io.github.camelinterakt.examples.recipes.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Properties;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * All recipes in one Camel context, against the sandbox and simulated CRMs. It is started once for all test classes, and before each
 * test all that was handled is forgotten.
 */
final class AllRecipes implements BeforeEachCallback {

    static final String PHONE = "919999999999";
    static final Duration PATIENCE = Duration.ofSeconds(30);

    // One at a time: the classes share it.
    private static Simulation simulation;
    private static ProducerTemplate route;
    private static int port;
    private static int posts;

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        simulation = test.getRoot()
                .getStore(ExtensionContext.Namespace.create(AllRecipes.class))
                .getOrComputeIfAbsent(Simulation.class, key -> start(), Simulation.class);
        simulation.reset();
        simulation.forget();
    }

    private static Simulation start() {
        try {
            port = freePort();
            Properties properties = new Properties();
            properties.setProperty("poll.delay", "1h");
            properties.setProperty("feed.delay", "3600000");
            properties.setProperty("sheet.directory", "target/test-sheets");
            // The routes repeat, not the component: a test need not wait for its delays.
            properties.setProperty("camel.component.interakt.maximumRetries", "0");
            properties.setProperty("camel.component.interakt.plan", "ENTERPRISE");
            properties.setProperty("camel.component.interakt.requestsPerMinute", "1000000");
            Simulation started = new Simulation(Demo.RECIPES, port, properties);
            route = started.main().getCamelContext().createProducerTemplate();
            return started;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Simulation simulation() {
        return simulation;
    }

    static Sandbox sandbox() {
        return simulation.sandbox();
    }

    static WireMockServer crm() {
        return simulation.crm();
    }

    static ProducerTemplate route() {
        return route;
    }

    /** The address of a path on the recipes' HTTP server. */
    static String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** A sample with ids that no earlier test has used. */
    static String fresh(String text) {
        String id = String.format("%06d", ++posts);
        return text.replace("example0000001", "example" + id)
                .replace("5550000000001", "5550000" + id)
                .replace("-000000000001", "-000000" + id)
                .replace("4020000000001", "4020000" + id)
                .replace("\"objectId\": 101", "\"objectId\": 101" + id)
                .replace("006000000000001AAA", "006000000" + id + "AAA")
                .replace("\"4000000000001\"", "\"4000000" + id + "\"");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A sample with phones that are none. */
    static String bad(String body) {
        return body.replace("+919999999999", "12")
                .replace("099999 99999", "12")
                .replace("+91 99999 99999", "12")
                .replace("+91-9999999999", "12")
                .replace("\"9999999999\"", "\"12\"");
    }

    /** How many calls Interakt has got. */
    static long calls(ApiOperation operation) {
        String path =
                switch (operation) {
                    case MESSAGE -> "/message/";
                    case TRACK_EVENT -> "/track/events/";
                    default -> "/track/users/";
                };
        return simulation.sandbox().wireMock().getAllServeEvents().stream()
                .filter(call -> call.getRequest().getUrl().endsWith("/public" + path))
                .count();
    }
}
