package io.github.camelinterakt.docs.example;

import java.util.List;
import java.util.Map;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.Plan;
import io.github.camelinterakt.docs.app.BootApplication;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.Message;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** The two accounts of accounts.md each get their own messages. */
class AccountsTest {

    private static final String SALES_KEY = "examplesaleskey";
    private static final String SUPPORT_KEY = "examplesupportkey";
    private static final String PHONE = "919999999999";

    private final Sandbox sales = Sandbox.builder().apiKey(SALES_KEY).start();
    private final Sandbox support = Sandbox.builder().apiKey(SUPPORT_KEY).start();

    @BeforeEach
    void openWindows() {
        sales.customer(PHONE).says("Hi");
        support.customer(PHONE).says("Hi");
    }

    @AfterEach
    void stop() {
        sales.close();
        support.close();
    }

    @Test
    void eachComponentOfPlainCamelSendsToItsAccount() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            accounts(context, SALES_KEY, SUPPORT_KEY);
            baseUrl(context, "interakt", sales);
            baseUrl(context, "support", support);
            context.addRoutes(new AccountRoutes());
            context.start();
            send(context.createProducerTemplate());
        }
    }

    private static void accounts(CamelContext context, String salesKey, String supportKey) {
        // tag::java[]
        InteraktComponent sales = context.getComponent("interakt", InteraktComponent.class);
        sales.getConfiguration().setApiKey(salesKey);

        InteraktComponent support = new InteraktComponent(context);
        support.getConfiguration().setApiKey(supportKey);
        support.getAccountConfiguration().setPlan(Plan.ADVANCED);
        context.addComponent("support", support);
        // end::java[]
    }

    @Test
    void eachAccountOfSpringBootSendsToItsAccount() throws Exception {
        SpringApplication application = new SpringApplication(BootApplication.class);
        try (var context = application.run(
                "--spring.config.location=classpath:accounts.properties",
                "--SALES_KEY=" + SALES_KEY,
                "--SUPPORT_KEY=" + SUPPORT_KEY,
                "--camel.component.interakt.base-url=" + sales.baseUrl(),
                "--camel.interakt.accounts.support.base-url=" + support.baseUrl())) {
            CamelContext camel = context.getBean(CamelContext.class);
            camel.addRoutes(new AccountRoutes());
            send(camel.createProducerTemplate());
        }
    }

    private static void baseUrl(CamelContext context, String component, Sandbox sandbox) {
        context.getComponent(component, InteraktComponent.class)
                .getConfiguration()
                .setBaseUrl(sandbox.baseUrl());
    }

    private void send(ProducerTemplate template) {
        for (String department : List.of("sales", "support")) {
            template.requestBodyAndHeaders(
                    "direct:answer", "from " + department, Map.of("department", department, "CamelInteraktTo", PHONE));
        }
        assertThat(texts(sales)).containsExactly("from sales");
        assertThat(texts(support)).containsExactly("from support");
    }

    private static List<String> texts(Sandbox sandbox) {
        return sandbox.messages().stream()
                .map(Message::request)
                .map(request -> request.at("/data/message").asText())
                .toList();
    }

    /** The scheme names the account. */
    static final class AccountRoutes extends RouteBuilder {

        @Override
        public void configure() {
            // tag::route[]
            from("direct:answer")
                    .choice()
                    .when(header("department").isEqualTo("support"))
                    .to("support:message?type=Text")
                    .otherwise()
                    .to("interakt:message?type=Text");
            // end::route[]
        }
    }
}
