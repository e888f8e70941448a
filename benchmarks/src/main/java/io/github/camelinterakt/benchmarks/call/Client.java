package io.github.camelinterakt.benchmarks.call;

import java.io.IOException;
import java.util.HashMap;
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
import org.apache.camel.impl.DefaultCamelContext;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A producer that sends the same template message to the stub, again and again, from any thread. */
final class Client implements AutoCloseable {

    static final String INTERAKT = "camel-interakt";
    static final String HTTP = "camel-http";

    private static final int UNLIMITED = 1_000_000_000;
    private static final byte[] BODY = """
            {"countryCode":"+91","phoneNumber":"9999999999","callbackData":"order 4711, by a benchmark",\
            "type":"Template","template":{"name":"order_on_its_way","languageCode":"en",\
            "headerValues":["https://example.com/invoices/4711.pdf"],"fileName":"invoice-4711.pdf",\
            "bodyValues":["Asha","4711","one kettle and two cups","Tuesday between nine and eleven"],\
            "buttonValues":{"0":["orders/4711"]}}}""".getBytes(US_ASCII);
    private static final Map<String, Object> HTTP_HEADERS =
            Map.of(Exchange.CONTENT_TYPE, "application/json", "Authorization", "Basic ZXhhbXBsZWtleTo=");

    private final CamelContext context = new DefaultCamelContext();
    private final String name;
    private final Endpoint endpoint;
    private final AsyncProducer producer;

    private Client(String name, int port, int requestsPerMinute) throws Exception {
        this.name = name;
        String baseUrl = "http://127.0.0.1:" + port + "/v1/public";
        context.start();
        if (name.equals(INTERAKT)) {
            InteraktComponent interakt = context.getComponent("interakt", InteraktComponent.class);
            interakt.getConfiguration().setApiKey("examplekey");
            interakt.getConfiguration().setBaseUrl(baseUrl);
            interakt.getAccountConfiguration().setPlan(Plan.ENTERPRISE);
            interakt.getAccountConfiguration().setRequestsPerMinute(requestsPerMinute);
            interakt.getAccountConfiguration().setMaxQueued(20_000);
            endpoint = context.getEndpoint("interakt:message");
        } else {
            endpoint = context.getEndpoint(baseUrl + "/message/");
        }
        producer = endpoint.createAsyncProducer();
        producer.start();
    }

    /** Starts a Camel context with the producer of that name, which no quota holds back. */
    static Client start(String name, int port) throws Exception {
        return new Client(name, port, UNLIMITED);
    }

    /** Starts the component with a quota that lets one call a second through. */
    static Client limited(int port) throws Exception {
        return new Client(INTERAKT, port, 60);
    }

    /** A new exchange with the message in it. */
    Exchange exchange() {
        Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
        exchange.getMessage().setBody(BODY);
        if (name.equals(HTTP)) {
            exchange.getMessage().setHeaders(new HashMap<>(HTTP_HEADERS));
        }
        return exchange;
    }

    AsyncProducer producer() {
        return producer;
    }

    /** Sends one message and waits for its response. */
    void call() throws Exception {
        Exchange exchange = exchange();
        producer.process(exchange);
        check(exchange);
    }

    /**
     * Checks that the stub accepted the message.
     *
     * @throws IOException if it did not
     */
    void check(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        boolean accepted = name.equals(INTERAKT)
                ? message.getHeader(InteraktConstants.MESSAGE_ID) instanceof String
                : Integer.valueOf(201).equals(message.getHeader(Exchange.HTTP_RESPONSE_CODE));
        if (exchange.getException() != null || !accepted) {
            throw new IOException("The stub did not accept the message", exchange.getException());
        }
    }

    @Override
    public void close() {
        producer.stop();
        context.stop();
    }
}
