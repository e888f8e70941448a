package io.github.camelinterakt;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Camel shows URIs in route dumps, JMX and its log, and no component can mask them there: a secret in one is warned of. */
@Isolated("captures System.err")
class SecretsInUrisTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private Witness witness;

    @BeforeEach
    void capture() throws Exception {
        witness = new Witness();
        context.getPropertiesComponent().addInitialProperty("secret", "examplesecret");
        context.getComponent("interakt", InteraktComponent.class)
                .getConfiguration()
                .setApiKey("examplekey");
    }

    @AfterEach
    void release() throws Exception {
        context.close();
        witness.close();
    }

    @ParameterizedTest
    @CsvSource({
        "apiKey, getUsers?apiKey=examplesecret",
        "apiKey, users?api-key=examplesecret",
        "apiKey, getUsers?apiKey={{secret}}",
        "apiKey, getUsers?apiKey=RAW(examplesecret)",
        "webhookSecret, webhook?webhookSecret=examplesecret",
        "webhookSecret, webhook?webhookSecret=RAW({{secret}})",
        "webhookToken, webhook?webhookToken=examplesecret"
    })
    void aSecretInAUriIsWarnedOfOnce(String option, String uri) {
        context.getEndpoint("interakt:" + uri);
        context.getEndpoint("interakt:" + uri + "&lazyStartProducer=false");
        assertThat(witness.logged("The option " + option + " is set in a URI"))
                .hasSize(1)
                .noneMatch(line -> line.contains("examplesecret"));
    }

    @Test
    void aSecretOfTheComponentIsNotWarnedOf() {
        context.getEndpoint("interakt:getUsers");
        context.getEndpoint("interakt:webhook?verifySignature=false");
        context.getEndpoint("interakt:users?apiKey=RAW({{?absent}})"); // as in a kamelet without a key of its own
        assertThat(witness.logged("is set in a URI")).isEmpty();
    }

    /** Camel Main prints the properties that it sets, except those that Camel knows to be sensitive. */
    @ParameterizedTest
    @ValueSource(
            strings = {"apiKey", "webhookSecret", "webhook-secret", "webhookToken", "proxyUsername", "proxyPassword"})
    void aPropertyWithASecretIsMaskedInCamelsSummary(String option) {
        context.start();
        assertThat(CamelContextHelper.containsSensitive(context, "camel.component.interakt." + option))
                .isTrue();
    }

    @Test
    void theApplicationsOwnSensitiveKeywordsStay() throws Exception {
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.getCamelContextExtension().setAdditionalSensitiveKeywords("ledgerPin");
            other.start();
            other.getComponent("interakt");
            assertThat(CamelContextHelper.containsSensitive(other, "ledgerPin")).isTrue();
            assertThat(CamelContextHelper.containsSensitive(other, "webhookSecret"))
                    .isTrue();
        }
    }
}
