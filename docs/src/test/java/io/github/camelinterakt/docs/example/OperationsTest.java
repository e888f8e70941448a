package io.github.camelinterakt.docs.example;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.CreatedTemplate;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of each operation's page do the same in YAML, Java and XML. */
class OperationsTest {

    private static final Map<String, Object> PHONE = Map.of("phone", "+91 99999 99999");

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT = InteraktSandboxExtension.with(builder -> builder.sampleData(true));

    private final List<Object> received = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void everyProducerDoesItsWork(String dsl) throws Exception {
        Sandbox sandbox = INTERAKT.sandbox();
        try (SandboxedCamel camel = camel("operations", new OperationRoutes(), dsl)) {
            camel.request("direct:message-" + dsl, Map.of("name", "Asha", "order", 12), PHONE);
            camel.request("direct:rcsMessage-" + dsl, "Order 12 is on its way.", PHONE);
            assertThat(sandbox.messages()).extracting(message -> message.type()).containsExactly("Template", "Text");
            assertThat(sandbox.messages().get(0).request().at("/template/bodyValues"))
                    .hasToString("[\"Asha\",\"12\"]");

            String contact = "{\"phoneNumber\": \"9999999998\", \"traits\": {\"city\": \"New\\nDelhi\"}}";
            camel.request("direct:trackUser-" + dsl, contact);
            assertThat(sandbox.contact("919999999998").traits()).containsEntry("city", "New Delhi");

            camel.request("direct:trackEvent-" + dsl, Map.of("traits", Map.of("amount", 985)), PHONE);
            assertThat(sandbox.events()).extracting(event -> event.name()).containsExactly("Deal won");

            camel.request("direct:getUsers-" + dsl, null);
            assertThat(received).hasSize(2).hasOnlyElementsOfType(Contact.class);
            received.clear();

            assertThat(camel.request("direct:getUser-" + dsl, null, PHONE)).isInstanceOf(Contact.class);
            assertThat(camel.request("direct:getUser-" + dsl, null, Map.of("phone", "+919999999990")))
                    .isNull();

            camel.request("direct:createCampaign-" + dsl, "anything");
            assertThat(sandbox.campaigns())
                    .extracting(campaign -> campaign.name())
                    .containsExactly("Spring sale");

            camel.request("direct:createTemplate-" + dsl, null);
            assertThat(sandbox.templates())
                    .extracting(template -> template.name())
                    .contains("order_on_its_way");

            camel.request("direct:assignChat-" + dsl, "anything", PHONE);
            assertThat(sandbox.assignments()).hasSize(1);

            camel.request("direct:getTemplates-" + dsl, null);
            assertThat(received).hasSize(3).hasOnlyElementsOfType(Template.class);

            camel.request("direct:uploadMedia-" + dsl, "an image".getBytes(StandardCharsets.UTF_8));
            assertThat(sandbox.media()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-header", "text-header", "media-header", "call-to-action", "quick-replies", "carousel"})
    void everyFormOfATemplateIsCreatedFromItsJson(String form) throws Exception {
        try (SandboxedCamel camel = new SandboxedCamel(INTERAKT.sandbox()).start();
                InputStream json = getClass().getResourceAsStream("/templates/" + form + ".json")) {
            CreatedTemplate created = (CreatedTemplate) camel.request("interakt:createTemplate", json);

            assertThat(created.getTemplate().getApprovalStatus()).isEqualTo("WAITING");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void everyConsumerReceives(String dsl, @TempDir Path directory) throws Exception {
        Sandbox sandbox = INTERAKT.sandbox();
        try (SandboxedCamel camel = camel("consumers", null, "none")) {
            VertxPlatformHttpServer server = SandboxedCamel.server(camel.context());
            InteraktComponent component = camel.context().getComponent("interakt", InteraktComponent.class);
            component
                    .getAccountConfiguration()
                    .setCheckpointFile(directory.resolve("checkpoints").toString());
            component.getWebhookConfiguration().setWebhookSecret("examplesecret");
            load(camel, "consumers", new ConsumerRoutes(), dsl);

            sandbox.webhook().save("http://127.0.0.1:" + server.getPort() + "/interakt-" + dsl, "examplesecret");
            sandbox.customer("919999999999").says("Hello");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!kinds().equals(Set.of("Contact", "Template", "WebhookEvent"))) {
                assertThat(System.nanoTime()).as("only %s", kinds()).isLessThan(end);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private Set<String> kinds() {
        return received.stream().map(body -> body.getClass().getSimpleName()).collect(Collectors.toSet());
    }

    private SandboxedCamel camel(String file, RouteBuilder java, String dsl) throws Exception {
        SandboxedCamel camel = new SandboxedCamel(INTERAKT.sandbox()).routes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String place : List.of("contact", "template", "received", "status")) {
                    from("direct:" + place)
                            .process(exchange ->
                                    received.add(exchange.getMessage().getBody()));
                }
            }
        });
        camel.start();
        if (java != null) {
            load(camel, file, java, dsl);
        }
        return camel;
    }

    private static void load(SandboxedCamel camel, String file, RouteBuilder java, String dsl) throws Exception {
        if (dsl.equals("java")) {
            camel.routes(java);
        } else {
            camel.file("routes/" + file + "." + dsl);
        }
    }
}
