package io.github.camelinterakt.springboot.sandbox;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.verification.RequestJournalDisabledException;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.sandbox.SampleData;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.SandboxSetting;
import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.springboot.InteraktConfigurationException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An application that has the sandbox switched on. */
@ExtendWith(OutputCaptureExtension.class)
class SandboxApplicationTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Application.class);

    private final ApplicationContextRunner sandboxed = application.withPropertyValues(
            "camel.interakt.sandbox.enabled=true", "camel.main.routes-include-pattern=classpath:routes/*.yaml");

    @Test
    void onePropertyLetsARouteSendWithoutAnAccount() {
        sandboxed.withPropertyValues("camel.interakt.sandbox.sample-data=true").run(context -> {
            context.getBean(ProducerTemplate.class)
                    .sendBodyAndHeader("direct:greet", List.of("Example"), "CamelInteraktTo", SampleData.CONTACT);

            assertThat(context.getBean(Sandbox.class).messages())
                    .singleElement()
                    .satisfies(message -> {
                        assertThat(message.templateName()).isEqualTo("welcome");
                        assertThat(message.request()
                                        .at("/template/bodyValues/0")
                                        .asText())
                                .isEqualTo("Example");
                    });
        });
    }

    @Test
    void nothingGoesToTheRealInteraktWhileTheSandboxIsOn() {
        sandboxed
                .withPropertyValues(
                        "camel.component.interakt.base-url=https://live.example.com/v1/public",
                        "camel.component.interakt.api-key=examplelivekey")
                .run(context -> {
                    Sandbox sandbox = context.getBean(Sandbox.class);
                    var configuration = context.getBean(CamelContext.class)
                            .getComponent("interakt", InteraktComponent.class)
                            .getConfiguration();

                    assertThat(configuration.getBaseUrl()).isEqualTo(sandbox.baseUrl());
                    assertThat(configuration.getApiKey()).isEqualTo(sandbox.apiKey());
                });
    }

    @Test
    void eachAccountKeepsItsKeyAndItsOwnData() {
        sandboxed
                .withPropertyValues(
                        "camel.component.interakt.api-key=examplesales",
                        "camel.interakt.accounts.support.api-key=examplesupport",
                        "camel.interakt.accounts.billing.max-queued=7")
                .run(context -> {
                    Sandbox sandbox = context.getBean(Sandbox.class);
                    ProducerTemplate template = context.getBean(ProducerTemplate.class);
                    for (String account : List.of("interakt", "support", "billing")) {
                        template.requestBody(account + ":trackUser", Map.of("userId", account));
                    }

                    assertThat(sandbox.contacts()).extracting(Contact::userId).containsExactly("interakt");
                    assertThat(sandbox.account("examplesupport").contacts())
                            .extracting(Contact::userId)
                            .containsExactly("support");
                    assertThat(sandbox.account("billing").contacts())
                            .extracting(Contact::userId)
                            .containsExactly("billing");
                });
    }

    @Test
    void theLogSaysWhereTheSandboxIsAndNotItsKey(CapturedOutput output) {
        sandboxed
                .withPropertyValues("camel.interakt.sandbox.api-key=examplesandboxkey")
                .run(context -> {
                    Sandbox sandbox = context.getBean(Sandbox.class);

                    assertThat(output.getAll().lines().filter(line -> line.contains(sandbox.baseUrl())))
                            .singleElement()
                            .asString()
                            .contains("sandbox");
                    assertThat(output.getAll()).doesNotContain("examplesandboxkey");
                });
    }

    @Test
    void theSandboxIsOffByDefault() {
        application.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Sandbox.class));
    }

    @Test
    void theSandboxStopsListeningWithTheApplication() {
        List<URI> addresses = new ArrayList<>();
        sandboxed.run(context -> {
            URI address = URI.create(context.getBean(Sandbox.class).baseUrl());
            connect(address);
            addresses.add(address);
        });

        assertThat(addresses).hasSize(1);
        assertThatThrownBy(() -> connect(addresses.get(0))).isInstanceOf(IOException.class);
    }

    @Test
    void theQuotaOfThePlanCounts() {
        sandboxed
                .withPropertyValues(
                        "camel.interakt.sandbox.sample-data=true",
                        "camel.interakt.sandbox.requests-per-minute=1",
                        "camel.component.interakt.maximum-retries=0")
                .run(context -> {
                    ProducerTemplate template = context.getBean(ProducerTemplate.class);
                    Runnable greeting = () -> template.sendBodyAndHeader(
                            "direct:greet", List.of("Example"), "CamelInteraktTo", SampleData.CONTACT);
                    greeting.run();

                    assertThatThrownBy(greeting::run)
                            .isInstanceOf(CamelExecutionException.class)
                            .cause()
                            .isInstanceOfSatisfying(InteraktException.class, e -> assertThat(e.getReason())
                                    .isEqualTo(Reason.RATE_LIMITED));
                });
    }

    @Test
    void everySettingHasAPropertyThatAnIdeCompletes() throws IOException {
        JsonNode metadata = new JsonMapper()
                .readTree(SandboxApplicationTest.class.getResource("/META-INF/spring-configuration-metadata.json"));

        assertThat(metadata.path("properties"))
                .extracting(property -> property.path("name").asText())
                .containsAll(Arrays.stream(SandboxSetting.values())
                        .map(setting -> "camel.interakt.sandbox." + setting.kebabCase())
                        .toList())
                .contains("camel.interakt.sandbox.enabled");
    }

    @Test
    void aWrongSettingFailsTheStartAndIsNamed() {
        sandboxed.withPropertyValues("camel.interakt.sandbox.quota-window=hour").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessage("quota-window must be fixed-minute, sliding or token-bucket, but is hour"));
    }

    @Test
    void settingsReachTheSandbox() {
        sandboxed
                .withPropertyValues(
                        "camel.interakt.sandbox.host=localhost",
                        "camel.interakt.sandbox.port=0",
                        "camel.interakt.sandbox.api-key=examplesandboxkey",
                        "camel.interakt.sandbox.quota-window=sliding",
                        "camel.interakt.sandbox.approve-templates-after=2s",
                        "camel.interakt.sandbox.templates-page-size=1",
                        "camel.interakt.sandbox.contactOrder=MODIFIED_DESCENDING",
                        "camel.interakt.sandbox.journal=0",
                        "camel.interakt.sandbox.sample-data=true")
                .run(context -> {
                    Sandbox sandbox = context.getBean(Sandbox.class);
                    context.getBean(ProducerTemplate.class)
                            .sendBodyAndHeader(
                                    "direct:greet", List.of("Example"), "CamelInteraktTo", SampleData.CONTACT);

                    assertThat(sandbox.baseUrl()).startsWith("http://localhost:");
                    assertThat(sandbox.apiKey()).isEqualTo("examplesandboxkey");
                    assertThat(sandbox.messages()).extracting(Message::type).containsExactly("Template");
                    assertThatThrownBy(() -> sandbox.wireMock().getAllServeEvents())
                            .isInstanceOf(RequestJournalDisabledException.class);
                });
    }

    @Test
    void aSandboxOfTheApplicationsOwnTakesPrecedence() {
        sandboxed.withUserConfiguration(OwnSandbox.class).run(context -> {
            context.getBean(ProducerTemplate.class)
                    .sendBodyAndHeader("direct:greet", List.of("Example"), "CamelInteraktTo", SampleData.CONTACT);

            assertThat(context.getBean(Sandbox.class)).isSameAs(context.getBean("ownSandbox"));
            assertThat(context.getBean(Sandbox.class).messageCount()).isEqualTo(1);
        });
    }

    @Test
    void whereItsPortIsTakenTheStartFailsAndSaysWhatToSet() {
        try (Sandbox other = Sandbox.builder().start()) {
            sandboxed
                    .withPropertyValues("camel.interakt.sandbox.port="
                            + URI.create(other.baseUrl()).getPort())
                    .run(context -> assertThat(context.getStartupFailure())
                            .rootCause()
                            .isInstanceOf(InteraktConfigurationException.class)
                            .hasMessageContaining("Set camel.interakt.sandbox.port to a free port"));
        }
    }

    @Test
    void withoutTheSandboxOnTheClassPathTheStartFailsAndSaysWhatToAdd(CapturedOutput output) {
        SpringApplication withoutSandbox = new SpringApplication(
                new DefaultResourceLoader(new FilteredClassLoader("io.github.camelinterakt.sandbox")),
                Application.class);
        withoutSandbox.setWebApplicationType(WebApplicationType.NONE);

        assertThatThrownBy(() -> withoutSandbox
                        .run("--camel.interakt.sandbox.enabled=true")
                        .close())
                .rootCause()
                .isInstanceOf(InteraktConfigurationException.class);
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains("Add the dependency io.github.camelinterakt:camel-interakt-sandbox");
    }

    @Test
    void withoutTheSandboxOnTheClassPathAnApplicationThatDoesNotAskForItStarts() {
        application
                .withClassLoader(new FilteredClassLoader("io.github.camelinterakt.sandbox"))
                .run(context -> assertThat(context).hasNotFailed());
    }

    private static void connect(URI address) throws IOException {
        new Socket(address.getHost(), address.getPort()).close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Configuration(proxyBeanMethods = false)
    static class OwnSandbox {

        @Bean(destroyMethod = "close")
        Sandbox ownSandbox() {
            return Sandbox.builder().sampleData(true).start();
        }
    }
}
