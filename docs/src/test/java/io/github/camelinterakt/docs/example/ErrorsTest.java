package io.github.camelinterakt.docs.example;

import java.util.List;
import java.util.Map;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.http.Fault;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The error handlers of errors.md do what the page says of them. */
class ErrorsTest {

    private static final Map<String, Object> TO = Map.of("CamelInteraktTo", "919999999999");

    private static final Map<String, Object> NEW = Map.of("CamelInteraktTo", "919999999998");

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT = InteraktSandboxExtension.with(builder -> builder.sampleData(true));

    @Test
    void whatIsSafeToRepeatIsRepeatedAndNothingElse() throws Exception {
        try (SandboxedCamel camel =
                new SandboxedCamel(INTERAKT.sandbox()).routes(new ErrorRoutes()).start()) {
            INTERAKT.sandbox().inject(ApiOperation.TRACK_USER, Fault.status(500, ""));
            INTERAKT.sandbox().inject(ApiOperation.MESSAGE, Fault.reset().afterTheCall());

            camel.request("direct:contact", Map.of("fullPhoneNumber", "919999999998"));
            Object refused = camel.context().createProducerTemplate().requestBodyAndHeaders("direct:send", "Hello", TO);

            assertThat(INTERAKT.sandbox().contact("919999999998")).isNotNull();
            assertThat(refused).isEqualTo("CONNECTION_FAILED MAYBE_SENT");
            assertThat(INTERAKT.sandbox().messageCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void aTemplateGoesOutWhereTheWindowIsClosed(String dsl) throws Exception {
        try (SandboxedCamel camel = fallbacks(dsl)) {
            camel.request("interakt:trackUser", Map.of("fullPhoneNumber", "919999999998"));
            camel.request("direct:answer", "Hello", NEW);

            assertThat(templates()).containsExactly("welcome");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void anUnknownCustomerIsTrackedAndTheMessageSentAgain(String dsl) throws Exception {
        try (SandboxedCamel camel = fallbacks(dsl)) {
            camel.request("direct:greet", "{\"body\": [\"Asha\"]}", NEW);

            assertThat(INTERAKT.sandbox().contact("919999999998")).isNotNull();
            assertThat(templates()).containsExactly("welcome");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void aTemplateOfAnotherCategoryRaisesTheAlarm(String dsl) throws Exception {
        try (SandboxedCamel camel = fallbacks(dsl)) {
            Object alarm = camel.request(
                    "direct:greet",
                    "{\"body\": [\"Asha\"]}",
                    Map.of("CamelInteraktTo", "919999999999", "CamelInteraktTemplateCategory", "UTILITY"));

            assertThat(alarm).asString().startsWith("ALARM").contains("CATEGORY_MISMATCH, REJECTED");
            assertThat(templates()).isEmpty();
        }
    }

    private static SandboxedCamel fallbacks(String dsl) throws Exception {
        SandboxedCamel camel = new SandboxedCamel(INTERAKT.sandbox()).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:alarm").setBody(simple("ALARM ${body}"));
            }
        });
        if (dsl.equals("java")) {
            camel.routes(new FallbackRoutes());
        } else {
            camel.file("routes/errors." + dsl);
        }
        return camel.start();
    }

    private static List<String> templates() {
        return INTERAKT.sandbox().messages().stream()
                .map(message -> message.templateName())
                .toList();
    }

    @Test
    void theExceptionSaysWhatIsKnown() throws Exception {
        try (SandboxedCamel camel = new SandboxedCamel(INTERAKT.sandbox()).start()) {
            INTERAKT.sandbox().inject(ApiOperation.MESSAGE, Fault.rateLimited("20"));
            var failure = catchThrowableOfType(
                    CamelExecutionException.class,
                    () -> camel.request(
                            "interakt:message?templateName=welcome&languageCode=en&maximumRetries=0",
                            List.of("Asha"),
                            TO));
            // tag::exception[]
            InteraktException e = failure.getExchange().getException(InteraktException.class);
            e.getReason(); // RATE_LIMITED
            e.getOutcome(); // NOT_SENT
            e.isSafeToRepeat(); // true
            e.getHttpResponseCode(); // 429; 0 if there was no response
            e.getRetryAfter(); // Optional of 20 seconds
            e.getResponseMessage(); // Interakt's own text, phone numbers masked
            // end::exception[]

            assertThat(e.getReason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(e.getOutcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(e.isSafeToRepeat()).isTrue();
            assertThat(e.getHttpResponseCode()).isEqualTo(429);
            assertThat(e.getRetryAfter())
                    .hasValueSatisfying(delay -> assertThat(delay).hasSeconds(20));
        }
    }
}
