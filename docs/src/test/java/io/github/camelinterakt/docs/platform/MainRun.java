package io.github.camelinterakt.docs.platform;

import java.net.ServerSocket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** An application on Camel Main: sends a message and contacts, and with the argument {@code webhook} receives a message. */
public final class MainRun {

    private static final String PHONE = "919999999999";

    private MainRun() {}

    /** A CRM's record with a date and a time. */
    public record Customer(String phoneNumber, String countryCode, Traits traits) {}

    public record Traits(LocalDate birthday, Instant lastOrder) {}

    public static void main(String[] arguments) throws Exception {
        boolean webhook = List.of(arguments).contains("webhook");
        CountDownLatch received = new CountDownLatch(webhook ? 1 : 0);
        try (Sandbox sandbox = Sandbox.builder().start()) {
            Main main = new Main();
            main.addInitialProperty("camel.component.interakt.api-key", sandbox.apiKey());
            main.addInitialProperty("camel.component.interakt.base-url", sandbox.baseUrl());
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:text").to("interakt:message?type=Text");
                    from("direct:contact").to("interakt:trackUser");
                }
            });
            int port = freePort();
            if (webhook) {
                main.addInitialProperty("camel.server.enabled", "true");
                main.addInitialProperty("camel.server.host", "127.0.0.1");
                main.addInitialProperty("camel.server.port", Integer.toString(port));
                main.addInitialProperty("camel.component.interakt.webhook-secret", "examplekey");
                main.configure().addRoutesBuilder(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("interakt:webhook").process(exchange -> received.countDown());
                    }
                });
            }
            main.start();
            if (webhook) {
                sandbox.webhook().save("http://127.0.0.1:" + port + "/interakt", "examplekey");
            }
            sandbox.customer(PHONE).says("Hi");
            ProducerTemplate template = main.getCamelTemplate();
            template.requestBodyAndHeader("direct:text", "Hello", "CamelInteraktTo", PHONE);
            template.requestBody(
                    "direct:contact",
                    new Customer("9999999999", "+91", new Traits(LocalDate.of(1990, 5, 17), Instant.EPOCH)));
            check(sandbox.messageCount() == 1, "the message");
            Map<String, Object> traits = sandbox.contact(PHONE).traits();
            check("1990-05-17".equals(traits.get("birthday")), "the date " + traits);
            check("1970-01-01T00:00:00Z".equals(traits.get("lastOrder")), "the time " + traits);
            check(received.await(20, TimeUnit.SECONDS), "the event");
            main.stop();
        }
        System.out.println("ok");
        System.exit(0);
    }

    private static void check(boolean arrived, String what) {
        if (!arrived) {
            throw new IllegalStateException("Not as it was sent: " + what);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
