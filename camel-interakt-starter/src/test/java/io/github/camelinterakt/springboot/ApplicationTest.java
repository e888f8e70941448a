package io.github.camelinterakt.springboot;

import java.util.function.Consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.ContactKey;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktConfiguration;
import io.github.camelinterakt.model.MessageType;
import io.github.camelinterakt.model.TemplateCategory;
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
        InteraktConfiguration untouched = new InteraktConfiguration();

        configured(
                configuration -> {
                    assertThat(configuration.getBaseUrl()).isEqualTo(untouched.getBaseUrl());
                    assertThat(configuration.getConnectTimeout()).isEqualTo(untouched.getConnectTimeout());
                    assertThat(configuration.getLookupBy()).isEqualTo(untouched.getLookupBy());
                },
                "api-key=examplekey");
    }

    @Test
    void durationsAreGivenWithAUnitOrInMilliseconds() {
        configured(
                configuration -> {
                    assertThat(configuration.getConnectTimeout()).isEqualTo(5_000);
                    assertThat(configuration.getResponseTimeout()).isEqualTo(90_000);
                    assertThat(configuration.getConnectionRequestTimeout()).isEqualTo(750);
                },
                "connect-timeout=5s",
                "response-timeout=PT1M30S",
                "connection-request-timeout=750");
    }

    @Test
    void enumsAreGivenInAnySpelling() {
        configured(
                configuration -> {
                    assertThat(configuration.getType()).isEqualTo(MessageType.STANDALONE_CAROUSEL);
                    assertThat(configuration.getLookupBy()).isEqualTo(ContactKey.userId);
                    assertThat(configuration.getTemplateCategory()).isEqualTo(TemplateCategory.MARKETING);
                },
                "type=standalone-carousel",
                "lookup-by=user-id",
                "template-category=marketing");
    }

    @Test
    void textsNumbersAndBooleansReachTheComponent() {
        configured(
                configuration -> {
                    assertThat(configuration.getApiKey()).isEqualTo("examplekey");
                    assertThat(configuration.getBaseUrl()).isEqualTo("http://gateway.example.com/v1/public");
                    assertThat(configuration.getDefaultRegion()).isEqualTo("IN");
                    assertThat(configuration.getMaxConnections()).isEqualTo(7);
                    assertThat(configuration.getProxyPort()).isEqualTo(3128);
                    assertThat(configuration.isAllPages()).isTrue();
                },
                "api-key=examplekey",
                "base-url=http://gateway.example.com/v1/public",
                "default-region=IN",
                "max-connections=7",
                "proxy-port=3128",
                "all-pages=true");
    }

    @Test
    void objectsAreGivenAsReferencesToBeans() {
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "camel.component.interakt.object-mapper=#bean:crmMapper",
                        "camel.component.interakt.ssl-context-parameters=#crmTls")
                .run(context -> {
                    InteraktConfiguration configuration = configuration(context.getBean(CamelContext.class));

                    assertThat(configuration.getObjectMapper()).isSameAs(context.getBean("crmMapper"));
                    assertThat(configuration.getSslContextParameters()).isSameAs(context.getBean("crmTls"));
                });
    }

    @Test
    void singleOptionsAddToAConfigurationBean() {
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "camel.component.interakt.configuration=#bean:crmConfiguration",
                        "camel.component.interakt.api-key=examplekey",
                        "camel.component.interakt.default-region=IN",
                        "camel.component.interakt.max-connections=7",
                        "camel.component.interakt.sms-sender-id=EXAMPL",
                        "camel.component.interakt.to=919999999999",
                        "camel.component.interakt.template-name=welcome")
                .run(context -> {
                    InteraktConfiguration configuration = configuration(context.getBean(CamelContext.class));

                    assertThat(configuration.getLanguageCode()).isEqualTo("hi");
                    assertThat(configuration.getTemplateName()).isEqualTo("welcome");
                    assertThat(configuration.getApiKey()).isEqualTo("examplekey");
                    assertThat(configuration.getDefaultRegion()).isEqualTo("IN");
                    assertThat(configuration.getMaxConnections()).isEqualTo(7);
                    assertThat(configuration.getSmsSenderId()).isEqualTo("EXAMPL");
                    assertThat(configuration.getTo()).isEqualTo("919999999999");
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
                configuration -> assertThat(configuration.getTemplateName()).isNull(),
                "template-name=welcome",
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
                            + configuration(camel)
                            + camel.getEndpoint("interakt:getUsers")
                            + output;

                    assertThat(shown)
                            .contains("interakt:")
                            .doesNotContain("examplekey", "exampleuser", "examplepassword");
                });
    }

    private void configured(Consumer<InteraktConfiguration> law, String... options) {
        String[] properties = new String[options.length];
        for (int i = 0; i < options.length; i++) {
            properties[i] = "camel.component.interakt." + options[i];
        }
        application.withPropertyValues(properties).run(context -> {
            assertThat(context).hasNotFailed();
            law.accept(configuration(context.getBean(CamelContext.class)));
        });
    }

    private static InteraktConfiguration configuration(CamelContext camel) {
        return camel.getComponent("interakt", InteraktComponent.class).getConfiguration();
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

        @Bean
        InteraktConfiguration crmConfiguration() {
            InteraktConfiguration configuration = new InteraktConfiguration();
            configuration.setLanguageCode("hi");
            return configuration;
        }
    }
}
