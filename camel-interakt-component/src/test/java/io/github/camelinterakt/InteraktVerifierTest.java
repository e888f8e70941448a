package io.github.camelinterakt;

import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Camel's verifier tells before any route runs whether the options are right, and whether the API accepts the key. */
// Camel 4 has deprecated its verifier, and has no other.
@SuppressWarnings("deprecation")
class InteraktVerifierTest {

    private static final String PARAMETERS = "PARAMETERS";
    private static final String CONNECTIVITY = "CONNECTIVITY";
    private static final String WRONG_KEY = "wrongkey";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        sandbox.close();
    }

    @Test
    void theRightKeyPassesWithOneCallThatReadsNobodyAndHasNoEffect() {
        assertThat(verify(PARAMETERS, options()))
                .extracting(result -> result.getStatus().name())
                .isEqualTo("OK");
        assertThat(sandbox.wireMock().getAllServeEvents()).isEmpty();
        var result = verify(CONNECTIVITY, options());
        assertThat(result.getStatus().name()).isEqualTo("OK");
        assertThat(result.getErrors()).isEmpty();
        assertThat(sandbox.wireMock().getAllServeEvents()).singleElement().satisfies(event -> {
            assertThat(event.getRequest().getUrl()).contains("/apis/users/").contains("limit=1");
            assertThat(event.getResponse().getBodyAsString())
                    .contains("\"customers\"")
                    .doesNotContain("phone_number");
        });
        assertThat(context.getEndpoints()).isEmpty();
    }

    @Test
    void aWrongKeyIsNamedAndNotShown() {
        var result = verify(CONNECTIVITY, with("apiKey", WRONG_KEY));
        assertThat(result.getErrors()).singleElement().satisfies(error -> {
            assertThat(error.getCode().getName()).isEqualTo("AUTHENTICATION");
            assertThat(error.getParameterKeys()).containsExactly("apiKey");
            assertThat(error.getDetail("HTTP_CODE")).isEqualTo(401);
            assertThat(error.getDetail("reason")).isEqualTo("UNAUTHORIZED");
            assertThat(error.getDescription()).contains("Developer Settings");
        });
        assertNothingSecret(result);
    }

    @Test
    void aTestOfAKeyTakesNoNameFromTheAccountsOfTheApplication() throws Exception {
        verify(CONNECTIVITY, with("apiKey", WRONG_KEY));
        CamelFixture.options(context, "apiKey=" + sandbox.apiKey() + "&baseUrl=" + sandbox.baseUrl());
        InteraktEndpoint endpoint = context.getEndpoint("interakt:getUser", InteraktEndpoint.class);
        assertThat(endpoint.getServiceMetadata()).containsEntry("account", "interakt");
    }

    @Test
    void theComponentsOwnOptionsApplyUnlessOthersAreGiven() {
        CamelFixture.options(context, "apiKey=" + sandbox.apiKey() + "&baseUrl=" + sandbox.baseUrl());
        context.getEndpoint("interakt:getUser");
        assertThat(verify(CONNECTIVITY, Map.of()).getStatus().name()).isEqualTo("OK");
        assertThat(verify(CONNECTIVITY, Map.of("apiKey", WRONG_KEY)).getStatus().name())
                .isEqualTo("ERROR");
        assertThat(verify(CONNECTIVITY, Map.of()).getStatus().name()).isEqualTo("OK");
    }

    @Test
    void aHostThatCannotBeReachedIsToldByTheBaseUrl() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var result = verify(CONNECTIVITY, with("baseUrl", "http://127.0.0.1:" + free));
        assertThat(result.getErrors()).singleElement().satisfies(error -> {
            assertThat(error.getCode().getName()).isEqualTo("GENERIC");
            assertThat(error.getParameterKeys()).containsExactly("baseUrl");
            assertThat(error.getDescription()).contains("CONNECTION_FAILED");
        });
        assertNothingSecret(result);
    }

    @Test
    void aMissingKeyIsNamedWithoutACall() {
        for (String scope : List.of(PARAMETERS, CONNECTIVITY)) {
            var result = verify(scope, Map.of("baseUrl", sandbox.baseUrl()));
            assertThat(result.getScope()).hasToString(scope);
            assertThat(result.getErrors()).singleElement().satisfies(error -> {
                assertThat(error.getCode().getName()).isEqualTo("MISSING_PARAMETER");
                assertThat(error.getParameterKeys()).containsExactly("apiKey");
            });
        }
        assertThat(sandbox.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void everyWrongOptionIsNamedAtOnce() {
        Map<String, Object> options = options();
        options.putAll(Map.of("tipe", "Text", "type", "Letter", "plan", "GOLD", "ttl", "soon", "preflight", "maybe"));
        var result = verify(PARAMETERS, options);
        assertThat(result.getErrors())
                .extracting(error -> error.getParameterKeys().iterator().next() + " "
                        + error.getCode().getName())
                .containsExactlyInAnyOrder(
                        "tipe UNKNOWN_PARAMETER",
                        "type ILLEGAL_PARAMETER_VALUE",
                        "plan ILLEGAL_PARAMETER_VALUE",
                        "ttl ILLEGAL_PARAMETER_VALUE",
                        "preflight ILLEGAL_PARAMETER_VALUE");
        assertThat(result.getErrors())
                .filteredOn(error -> error.getParameterKeys().contains("plan"))
                .singleElement()
                .satisfies(error -> assertThat(error.getDescription()).contains("GROWTH, ADVANCED, ENTERPRISE"));
        assertNothingSecret(result);
    }

    @Test
    void optionsThatContradictOneAnotherAreToldAsTheEndpointTellsThem() {
        assertThat(verify(PARAMETERS, with("plan", "ENTERPRISE")).getErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.getDescription()).contains("needs the option requestsPerMinute"));
        assertThat(verify(PARAMETERS, with("baseUrl", "ftp://example.com")).getErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.getDescription()).contains("option baseUrl must be"));
        assertThat(verify(PARAMETERS, with("apiKey", "two words")).getErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.getDescription())
                        .contains("option apiKey contains white space")
                        .doesNotContain("two words"));
    }

    private org.apache.camel.component.extension.ComponentVerifierExtension.Result verify(
            String scope, Map<String, Object> options) {
        return context.getComponent("interakt")
                .getExtension(org.apache.camel.component.extension.ComponentVerifierExtension.class)
                .orElseThrow()
                .verify(
                        org.apache.camel.component.extension.ComponentVerifierExtension.Scope.fromString(scope),
                        options);
    }

    private Map<String, Object> options() {
        return new HashMap<>(Map.of(
                "scheme",
                "interakt",
                "operation",
                "message",
                "apiKey",
                sandbox.apiKey(),
                "baseUrl",
                sandbox.baseUrl(),
                "type",
                "Text"));
    }

    private Map<String, Object> with(String option, String value) {
        Map<String, Object> options = options();
        options.put(option, value);
        return options;
    }

    private void assertNothingSecret(org.apache.camel.component.extension.ComponentVerifierExtension.Result result) {
        assertThat(result.getErrors()).allSatisfy(error -> assertThat(
                        error.getCode() + " " + error.getDescription() + " " + error.getDetails())
                .doesNotContain(sandbox.apiKey(), WRONG_KEY));
    }
}
