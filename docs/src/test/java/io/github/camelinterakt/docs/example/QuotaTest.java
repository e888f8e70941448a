package io.github.camelinterakt.docs.example;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelinterakt.InteraktEndpoint;
import io.github.camelinterakt.Priority;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of quota.md send with the priority that the page says. */
class QuotaTest {

    private static final Map<String, Object> TO = Map.of("CamelInteraktTo", "919999999999");

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT = InteraktSandboxExtension.with(builder -> builder.sampleData(true));

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void codesGoFirstAndExpireAndOffersGoInBulk(String dsl) throws Exception {
        try (SandboxedCamel camel = new SandboxedCamel(INTERAKT.sandbox())) {
            if (dsl.equals("java")) {
                camel.routes(new QuotaRoutes());
            } else {
                camel.file("routes/quota." + dsl);
            }
            camel.start();
            camel.request("direct:code", List.of("123456"), TO);
            camel.request("direct:offer", List.of("Asha"), TO);

            assertThat(INTERAKT.sandbox().messages())
                    .extracting(Message::templateName)
                    .containsExactly("otp", "welcome");
            assertThat(endpoints(camel)).anySatisfy(endpoint -> {
                assertThat(endpoint.getConfiguration().getPriority()).isEqualTo(Priority.high);
                assertThat(endpoint.getConfiguration().getTtl()).isEqualTo(30_000);
            });
            assertThat(endpoints(camel)).anySatisfy(endpoint -> assertThat(
                            endpoint.getConfiguration().getPriority())
                    .isEqualTo(Priority.bulk));
        }
    }

    private static Stream<InteraktEndpoint> endpoints(SandboxedCamel camel) {
        return camel.context().getEndpoints().stream()
                .filter(InteraktEndpoint.class::isInstance)
                .map(InteraktEndpoint.class::cast);
    }
}
