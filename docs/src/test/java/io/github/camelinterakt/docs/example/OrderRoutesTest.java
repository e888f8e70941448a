package io.github.camelinterakt.docs.example;

import java.time.Duration;
import java.util.List;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.http.Fault;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

// tag::camel[]
@InteraktSandbox("sample-data=true")
class OrderRoutesTest extends CamelTestSupport {

    private final Sandbox sandbox;

    OrderRoutesTest(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        InteraktComponent interakt = context.getComponent("interakt", InteraktComponent.class);
        interakt.getConfiguration().setBaseUrl(sandbox.baseUrl());
        interakt.getConfiguration().setApiKey(sandbox.apiKey());
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new OrderShippedRoute();
    }

    @Test
    void theCustomerGetsTheConfirmation() {
        template.requestBodyAndHeader("direct:order-shipped", List.of("Asha", "12"), "phone", "+919999999999");

        assertThat(sandbox).sentTo("+919999999999").template("order_shipped").withBody("Asha", "12");
    }
    // end::camel[]

    @Test
    void aBusyApiDelaysTheConfirmation() {
        // tag::fault[]
        sandbox.inject(ApiOperation.MESSAGE, Fault.rateLimited("1")); // the next call gets a 429

        template.requestBodyAndHeader("direct:order-shipped", List.of("Asha", "12"), "phone", "+919999999999");

        assertThat(sandbox).sentTo("+919999999999").template("order_shipped");
        // end::fault[]
    }

    @Test
    void afterADayOnlyTemplatesMayBeSent() {
        // tag::clock[]
        sandbox.customer("+919999999999").says("Hi"); // opens the 24-hour window
        sandbox.advance(Duration.ofHours(25));

        assertThatThrownBy(() -> template.requestBody("interakt:message?type=Text&to=%2B919999999999", "Hello"))
                .isInstanceOf(CamelExecutionException.class);
        assertThat(sandbox).sentNothingTo("+919999999999");
        // end::clock[]
    }

    @Test
    void aCustomersMessageIsAnswered() throws Exception {
        context.addService(server());
        context.getComponent("interakt", InteraktComponent.class)
                .getWebhookConfiguration()
                .setWebhookSecret("examplesecret");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("interakt:webhook?events=message_received&customerMessagesOnly=true")
                        .setHeader(InteraktConstants.TO, header(InteraktConstants.PHONE))
                        .setBody(constant("We look it up."))
                        .to("interakt:message?type=Text");
            }
        });
        int port = context.hasService(VertxPlatformHttpServer.class).getPort();
        // tag::webhook[]
        sandbox.webhook().save("http://127.0.0.1:" + port + "/interakt", "examplesecret");

        sandbox.customer("+919999999999").says("Where is my order?");

        assertThat(sandbox).sentTo("+919999999999").text("We look it up.");
        // end::webhook[]
    }

    private static VertxPlatformHttpServer server() {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        return new VertxPlatformHttpServer(configuration);
    }
    // tag::camel[]
}
// end::camel[]
