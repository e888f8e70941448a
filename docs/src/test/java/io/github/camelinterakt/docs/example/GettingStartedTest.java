package io.github.camelinterakt.docs.example;

import java.util.List;
import java.util.Map;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.docs.app.BootApplication;
import io.github.camelinterakt.docs.app.MainApplication;
import io.github.camelinterakt.sandbox.SampleData;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Each of the ways to start sends the first message. */
class GettingStartedTest {

    private static final List<String> VALUES = List.of("Asha", "12");
    private static final Map<String, Object> PHONE = Map.of("phone", "+91 99999 99999");

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT = InteraktSandboxExtension.with(builder -> builder.sampleData(true));

    @Test
    void camelMainSendsFromYaml() throws Exception {
        Main main = new Main(MainApplication.class);
        main.setPropertyPlaceholderLocations("classpath:main.properties");
        main.addOverrideProperty("camel.component.interakt.baseUrl", INTERAKT.baseUrl());
        try {
            main.start();
            main.getCamelTemplate().requestBodyAndHeaders("direct:order-shipped", VALUES, PHONE);
        } finally {
            main.stop();
        }

        assertShipped(INTERAKT.sandbox());
    }

    @Test
    void springBootSendsFromYamlToItsOwnSandbox() {
        try (var application = SpringApplication.run(
                BootApplication.class,
                "--spring.config.location=classpath:spring.properties",
                "--spring.main.banner-mode=off")) {
            application.getBean(ProducerTemplate.class).requestBodyAndHeaders("direct:order-shipped", VALUES, PHONE);

            assertShipped(application.getBean(Sandbox.class));
        }
    }

    @Test
    void plainCamelSendsFromJava() throws Exception {
        String key = INTERAKT.apiKey();
        String url = INTERAKT.baseUrl();
        // tag::plain[]
        CamelContext context = new DefaultCamelContext();
        var interakt = context.getComponent("interakt", InteraktComponent.class);
        interakt.getConfiguration().setApiKey(key);
        interakt.getConfiguration().setBaseUrl(url); // leave this out for the live API
        context.addRoutes(new OrderShippedRoute());
        context.start();

        ProducerTemplate template = context.createProducerTemplate();
        template.requestBodyAndHeader("direct:order-shipped", List.of("Asha", "12"), "phone", "+91 99999 99999");
        // end::plain[]
        context.stop();

        assertShipped(INTERAKT.sandbox());
    }

    private static void assertShipped(Sandbox sandbox) {
        assertThat(sandbox.messages()).singleElement().satisfies(GettingStartedTest::assertShipped);
    }

    private static void assertShipped(Message message) {
        assertThat(message.templateName()).isEqualTo("order_shipped");
        assertThat(message.request().at("/fullPhoneNumber").asText()).isEqualTo(SampleData.CONTACT);
        assertThat(message.request().at("/template/bodyValues/1").asText()).isEqualTo("12");
    }
}
