package io.github.camelinterakt.springboot;

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
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
