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

/** A Camel component, called asynchronously: its producer alone, or a route with it. */
final class CamelContestant implements Contestant {

    private static final String ROUTE = "direct:send";

    private final CamelContext context;
    private final Endpoint entry;
    private final AsyncProducer producer;
    private final Consumer<Message> request;
    private final Predicate<Message> accepted;
    private final boolean blocking;

    private CamelContestant(
            CamelContext context, String uri, Consumer<Message> request, Predicate<Message> accepted, boolean blocking)
            throws Exception {
        this.context = context;
        this.request = request;
        this.accepted = accepted;
        this.blocking = blocking;
        context.start();
        entry = context.getEndpoint(uri);
        producer = entry.createAsyncProducer();
        producer.start();
    }

    /**
     * Starts a Camel context for a component's producer, and no route round it.
     *
     * @param uri the component's endpoint
     * @param request fills the message of a new exchange
     * @param accepted whether an answer that the component lets pass is the one that the stub gives
     * @param blocking whether the component's producer is synchronous
     */
    static CamelContestant producer(
            String uri, Consumer<Message> request, Predicate<Message> accepted, boolean blocking) throws Exception {
        return new CamelContestant(new DefaultCamelContext(), uri, request, accepted, blocking);
    }

    /**
     * Starts a Camel context with one route, of one asynchronous step.
     *
     * @param step the step
     * @param request fills the message of a new exchange
     * @param accepted whether an answer that the component lets pass is the one that the stub gives
     */
    static CamelContestant route(Consumer<RouteDefinition> step, Consumer<Message> request, Predicate<Message> accepted)
            throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                step.accept(from(ROUTE));
            }
        });
        return new CamelContestant(context, ROUTE, request, accepted, false);
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
