package io.github.camelinterakt.springboot.sandbox;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.SandboxSetting;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox posts to the webhooks of the application, without any setting. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "server.servlet.context-path=/app",
            "camel.interakt.sandbox.enabled=true",
            "camel.interakt.accounts.support.api-key=examplesupport",
            "camel.interakt.accounts.support.webhook-secret=examplesupportsecret"
        })
class SandboxWebhookTest {

    private static final String PHONE = "+919999999999";

    @Autowired
    private Sandbox sandbox;

    @Autowired
    private Received received;

    /** What has reached the routes. */
    record Received(BlockingQueue<String> texts) {
        String next() throws InterruptedException {
            return texts.poll(30, TimeUnit.SECONDS);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Received received() {
            return new Received(new LinkedBlockingQueue<>());
        }

        @Bean
        RouteBuilder webhooks(Received received) {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("interakt:webhook")
                            .process(exchange -> received.texts().add("sales: " + text(exchange)));
                    from("support:webhook?path=/support")
                            .process(exchange -> received.texts().add("support: " + text(exchange)));
                }

                private String text(org.apache.camel.Exchange exchange) {
                    return exchange.getMessage()
                            .getBody(WebhookEvent.class)
                            .getMessage()
                            .getText();
                }
            };
        }
    }

    @AfterEach
    void reset() {
        sandbox.reset();
    }

    @Test
    void whatACustomerSaysReachesTheRouteSigned() throws Exception {
        sandbox.customer(PHONE).says("hi");

        assertThat(received.next()).isEqualTo("sales: hi");
        assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(30))).isTrue();
        assertThat(sandbox.webhook().posts()).singleElement().satisfies(post -> assertThat(post.signature())
                .startsWith("sha256="));
    }

    @Test
    void theWebhookStaysAfterAReset() throws Exception {
        sandbox.reset();
        sandbox.customer(PHONE).says("hi again");

        assertThat(received.next()).isEqualTo("sales: hi again");
    }

    @Test
    void eachAccountHasItsOwnWebhookWithTheSecretOfItsComponent() throws Exception {
        sandbox.account("examplesupport").customer(PHONE).says("help");

        assertThat(received.next()).isEqualTo("support: help");
    }

    @Test
    void aWrongSignatureIsStillRefused() throws Exception {
        String url = sandbox.webhook().url();
        sandbox.webhook().enable(url, "not " + SandboxSetting.WEBHOOK_SECRET.defaultValue());
        sandbox.customer(PHONE).says("hi");

        assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(30))).isTrue();
        assertThat(sandbox.webhook().posts()).singleElement().satisfies(post -> assertThat(post.status())
                .isEqualTo(401));
        assertThat(received.texts()).isEmpty();
    }
}
