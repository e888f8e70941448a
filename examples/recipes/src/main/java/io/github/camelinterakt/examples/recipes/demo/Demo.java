package io.github.camelinterakt.examples.recipes.demo;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.Message;
import org.apache.camel.main.Main;

/**
 * Runs one recipe. Without an API key, the sandbox and simulated CRMs are its other ends: the recipe gets a sample of what its system
 * posts, twice, and the result is printed. With the environment variable INTERAKT_API_KEY it runs until it is stopped, against the
 * real systems, which the other variables of application.properties name.
 */
public final class Demo {

    static final List<String> RECIPES = List.of(
            "hubspot-contact-to-interakt",
            "salesforce-stage-to-template",
            "zoho-leads-to-interakt",
            "freshsales-contact-to-interakt",
            "leadsquared-lead-to-interakt",
            "shopify-order-to-template",
            "razorpay-payment-failed-to-event",
            "google-sheet-to-campaign",
            "feed-to-hubspot",
            "message-to-crm-note",
            "failed-status-to-sms");

    private static final int PORT = 8080;
    private static final String CUSTOMER = "919999999999";

    private Demo() {}

    /** The one argument is the recipe's name. */
    public static void main(String[] args) throws Exception {
        String recipe = args.length == 0 ? "" : args[0];
        if (!RECIPES.contains(recipe)) {
            System.err.printf(
                    "There is no recipe '%s'. The recipes are:%n  %s%n", recipe, String.join("\n  ", RECIPES));
            System.exit(1);
        }
        if (System.getenv("INTERAKT_API_KEY") != null) {
            Main main = new Main();
            main.configure()
                    .withRoutesIncludePattern("classpath:recipes/common.yaml,classpath:recipes/" + recipe + ".yaml");
            main.run(new String[0]);
        } else {
            run(recipe);
        }
    }

    private static void run(String recipe) throws Exception {
        Path sheets = Files.createTempDirectory("sheets");
        Files.writeString(sheets.resolve("spring-sale.csv"), Simulation.sample("spring-sale.csv"));
        Properties properties = new Properties();
        properties.setProperty("sheet.directory", sheets.toString());
        properties.setProperty("sheet.min-age", "0");
        // After the contact is there, so that the first poll finds it.
        properties.setProperty("feed.delay", "4s");
        properties.setProperty("camel.component.interakt.lag", "1000");
        try (Simulation simulation = new Simulation(List.of(recipe), PORT, properties)) {
            Sandbox sandbox = simulation.sandbox();
            switch (recipe) {
                case "razorpay-payment-failed-to-event" ->
                    twice(simulation, "/razorpay", "razorpay-payment-failed.json", Map.of());
                case "leadsquared-lead-to-interakt" ->
                    twice(simulation, "/leadsquared", "leadsquared-lead.json", Map.of());
                case "freshsales-contact-to-interakt" ->
                    twice(simulation, "/freshsales", "freshsales-workflow.json", Map.of());
                case "hubspot-contact-to-interakt" -> twice(simulation, "/hubspot", "hubspot-events.json", Map.of());
                case "shopify-order-to-template" -> {
                    twice(simulation, "/shopify", "shopify-order-paid.json", Map.of("X-Shopify-Topic", "orders/paid"));
                    twice(
                            simulation,
                            "/shopify",
                            "shopify-order-fulfilled.json",
                            Map.of("X-Shopify-Topic", "orders/fulfilled"));
                }
                case "feed-to-hubspot" -> sandbox.track("+" + CUSTOMER, Map.of("name", "Asha", "city", "Pune"));
                case "message-to-crm-note" -> {
                    sandbox.webhook().save("http://127.0.0.1:" + PORT + "/interakt-notes", Simulation.SECRET);
                    sandbox.customer("+" + CUSTOMER).says("Is the cake <b>fresh</b>?");
                }
                case "failed-status-to-sms" -> failedMessage(simulation);
                default -> System.out.println("The recipe polls by itself");
            }
            report(simulation);
        }
    }

    private static void twice(Simulation simulation, String path, String sample, Map<String, String> headers)
            throws Exception {
        String body = Simulation.sample(sample);
        Map<String, String> signed = new HashMap<>(Simulation.signed(path, body));
        signed.putAll(headers);
        for (int i = 1; i <= 2; i++) {
            System.out.printf("posted %s to %s: %d%n", sample, path, simulation.post(path, body, signed));
        }
    }

    private static void failedMessage(Simulation simulation) throws Exception {
        Sandbox sandbox = simulation.sandbox();
        sandbox.webhook().save("http://127.0.0.1:" + PORT + "/interakt-status", Simulation.SECRET);
        sandbox.track("+" + CUSTOMER, Map.of());
        simulation
                .main()
                .getCamelContext()
                .createProducerTemplate()
                .requestBodyAndHeader(
                        "interakt:message?templateName=offer&languageCode=en&callbackData=order-1001",
                        List.of("Asha", "two cakes, one price"),
                        "CamelInteraktTo",
                        "+" + CUSTOMER);
        Message message = sandbox.messages().get(0);
        sandbox.message(message.id()).fails("131026", "Message undeliverable");
    }

    /** Prints what the sandbox and the CRMs have got, when nothing has come for a while. */
    private static void report(Simulation simulation) throws InterruptedException {
        Sandbox sandbox = simulation.sandbox();
        long revision = sandbox.revision();
        long next;
        while ((next = sandbox.awaitChange(revision, Duration.ofSeconds(8))) != revision) {
            revision = next;
        }
        sandbox.contacts()
                .forEach(c -> System.out.printf(
                        "Interakt has the contact +%s %s %s%n", c.phone().full(), c.traits(), c.tags()));
        sandbox.events().forEach(e -> System.out.printf("Interakt has the event %s %s%n", e.name(), e.traits()));
        sandbox.messages().forEach(m -> System.out.printf("Interakt has sent %s%n", m.request()));
        simulation
                .crm()
                .getAllServeEvents()
                .forEach(call -> System.out.printf(
                        "the CRM has got %s %s %s%n",
                        call.getRequest().getMethod(),
                        URI.create(call.getRequest().getUrl()).getPath(),
                        call.getRequest().getBodyAsString()));
    }
}
