package io.github.camelinterakt.docs.example;

import java.util.List;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.http.Fault;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

// tag::test[]
@InteraktSandbox
class SandboxTest {

    @Test
    void sendsTheConfirmation(Sandbox sandbox) throws Exception {
        sandbox.customer("919999999999").says("Hi"); // opens the 24-hour window
        sandbox.addTemplate("order_shipped", "en", "UTILITY", "Hi {{1}}, your order {{2}} is on its way.");

        try (DefaultCamelContext context = new DefaultCamelContext()) {
            var interakt = context.getComponent("interakt", InteraktComponent.class);
            interakt.getConfiguration().setBaseUrl(sandbox.baseUrl());
            interakt.getConfiguration().setApiKey(sandbox.apiKey());
            context.addRoutes(new OrderShippedRoute());
            context.start();
            ProducerTemplate template = context.createProducerTemplate();

            template.requestBodyAndHeader("direct:order-shipped", List.of("Asha", "12"), "phone", "919999999999");

            assertThat(sandbox.messages()).hasSize(1);
            assertThat(sandbox.messages().get(0).templateName()).isEqualTo("order_shipped");
        }
    }
    // end::test[]

    @Test
    void goesWrongOnDemand(Sandbox sandbox) throws Exception {
        try (SandboxedCamel camel =
                new SandboxedCamel(sandbox).routes(new OrderShippedRoute()).start()) {
            sandbox.addTemplate("order_shipped", "en", "UTILITY", "Hi {{1}}, your order {{2}} is on its way.");
            sandbox.customer("919999999999").says("Hi");
            // tag::fault[]
            sandbox.inject(ApiOperation.MESSAGE, Fault.rateLimited("1"), 2); // the next two calls
            // end::fault[]
            ProducerTemplate template = camel.context().createProducerTemplate();
            template.requestBodyAndHeader("direct:order-shipped", List.of("Asha", "12"), "phone", "919999999999");

            assertThat(sandbox.messageCount()).isEqualTo(1);
        }
    }
    // tag::test[]
}
// end::test[]
