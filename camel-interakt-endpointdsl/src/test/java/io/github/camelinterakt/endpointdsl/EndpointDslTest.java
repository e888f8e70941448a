package io.github.camelinterakt.endpointdsl;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.Priority;
import io.github.camelinterakt.endpointdsl.dsl.InteraktEndpointBuilderFactory;
import io.github.camelinterakt.model.MessageType;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.Message;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.endpointdsl.StaticEndpointBuilders.interakt;
import static org.assertj.core.api.Assertions.assertThat;

/** The Endpoint DSL builds the endpoints that the URI does, beside the DSL of Camel's own components. */
class EndpointDslTest {

    private static final String PHONE = "919999999999";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void configure() {
        InteraktComponent component = context.getComponent("interakt", InteraktComponent.class);
        component.getConfiguration().setApiKey(sandbox.apiKey());
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
    }

    @AfterEach
    void stop() throws IOException {
        context.close();
        sandbox.close();
    }

    @Test
    void aRouteSendsATemplate() throws Exception {
        sandbox.track("+" + PHONE, Map.of());
        sandbox.addTemplate("order_shipped", "en", "Utility", "Your order {{1}} is on its way & will arrive soon");
        context.addRoutes(new EndpointRouteBuilder() {
            @Override
            public void configure() {
                from(direct("order"))
                        .to(interakt("message")
                                .type(MessageType.Template)
                                .templateName("order_shipped")
                                .languageCode("en")
                                .to(PHONE)
                                .priority("high")
                                .callbackData("RAW(order=7&more)"));
            }
        });
        context.start();
        context.createProducerTemplate().requestBody("direct:order", List.of("12"));
        Message sent = sandbox.messages().get(0);
        assertThat(sent.callbackData()).isEqualTo("order=7&more");
    }

    @Test
    void aRouteReceivesTheEventsOfATypeAndAnswers() throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
        BlockingQueue<Map<String, Object>> received = new LinkedBlockingQueue<>();
        context.addRoutes(new EndpointRouteBuilder() {
            @Override
            public void configure() {
                from(interakt("webhook")
                                .path("/dsl")
                                .webhookSecret("examplekey")
                                .events("message_received")
                                .ackDeadline("50s"))
                        .process(exchange -> received.add(exchange.getMessage().getHeaders()))
                        .setBody(constant("Thank you"))
                        .to(interakt("message").type("Text"));
            }
        });
        context.start();
        sandbox.enableWebhook("http://127.0.0.1:" + server.getPort() + "/dsl", "examplekey");
        sandbox.customer("+" + PHONE).says("Hello");
        assertThat(received.poll(60, TimeUnit.SECONDS)).containsEntry("CamelInteraktEventType", "message_received");
    }

    @Test
    void anotherAccountIsTheFirstArgument() throws Exception {
        InteraktComponent support = new InteraktComponent(context);
        support.getConfiguration().setApiKey("supportkey");
        context.addComponent("support", support);
        assertThat(interakt("support", "getUsers").limit(1).resolve(context))
                .hasToString("support://getUsers?limit=1")
                .returns(support, Endpoint::getComponent);
        assertThat(interakt("trackUser")
                        .priority(Priority.bulk)
                        .resolve(context)
                        .getComponent())
                .isSameAs(context.getComponent("interakt"));
    }

    @Test
    void everyOptionOfTheEndpointHasItsMethod() throws Exception {
        JsonNode catalog;
        try (var json =
                InteraktComponent.class.getResourceAsStream("/META-INF/io/github/camelinterakt/interakt.json")) {
            catalog = new ObjectMapper().readTree(json);
        }
        Set<String> methods = Stream.of(InteraktEndpointBuilderFactory.class.getClasses())
                .flatMap(builder -> Arrays.stream(builder.getMethods()))
                .map(method -> method.getName())
                .collect(Collectors.toSet());
        catalog.path("properties").properties().forEach(option -> {
            if ("parameter".equals(option.getValue().path("kind").asText())) {
                assertThat(methods).contains(option.getKey());
            }
        });
    }
}
