package io.github.camelinterakt.docs.platform;

import java.net.ServerSocket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** What an application does on every runtime: it tries each feature against the sandbox, and prints a line for each that works. */
final class FeaturesRun extends RouteBuilder {

    private static final String PHONE = "919999999999";
    private static final String SECRET = "examplekey";
    private static final int LIMIT = 10;

    private final List<String> features;
    /** What the route of the inbox needs in its URI. */
    private final String inbox;

    private final CountDownLatch received = new CountDownLatch(1);
    private final CountDownLatch stored = new CountDownLatch(1);
    private final CountDownLatch read = new CountDownLatch(1);

    FeaturesRun(List<String> features, String inbox) {
        this.features = features;
        this.inbox = inbox;
    }

    /** A CRM's record with a date and a time. */
    public record Customer(String phoneNumber, String countryCode, Traits traits) {}

    public record Traits(LocalDate birthday, Instant lastOrder) {}

    @Override
    public void configure() {
        from("direct:text").to("interakt:message?type=Text");
        from("direct:contact").to("interakt:trackUser");
        if (features.contains("webhook")) {
            from("interakt:webhook").routeId("events").process(exchange -> received.countDown());
        }
        if (features.contains("inbox")) {
            from("interakt:webhook?path=/stored&ack=onStore" + inbox)
                    .routeId("stored")
                    .process(exchange -> stored.countDown());
        }
        if (features.contains("feed")) {
            from("interakt:users?initialDelay=0&delay=500").routeId("feed").process(exchange -> read.countDown());
        }
    }

    /** Tries each feature; the two that the runtime shows in a way of its own are given. */
    void run(CamelContext camel, Sandbox sandbox, int port, Callable<Boolean> health, Callable<Boolean> metrics) {
        ProducerTemplate template = camel.createProducerTemplate();
        works("send", () -> {
            sandbox.customer(PHONE).says("Hi");
            template.requestBodyAndHeader("direct:text", "Hello", "CamelInteraktTo", PHONE);
            template.requestBody(
                    "direct:contact",
                    new Customer("9999999999", "+91", new Traits(LocalDate.of(1990, 5, 17), Instant.EPOCH)));
            Map<String, Object> traits = sandbox.contact(PHONE).traits();
            return sandbox.messageCount() == 1
                    && "1990-05-17".equals(traits.get("birthday"))
                    && "1970-01-01T00:00:00Z".equals(traits.get("lastOrder"));
        });
        works("quota", () -> {
            Sandbox account = sandbox.account("limited");
            InteraktComponent limited = new InteraktComponent(camel);
            limited.getConfiguration().setApiKey(account.apiKey());
            limited.getConfiguration().setBaseUrl(account.baseUrl());
            limited.getAccountConfiguration().setRequestsPerMinute(LIMIT);
            camel.addComponent("limited", limited);
            for (int i = 0; i < LIMIT; i++) {
                if (expires(template, i)) {
                    return true;
                }
            }
            return expires(template, LIMIT);
        });
        works("webhook", () -> post(sandbox, "http://127.0.0.1:" + port + "/interakt", received));
        works("inbox", () -> post(sandbox, "http://127.0.0.1:" + port + "/stored", stored));
        works("feed", () -> read.await(60, TimeUnit.SECONDS));
        works("health", health);
        works("metrics", metrics);
    }

    /** Whether a call that may not wait is refused by the quota. */
    private static boolean expires(ProducerTemplate template, int contact) {
        try {
            template.requestBody("limited:trackUser?ttl=20", Map.of("userId", "crm-" + contact));
            return false;
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof InteraktException failure && failure.getReason() == Reason.EXPIRED) {
                return true;
            }
            throw e;
        }
    }

    private static boolean post(Sandbox sandbox, String url, CountDownLatch arrived) throws InterruptedException {
        sandbox.webhook().enable(url, SECRET);
        sandbox.customer(PHONE).says("Hi");
        return arrived.await(30, TimeUnit.SECONDS);
    }

    private void works(String feature, Callable<Boolean> works) {
        if (features.contains(feature)) {
            try {
                System.out.println(feature + ": " + (works.call() ? "run" : "failed"));
            } catch (Exception e) {
                System.out.println(feature + ": " + e);
                e.printStackTrace(System.out);
            }
        }
    }

    static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
