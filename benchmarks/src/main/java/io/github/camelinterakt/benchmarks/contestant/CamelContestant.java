package io.github.camelinterakt.benchmarks.contestant;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

/** A Camel component as routes use it: {@code from("direct:send").to(uri)}, called asynchronously. */
final class CamelContestant implements Contestant {

    private final CamelContext context = new DefaultCamelContext();
    private final Endpoint entry;
    private final AsyncProducer producer;
    private final Consumer<Message> request;
    private final Predicate<Message> accepted;
    private final boolean blocking;

    /**
     * Starts a Camel context with the one route.
     *
     * @param uri the component's endpoint
     * @param request fills the message of a new exchange
     * @param accepted whether an answer that the component lets pass is the one that the stub gives
     * @param blocking whether the component's producer is synchronous
     */
    CamelContestant(String uri, Consumer<Message> request, Predicate<Message> accepted, boolean blocking)
            throws Exception {
        this(route -> route.to(uri), request, accepted, blocking);
    }

    /**
     * Starts a Camel context with the one route.
     *
     * @param step the route's one step
     * @param request fills the message of a new exchange
     * @param accepted whether an answer that the component lets pass is the one that the stub gives
     * @param blocking whether the step is synchronous
     */
    CamelContestant(
            Consumer<RouteDefinition> step, Consumer<Message> request, Predicate<Message> accepted, boolean blocking)
            throws Exception {
        this.request = request;
        this.accepted = accepted;
        this.blocking = blocking;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                step.accept(from("direct:send"));
            }
        });
        context.start();
        entry = context.getEndpoint("direct:send");
        producer = entry.createAsyncProducer();
        producer.start();
    }

    @Override
    public void call(Completion completion) {
        Exchange exchange = entry.createExchange(ExchangePattern.InOut);
        request.accept(exchange.getMessage());
        producer.process(exchange, doneSync -> complete(exchange, completion));
    }

    @Override
    public boolean blocking() {
        return blocking;
    }

    @Override
    public void close() {
        producer.stop();
        context.stop();
    }

    private void complete(Exchange exchange, Completion completion) {
        if (exchange.getException() != null) {
            completion.failed(exchange.getException());
        } else if (accepted.test(exchange.getMessage())) {
            completion.answered(exchange.getMessage().getBody());
        } else {
            completion.failed(new IOException(
                    "Not the stub's answer: " + exchange.getMessage().getHeaders()));
        }
    }
}
