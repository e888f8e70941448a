package io.github.camelinterakt.springboot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpServer;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.Plan;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** Two accounts are two components, and each sends with its own key. */
class AccountsTest {

    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private ApplicationContextRunner application;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] response = "{\"result\":true}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, response.length);
            exchange.getResponseBody().write(response);
            exchange.close();
        });
        server.start();
        application = new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(
                        "test.url=http://127.0.0.1:" + server.getAddress().getPort() + "/v1/public",
                        "support.api-key=examplesupport",
                        "support.base-url=${test.url}",
                        "camel.component.interakt.api-key=examplesales",
                        "camel.component.interakt.base-url=${test.url}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aComponentBeanKeepsItsOwnKey() {
        application.withUserConfiguration(Support.class).run(context -> {
            assertThat(context).hasNotFailed();
            track(context.getBean(ProducerTemplate.class));
            assertThat(keys).containsExactly(basic("examplesales"), basic("examplesupport"));
        });
    }

    @Test
    void anAccountOfThePropertiesIsAComponentWithItsOwnOptions() {
        application
                .withPropertyValues(
                        "camel.interakt.accounts.support.api-key=examplesupport",
                        "camel.interakt.accounts.support.base-url=${test.url}",
                        "camel.interakt.accounts.support.plan=advanced",
                        "camel.interakt.accounts.support.response-timeout=5s")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    track(context.getBean(ProducerTemplate.class));
                    assertThat(keys).containsExactly(basic("examplesales"), basic("examplesupport"));
                    CamelContext camel = context.getBean(CamelContext.class);
                    InteraktComponent support = camel.getComponent("support", InteraktComponent.class);
                    assertThat(support.getAccountConfiguration().getPlan()).isEqualTo(Plan.ADVANCED);
                    assertThat(support.getAccountConfiguration().getResponseTimeout())
                            .isEqualTo(5_000);
                    InteraktComponent sales = camel.getComponent("interakt", InteraktComponent.class);
                    assertThat(sales.getAccountConfiguration().getPlan()).isEqualTo(Plan.GROWTH);
                });
    }

    @Test
    void aRouteMayUseBothAccounts() {
        application
                .withUserConfiguration(Route.class)
                .withPropertyValues(
                        "camel.interakt.accounts.support.api-key=examplesupport",
                        "camel.interakt.accounts.support.base-url=${test.url}")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    context.getBean(ProducerTemplate.class).requestBody("direct:both", Map.of("userId", "crm-1001"));
                    assertThat(keys).containsExactly(basic("examplesales"), basic("examplesupport"));
                });
    }

    @Test
    void propertiesOfAnAccountAddToTheBeanOfItsName() {
        application
                .withUserConfiguration(Support.class)
                .withPropertyValues("camel.interakt.accounts.support.plan=advanced")
                .run(context -> {
                    InteraktComponent support =
                            context.getBean(CamelContext.class).getComponent("support", InteraktComponent.class);
                    assertThat(support).isSameAs(context.getBean("support"));
                    assertThat(support.getAccountConfiguration().getPlan()).isEqualTo(Plan.ADVANCED);
                    assertThat(support.getConfiguration().getApiKey()).isEqualTo("examplesupport");
                });
    }

    private static void track(ProducerTemplate template) {
        for (String account : new String[] {"interakt", "support"}) {
            template.requestBody(account + ":trackUser", Map.of("userId", "crm-1001"));
        }
    }

    private static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Configuration(proxyBeanMethods = false)
    static class Support {

        // tag::bean[]
        @Bean
        InteraktComponent support(
                @Value("${support.api-key}") String apiKey, @Value("${support.base-url}") String baseUrl) {
            InteraktComponent support = new InteraktComponent();
            support.getConfiguration().setApiKey(apiKey);
            support.getConfiguration().setBaseUrl(baseUrl);
            return support;
        }
        // end::bean[]
    }

    @Configuration(proxyBeanMethods = false)
    static class Route {

        @Bean
        RouteBuilder both() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:both")
                            .setProperty("contact", body())
                            .to("interakt:trackUser")
                            .setBody(exchangeProperty("contact"))
                            .to("support:trackUser");
                }
            };
        }
    }
}
