package io.github.camelinterakt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every form of the key results in the same header, and nothing that people or machines can observe contains the key. */
@Isolated("captures System.err")
class ApiKeyStaysSecretTest {

    private static final String RAW_KEY = ApiTest.RAW_KEY;
    private static final String DASHBOARD_KEY = ApiTest.DASHBOARD_KEY;
    private static final List<String> SECRETS =
            List.of(RAW_KEY, DASHBOARD_KEY.replace("=", ""), base64(RAW_KEY).replace("=", ""), base64(DASHBOARD_KEY));

    /** How a route is given the key. */
    enum Way {
        COMPONENT(""),
        PLACEHOLDER("?apiKey={{interakt.key}}"),
        RAW_PLACEHOLDER("?apiKey=RAW({{interakt.key}})"),
        URI_RAW("?apiKey=RAW(" + RAW_KEY + ")"),
        URI("?apiKey=" + RAW_KEY);

        private final String options;

        Way(String options) {
            this.options = options;
        }

        boolean isLiteral() {
            return this == URI || this == URI_RAW;
        }

        String uri(String operation) {
            return "interakt:" + operation + options;
        }
    }

    private Witness witness;
    private RecordingServer server;

    @BeforeEach
    void startServerAndCapture() throws Exception {
        server = new RecordingServer();
        witness = new Witness();
    }

    @AfterEach
    void stopServerAndCapture() throws Exception {
        witness.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "examplekey",
                "examplekey:",
                "  examplekey\n",
                "Basic examplekey",
                "dashboard",
                " dashboard ",
                "Basic dashboard",
                "basic  dashboard",
                "doubled",
                "Basic doubled",
            })
    void everyFormOfTheKeyResultsInTheSameHeader(String form) throws Exception {
        String key = form.replace("dashboard", DASHBOARD_KEY).replace("doubled", base64(DASHBOARD_KEY));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            InteraktConfiguration configuration =
                    context.getComponent("interakt", InteraktComponent.class).getConfiguration();
            configuration.setApiKey(key);
            configuration.setBaseUrl(server.baseUrl());
            context.start();
            context.createProducerTemplate().requestBody("interakt:trackUser", Map.of("userId", "crm-1001"));
            assertThat(server.request().getHeaders().getHeader("Authorization").values())
                    .containsExactly("Basic " + DASHBOARD_KEY);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theKeyAppearsNowhere(Way way) throws Exception {
        try (DefaultCamelContext context = context(way)) {
            context.start();
            use(context, way);
            lookAt(context);
            assertThat(server.requests()).isNotEmpty().allSatisfy(request -> assertThat(
                            request.getHeader("Authorization"))
                    .isEqualTo("Basic " + DASHBOARD_KEY));
        }
        Map<String, String> leaks = witness.sightingsOf(SECRETS);
        if (way.isLiteral()) {
            // Camel shows the model as it is written: hence the advice at apiKey.
            leaks.keySet().removeIf(Witness::isCamelsModelOfTheRoute);
        }
        assertThat(leaks).isEmpty();
    }

    private DefaultCamelContext context(Way way) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.setProperty("interakt.key", RAW_KEY);
        context.getPropertiesComponent().setInitialProperties(properties);
        InteraktConfiguration configuration =
                context.getComponent("interakt", InteraktComponent.class).getConfiguration();
        configuration.setBaseUrl(server.baseUrl());
        if (way == Way.COMPONENT) {
            configuration.setApiKey(RAW_KEY);
        }
        witness.follow(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").routeId("call").to(way.uri("trackUser"));
                from("direct:dynamic").routeId("dynamic").toD(way.uri("trackEvent") + "${header.options}");
            }
        });
        return context;
    }

    private void use(CamelContext context, Way way) {
        var template = context.createProducerTemplate();
        Map<String, Object> contact = Map.of("userId", "crm-1001", "event", "seen");
        server.answer(201, RecordingServer.SUCCESS);
        witness.see("success", template.request("direct:call", exchange -> exchange.getMessage()
                .setBody(contact)));
        witness.see("dynamic", template.request("direct:dynamic", exchange -> exchange.getMessage()
                .setBody(contact)));
        server.answer(
                401,
                "{\"result\": false, \"message\": \"Invalid token provided: Basic " + DASHBOARD_KEY + " or "
                        + DASHBOARD_KEY + " or " + RAW_KEY + "\"}");
        witness.see("401", template.request("direct:call", exchange -> exchange.getMessage()
                .setBody(contact)));
        witness.see("refused", template.request("direct:call", exchange -> exchange.getMessage()
                .setBody("nonsense")));
        String separator = way.options.isEmpty() ? "?" : "&";
        witness.see(
                "connection refused",
                template.request(
                        way.uri("trackUser") + separator + "baseUrl=http://127.0.0.1:1/v1&maximumRetries=1",
                        exchange -> exchange.getMessage().setBody(contact)));
        for (String options : List.of("templateName=a", "limit=x", "nonsense=1", "baseUrl=nonsense", "proxyPort=1")) {
            assertThatThrownBy(() -> context.getEndpoint(way.uri("trackUser") + separator + options))
                    .satisfies(failure -> witness.see("bad option " + options, failure));
        }
        assertThatThrownBy(() -> context.getEndpoint("interakt:trackUser?apiKey=RAW(" + RAW_KEY + " x)"))
                .satisfies(failure -> witness.see("bad key", failure));
    }

    private void lookAt(DefaultCamelContext context) throws Exception {
        for (Endpoint endpoint : context.getEndpoints()) {
            if (endpoint instanceof InteraktEndpoint interakt) {
                witness.see("configuration", interakt.getConfiguration().toString());
                witness.see("service", interakt.getServiceUrl() + interakt.getServiceMetadata());
                witness.see("producer", interakt.createProducer().toString());
            }
        }
        InteraktComponent component = context.getComponent("interakt", InteraktComponent.class);
        witness.see("component", component + " " + component.getConfiguration());
        witness.lookAt(context);
    }

    @Test
    void toStringOfTheKeyMasksIt() {
        List<String> texts = new ArrayList<>();
        InteraktConfiguration configuration = new InteraktConfiguration();
        configuration.setApiKey(RAW_KEY);
        texts.add(configuration.toString());
        texts.add(configuration.copy().toString());
        assertThat(texts).noneMatch(text -> text.contains(RAW_KEY));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
