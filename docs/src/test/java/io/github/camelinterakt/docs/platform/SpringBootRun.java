package io.github.camelinterakt.docs.platform;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import javax.sql.DataSource;

import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application on Spring Boot that tries the features that its arguments name; its only data source is the inbox's. */
@EnableAutoConfiguration
@Configuration(proxyBeanMethods = false)
public class SpringBootRun {

    private static FeaturesRun run;

    @Bean
    RouteBuilder routes() {
        return run;
    }

    @Bean
    DataSource crm() {
        JdbcDataSource crm = new JdbcDataSource();
        crm.setURL("jdbc:h2:mem:crm;DB_CLOSE_DELAY=-1");
        return crm;
    }

    public static void main(String[] features) throws Exception {
        run = new FeaturesRun(List.of(features), "");
        int port = FeaturesRun.freePort();
        try (ConfigurableApplicationContext application = SpringApplication.run(
                SpringBootRun.class,
                "--camel.interakt.sandbox.enabled=true",
                "--camel.component.interakt.response-timeout=60s",
                "--camel.component.interakt.lag=1s",
                "--camel.component.interakt.webhook-secret=examplekey",
                "--camel.main.run-controller=false",
                "--camel.health.exposure-level=full",
                "--management.endpoint.health.show-details=always",
                "--management.endpoints.web.exposure.include=health,metrics",
                "--server.address=127.0.0.1",
                "--server.port=" + port)) {
            String actuator = "http://127.0.0.1:" + port + "/actuator/";
            run.run(
                    application.getBean(CamelContext.class),
                    application.getBean(Sandbox.class),
                    port,
                    () -> shows(actuator + "health", "\"interakt-feed-feed\":\"UP\""),
                    () -> shows(actuator + "metrics/camel.interakt.quota.admitted", "\"measurements\""));
        }
        System.exit(0);
    }

    private static boolean shows(String url, String text) throws Exception {
        String body = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
        if (!body.contains(text)) {
            throw new IllegalStateException(url + " does not show " + text + ": " + body);
        }
        return true;
    }
}
