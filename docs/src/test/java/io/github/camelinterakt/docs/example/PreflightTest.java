package io.github.camelinterakt.docs.example;

import java.util.List;
import java.util.Map;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Rule;
import io.github.camelinterakt.Violation;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The checks of preflight.md do what the page says of them. */
class PreflightTest {

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT = InteraktSandboxExtension.with(builder -> builder.sampleData(true));

    @Test
    void everythingThatIsWrongIsListed() throws Exception {
        try (SandboxedCamel camel = new SandboxedCamel(INTERAKT.sandbox()).start()) {
            var failure = catchThrowableOfType(
                    CamelExecutionException.class,
                    () -> camel.request(
                            "interakt:message?templateName=order_shipped&languageCode=en&to=919999999999",
                            List.of("", "two\nlines")));
            // tag::violations[]
            InteraktException e = failure.getExchange().getException(InteraktException.class);
            for (Violation violation : e.getViolations()) {
                violation.pointer(); // /template/bodyValues/0, then /template/bodyValues/1
                violation.rule(); // TEMPLATE_VALUE
                violation.length(); // 0, then 9
                violation.problem(); // what is wrong and what to do, in words
            }
            // end::violations[]

            assertThat(e.getViolations())
                    .extracting(Violation::pointer)
                    .containsExactly("/template/bodyValues/0", "/template/bodyValues/1");
            assertThat(e.getViolations()).extracting(Violation::length).containsExactly(0, 9);
            assertThat(e.getViolations()).extracting(Violation::rule).containsOnly(Rule.TEMPLATE_VALUE);
        }
    }

    @Test
    void theRoutesCleanFlattenMendAndSwitchOff() throws Exception {
        try (SandboxedCamel camel = new SandboxedCamel(INTERAKT.sandbox())
                .routes(new PreflightRoutes())
                .start()) {
            camel.request(
                    "direct:contact",
                    Map.of(
                            "fullPhoneNumber",
                            "919999999998",
                            "traits",
                            Map.of("address", Map.of("city", "Pune"), "note", "two\nlines")));
            camel.request("direct:send", List.of("", ""), Map.of("CamelInteraktTo", "919999999999"));

            assertThat(INTERAKT.sandbox().contact("919999999998").traits())
                    .isEqualTo(Map.of("address_city", "Pune", "note", "two lines"));
            assertThat(INTERAKT.sandbox().messageCount()).isZero();
            camel.request("direct:ticket", List.of("Asha", " \n"), Map.of("CamelInteraktTo", "919999999999"));
            assertThat(INTERAKT.sandbox().messages().get(0).request().at("/template/bodyValues"))
                    .hasToString("[\"Asha\",\"-\"]");
        }
    }

    @Test
    void aRouteWithAMistypedTemplateDoesNotStart() throws Exception {
        try (SandboxedCamel camel = new SandboxedCamel(INTERAKT.sandbox())
                .file("routes/preflight.yaml")
                .start()) {
            camel.request("direct:shipped", List.of("Asha", "12"), Map.of("CamelInteraktTo", "919999999999"));
            assertThat(INTERAKT.sandbox().messageCount()).isEqualTo(1);
            assertThatThrownBy(() -> camel.routes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:mistyped")
                                    .to("interakt:message?templateName=order_shiped&languageCode=en"
                                            + "&validateTemplate=true");
                        }
                    }))
                    .hasStackTraceContaining(
                            "Template 'order_shiped', language 'en': the account has no template with this name; similar names: order_shipped");
        }
    }
}
