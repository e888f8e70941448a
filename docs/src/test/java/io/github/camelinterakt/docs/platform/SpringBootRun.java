package io.github.camelinterakt.docs.platform;

import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application on Spring Boot: sends a message to the sandbox, and with the argument {@code webhook} receives one. */
@EnableAutoConfiguration
@Configuration(proxyBeanMethods = false)
public class SpringBootRun {

    private static final String PHONE = "919999999999";
    private static final CountDownLatch RECEIVED = new CountDownLatch(1);
    private static boolean webhook;

    @Bean
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:text").to("interakt:message?type=Text");
                if (webhook) {
                    from("interakt:webhook").process(exchange -> RECEIVED.countDown());
                }
            }
        };
    }

    public static void main(String[] arguments) throws Exception {
        webhook = List.of(arguments).contains("webhook");
        int port = freePort();
        try (ConfigurableApplicationContext application = SpringApplication.run(
                SpringBootRun.class,
                "--camel.interakt.sandbox.enabled=true",
                "--camel.component.interakt.response-timeout=5s",
                "--camel.component.interakt.webhook-secret=examplekey",
                "--camel.main.run-controller=false",
                "--server.address=127.0.0.1",
                "--server.port=" + port)) {
            Sandbox sandbox = application.getBean(Sandbox.class);
            if (webhook) {
                sandbox.webhook().save("http://127.0.0.1:" + port + "/interakt", "examplekey");
            }
            sandbox.customer(PHONE).says("Hi");
            application
                    .getBean(ProducerTemplate.class)
                    .requestBodyAndHeader("direct:text", "Hello", "CamelInteraktTo", PHONE);
            if (sandbox.messageCount() != 1 || webhook && !RECEIVED.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Not sent, or not received");
            }
        }
        System.out.println("ok");
        System.exit(0);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
