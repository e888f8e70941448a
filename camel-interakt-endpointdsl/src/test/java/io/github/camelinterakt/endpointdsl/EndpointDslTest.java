package io.github.camelinterakt.endpointdsl;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
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
    void routesSendATemplateAndAnswerACustomerFromAnotherAccount() throws Exception {
        sandbox.track("+" + PHONE, Map.of());
        sandbox.addTemplate("order_shipped", "en", "Utility", "Hi {{1}}, your order {{2}} is on its way.");
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
        InteraktComponent component = context.getComponent("interakt", InteraktComponent.class);
        component.getWebhookConfiguration().setWebhookSecret("examplesecret");
        component.getWebhookConfiguration().setAckDeadline(50_000);
        InteraktComponent support = new InteraktComponent(context);
        support.getConfiguration().setApiKey("supportkey");
        support.getConfiguration().setBaseUrl(sandbox.baseUrl());
        context.addComponent("support", support);
        sandbox.account("supportkey").customer("+" + PHONE).says("Hi"); // opens the other account's window
        context.addRoutes(new OrderRoutes());
        context.start();
        sandbox.enableWebhook("http://127.0.0.1:" + server.getPort() + "/interakt", "examplesecret");

        context.createProducerTemplate()
                .requestBodyAndHeader("direct:order-shipped", List.of("Asha", "12"), "phone", "+" + PHONE);
        sandbox.customer("+" + PHONE).says("Hello");

        assertThat(sandbox).sentTo("+" + PHONE).template("order_shipped").withBody("Asha", "12");
        assertThat(sandbox.account("supportkey"))
                .within(Duration.ofSeconds(60))
                .sentTo("+" + PHONE)
                .text("Thank you");
    }

    @Test
    void rawValuesArriveAsTheyAreWritten() throws Exception {
        sandbox.customer("+" + PHONE).says("Hi");
        context.getPropertiesComponent().addInitialProperty("order", "7+8");
        context.addRoutes(new EndpointRouteBuilder() {
            @Override
            public void configure() {
                from(direct("raw"))
                        .to(interakt("message")
                                .type(MessageType.Text)
                                .to("RAW(+91 99999 99999)")
                                .callbackData("RAW(order=7&more=50%+1)"));
                from(direct("placeholder"))
                        .to(interakt("message").type(MessageType.Text).to(PHONE).callbackData("RAW({{order}})"));
            }
        });
        context.start();
        for (String route : List.of("raw", "placeholder")) {
            context.createProducerTemplate().requestBody("direct:" + route, "Hello");
        }
        assertThat(sandbox.messages()).extracting(Message::callbackData).containsExactly("order=7&more=50%+1", "7+8");
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
