package io.github.camelinterakt.springboot.webhook;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** A webhook in an application without a web server. */
class NoServerTest {

    @Test
    void theStartFailsAndSaysWhatToAdd() {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues("camel.component.interakt.webhook-secret=examplekey")
                .run(context ->
                        assertThat(context.getStartupFailure()).hasStackTraceContaining("spring-boot-starter-web"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        RouteBuilder webhook() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("interakt:webhook").log("${body}");
                }
            };
        }
    }
}
