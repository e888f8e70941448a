package io.github.camelinterakt.benchmarks.call;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.Plan;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A route that takes the same template message as a map, sends it to the stub, and has the id of the response at its end. */
final class Client {

    static final String INTERAKT = "camel-interakt";
    static final String HTTP = "camel-http";

    /** A quota that holds no call back. */
    static final int UNLIMITED = 1_000_000_000;

    private static final List<String> VALUES =
            List.of("Asha", "4711", "one kettle and two cups", "Tuesday between nine and eleven");
    private static final List<String> LINKS = List.of("https://example.com/invoices/4711.pdf");
    private static final Map<String, Object> TEMPLATE =
            Map.of("name", "order_on_its_way", "languageCode", "en", "headerValues", LINKS, "bodyValues", VALUES);
    private static final Map<String, Object> MESSAGE =
            Map.of("countryCode", "+91", "phoneNumber", "9999999999", "type", "Template", "template", TEMPLATE);

    private final CamelContext context = new DefaultCamelContext();
    private final boolean isInterakt;
    private final Endpoint endpoint;
    private final AsyncProducer producer;

    /** Starts the route of that name, in a Camel context of its own. */
    Client(String name, int port, int requestsPerMinute) throws Exception {
        isInterakt = name.equals(INTERAKT);
        String baseUrl = "http://127.0.0.1:" + port + "/v1/public";
        if (isInterakt) {
            InteraktComponent interakt = context.getComponent("interakt", InteraktComponent.class);
            interakt.getConfiguration().setApiKey("examplekey");
            interakt.getConfiguration().setBaseUrl(baseUrl);
            interakt.getAccountConfiguration().setPlan(Plan.ENTERPRISE);
            interakt.getAccountConfiguration().setRequestsPerMinute(requestsPerMinute);
            interakt.getAccountConfiguration().setMaxQueued(20_000);
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                if (isInterakt) {
                    from("direct:send").to("interakt:message");
                    return;
                }
                // tag::http[]
                from("direct:send")
                        .setHeader("Authorization", constant("Basic ZXhhbXBsZWtleTo="))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .marshal()
                        .json()
                        .to(baseUrl + "/message/")
                        .unmarshal()
                        .json(Map.class);
                // end::http[]
            }
        });
        context.start();
        endpoint = context.getEndpoint("direct:send");
        producer = endpoint.createAsyncProducer();
        producer.start();
    }

    Exchange exchange() {
        Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
        exchange.getMessage().setBody(MESSAGE);
        return exchange;
    }

    AsyncProducer producer() {
        return producer;
    }

    void call() throws Exception {
        Exchange exchange = exchange();
        producer.process(exchange);
        check(exchange);
    }

    /** Throws an {@link IOException} if the stub did not accept the message. */
    void check(Exchange exchange) throws IOException {
        if (exchange.getException() != null || !(id(exchange.getMessage()) instanceof String)) {
            throw new IOException("The stub did not accept the message", exchange.getException());
        }
    }

    private Object id(Message response) {
        return isInterakt
                ? response.getHeader(InteraktConstants.MESSAGE_ID)
                : response.getBody(Map.class).get("id");
    }
}
