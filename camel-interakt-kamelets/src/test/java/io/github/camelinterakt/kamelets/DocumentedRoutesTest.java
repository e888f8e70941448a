package io.github.camelinterakt.kamelets;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The routes, the {@code Pipe} and the properties of the page about kamelets. */
@InteraktSandbox("sample-data=true")
class DocumentedRoutesTest {

    private static final Path ROUTES = Path.of("src/test/resources/routes");
    private static final String PHONE = "919999999999";

    @Test
    void theRouteSendsTheTemplate(Sandbox sandbox) throws Exception {
        try (KameletRun run = run(sandbox)) {
            run.load(Files.readString(ROUTES.resolve("order-shipped.yaml")));
            run.load(new OrderShippedRoute());
            for (String endpoint : new String[] {"direct:order-shipped", "direct:order-shipped-java"}) {
                run.send(endpoint, "[\"Asha\", \"12\"]", Map.of("phone", PHONE));
            }
        }

        assertThat(sandbox.messages()).hasSize(2);
        assertThat(sandbox).sentTo(PHONE).template("order_shipped").withBody("Asha", "12");
    }

    @Test
    void thePipeAssignsTheChat(Sandbox sandbox) throws Exception {
        try (KameletRun run = run(sandbox)) {
            run.load(Files.readString(ROUTES.resolve("chats-to-agent.yaml")));
            sandbox.enableWebhook(run.url("/interakt"), "examplesecret");
            sandbox.customer(PHONE).says("Hi");

            assertThat(sandbox).hasAssigned(PHONE, "agent@example.com");
        }
    }

    private static KameletRun run(Sandbox sandbox) throws Exception {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(ROUTES.resolve("application.properties"))) {
            properties.load(file);
        }
        return new KameletRun(
                sandbox,
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toMap(Function.identity(), properties::getProperty)));
    }
}
