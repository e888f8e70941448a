package io.github.camelinterakt.springboot;

import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.AccountConfiguration;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktConfiguration;
import io.github.camelinterakt.Plan;
import io.github.camelinterakt.Priority;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** An application with nothing but the starter and properties. */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Application.class);

    @Test
    void theContextStartsWithoutAnyProperty() {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(CamelContext.class).getStatus().isStarted())
                    .isTrue();
        });
    }

    @Test
    void whatIsNotSetKeepsTheComponentsDefault() {
        InteraktComponent untouched = new InteraktComponent();

        configured(
                component -> {
                    assertThat(component.getConfiguration().getBaseUrl())
                            .isEqualTo(untouched.getConfiguration().getBaseUrl());
                    assertThat(component.getAccountConfiguration().getConnectTimeout())
                            .isEqualTo(untouched.getAccountConfiguration().getConnectTimeout());
                    assertThat(component.getAccountConfiguration().getPlan()).isEqualTo(Plan.GROWTH);
                },
                "api-key=examplekey");
    }

    @Test
    void durationsAreGivenWithAUnitOrInMilliseconds() {
        configured(
                component -> {
                    AccountConfiguration account = component.getAccountConfiguration();
                    assertThat(account.getConnectTimeout()).isEqualTo(5_000);
                    assertThat(account.getResponseTimeout()).isEqualTo(90_000);
                    assertThat(account.getRetryDelay()).isEqualTo(750);
                },
                "connect-timeout=5s",
                "response-timeout=PT1M30S",
                "retry-delay=750");
    }

    @Test
    void enumsAreGivenInAnySpelling() {
        configured(
                component -> {
                    assertThat(component.getAccountConfiguration().getPlan()).isEqualTo(Plan.ADVANCED);
                    assertThat(component.getConfiguration().getPriority()).isEqualTo(Priority.bulk);
                },
                "plan=advanced",
                "priority=BULK");
    }

    @Test
    void textsNumbersAndBooleansReachTheComponent() {
        configured(
                component -> {
                    InteraktConfiguration configuration = component.getConfiguration();
                    assertThat(configuration.getApiKey()).isEqualTo("examplekey");
                    assertThat(configuration.getBaseUrl()).isEqualTo("http://gateway.example.com/v1/public");
                    assertThat(configuration.getDefaultRegion()).isEqualTo("IN");
                    assertThat(configuration.isPreflight()).isFalse();
                    assertThat(component.getAccountConfiguration().getMaxQueued())
                            .isEqualTo(7);
                    assertThat(component.getAccountConfiguration().getProxyPort())
                            .isEqualTo(3128);
                    assertThat(component.getWebhookConfiguration().getWebhookSecret())
                            .isEqualTo("examplesecret");
                },
                "api-key=examplekey",
                "base-url=http://gateway.example.com/v1/public",
                "default-region=IN",
                "max-queued=7",
                "proxy-port=3128",
                "preflight=false",
                "webhook-secret=examplesecret");
    }

    @Test
    void objectsAreGivenAsReferencesToBeans() {
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "camel.component.interakt.object-mapper=#bean:crmMapper",
                        "camel.component.interakt.ssl-context-parameters=#crmTls")
                .run(context -> {
                    AccountConfiguration account =
                            component(context.getBean(CamelContext.class)).getAccountConfiguration();

                    assertThat(account.getObjectMapper()).isSameAs(context.getBean("crmMapper"));
                    assertThat(account.getSslContextParameters()).isSameAs(context.getBean("crmTls"));
                });
    }

    @Test
    void anObjectThatIsNoReferenceIsRefusedWithAnExample() {
        application
                .withPropertyValues("camel.component.interakt.object-mapper=crmMapper")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("com.fasterxml.jackson.databind.ObjectMapper")
                        .hasMessageContaining("#bean:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.lifecycle.timeout-per-shutdown-phase",
                "camel.component.interakt.response-timeout",
                "camel.interakt.accounts.support.retry-delay"
            })
    void aDurationThatIsNoneIsRefusedAsSuch(String property) {
        application.withPropertyValues(property + "=banana").run(context -> assertThat(context.getStartupFailure())
                .hasStackTraceContaining(property)
                .rootCause()
                .hasMessageContaining("'banana' is not a valid duration"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.interakt.api-kye",
                "camel.component.interakt.configuration.api-key",
                "camel.interakt.accounts.support.apikeys",
                "camel.interakt.acounts.support.api-key",
                "camel.interakt.sandbox.api-kye"
            })
    void aPropertyThatNoOptionReadsIsRefusedByItsFullNameWithoutItsValue(String property) {
        application.withPropertyValues(property + "=examplekey").run(context -> {
            assertThat(context.getStartupFailure()).rootCause().hasMessageContaining(property);
            assertThat(context.getStartupFailure().toString()).doesNotContain("examplekey");
        });
    }

    @Test
    void anEnvironmentVariableThatNoOptionReadsIsRefusedByItsName() {
        inEnvironment(Map.of("CAMEL_COMPONENT_INTERAKT_APIKYE", "examplekey"))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("CAMEL_COMPONENT_INTERAKT_APIKYE"));
    }

    @Test
    void optionsAreReadInAnySpellingThatSpringBootKnows() {
        inEnvironment(Map.of(
                        "CAMEL_COMPONENT_INTERAKT_API_KEY", "examplekey",
                        "CAMEL_COMPONENT_INTERAKT_DEFAULTREGION", "IN",
                        "CAMEL_INTERAKT_ACCOUNTS_SUPPORT_API_KEY", "examplesupport"))
                .withPropertyValues(
                        "camel.component.interakt.maxQueued=7",
                        "camel.component.interakt.enabled=true",
                        "camel.component.interakt.customizer.enabled=true",
                        "camel.interakt.accounts.support.max_queued=8",
                        "camel.interakt.sandbox.sampleData=true",
                        "camel.interakt.sandbox.enabled=false")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    CamelContext camel = context.getBean(CamelContext.class);
                    InteraktComponent support = camel.getComponent("support", InteraktComponent.class);
                    assertThat(component(camel).getConfiguration().getApiKey()).isEqualTo("examplekey");
                    assertThat(component(camel).getConfiguration().getDefaultRegion())
                            .isEqualTo("IN");
                    assertThat(component(camel).getAccountConfiguration().getMaxQueued())
                            .isEqualTo(7);
                    assertThat(support.getConfiguration().getApiKey()).isEqualTo("examplesupport");
                    assertThat(support.getAccountConfiguration().getMaxQueued()).isEqualTo(8);
                });
    }

    private ApplicationContextRunner inEnvironment(Map<String, Object> variables) {
        return application.withInitializer(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)));
    }

    @Test
    void theCustomizerCanBeSwitchedOff() {
        configured(
                component ->
                        assertThat(component.getConfiguration().getApiKey()).isNull(),
                "api-key=examplekey",
                "customizer.enabled=false");
    }

    @Test
    void secretsShowNowhere(CapturedOutput output) {
        application
                .withPropertyValues(
                        "camel.component.interakt.api-key=examplekey",
                        "camel.component.interakt.proxy-host=proxy.example.com",
                        "camel.component.interakt.proxy-port=3128",
                        "camel.component.interakt.proxy-username=exampleuser",
                        "camel.component.interakt.proxy-password=examplepassword")
                .run(context -> {
                    CamelContext camel = context.getBean(CamelContext.class);
                    String shown = context.getBean(InteraktComponentConfiguration.class)
                            + camel.getComponent("interakt").toString()
                            + component(camel).getConfiguration()
                            + component(camel).getAccountConfiguration()
                            + camel.getEndpoint("interakt:getUsers")
                            + output;

                    assertThat(shown)
                            .contains("interakt:")
                            .doesNotContain("examplekey", "exampleuser", "examplepassword");
                });
    }

    private void configured(Consumer<InteraktComponent> law, String... options) {
        String[] properties = new String[options.length];
        for (int i = 0; i < options.length; i++) {
            properties[i] = "camel.component.interakt." + options[i];
        }
        application.withPropertyValues(properties).run(context -> {
            assertThat(context).hasNotFailed();
            law.accept(component(context.getBean(CamelContext.class)));
        });
    }

    private static InteraktComponent component(CamelContext camel) {
        return camel.getComponent("interakt", InteraktComponent.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        ObjectMapper crmMapper() {
            return new JsonMapper();
        }

        @Bean
        SSLContextParameters crmTls() {
            return new SSLContextParameters();
        }
    }
}
