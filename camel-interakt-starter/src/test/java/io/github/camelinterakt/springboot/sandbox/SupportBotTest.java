package io.github.camelinterakt.springboot.sandbox;

import java.time.Duration;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;

/** The test of docs/testing.md. */
// tag::test[]
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camel.interakt.sandbox.enabled=true", "server.address=127.0.0.1"})
class SupportBotTest {

    @Autowired
    Sandbox sandbox;

    @AfterEach
    void reset() {
        sandbox.reset();
    }

    @Test
    void aCustomersMessageIsAnswered() {
        sandbox.customer("+919999999999").says("hi");

        assertThat(sandbox)
                .within(Duration.ofSeconds(30))
                .sentTo("+919999999999")
                .text("Hello! How can we help?");
    }
    // end::test[]

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        RouteBuilder bot() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    // tag::route[]
                    from("interakt:webhook?events=message_received&customerMessagesOnly=true")
                            .setHeader(InteraktConstants.TO, header(InteraktConstants.PHONE))
                            .setBody(constant("Hello! How can we help?"))
                            .to("interakt:message?type=Text");
                    // end::route[]
                }
            };
        }
    }
    // tag::test[]
}
// end::test[]
