package io.github.camelinterakt;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ProducerCache;
import org.apache.camel.support.cache.DefaultProducerCache;
import org.apache.camel.support.service.ServiceHelper;

/** A Camel context with the component pointed at a server. */
public final class CamelFixture implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template = context.createProducerTemplate();
    private final ProducerCache producers = new DefaultProducerCache(this, context, 0);

    public CamelFixture(String baseUrl) {
        configure(configuration -> {
            configuration.setApiKey("examplekey");
            configuration.setBaseUrl(baseUrl);
            unhurried(configuration);
        });
    }

    /** What the tests of single calls want: no quota that makes them wait, and each call made once. */
    static void unhurried(InteraktConfiguration configuration) {
        configuration.setPlan(Plan.ENTERPRISE);
        configuration.setRequestsPerMinute(1_000_000);
        configuration.setMaximumRetries(0);
        configuration.setMaxPause(1_000);
    }

    public CamelFixture configure(Consumer<InteraktConfiguration> change) {
        change.accept(context.getComponent("interakt", InteraktComponent.class).getConfiguration());
        return this;
    }

    public CamelFixture route(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        return this;
    }

    public CamelFixture start() {
        context.start();
        template.start();
        ServiceHelper.startService(producers);
        return this;
    }

    public DefaultCamelContext context() {
        return context;
    }

    public ProducerTemplate template() {
        return template;
    }

    /** Sends to the endpoint; the exchange that comes back has answer or exception. */
    public Exchange send(String uri, Object body, Map<String, Object> headers) throws Exception {
        return sendAsync(uri, body, headers).get(60, TimeUnit.SECONDS);
    }

    public Exchange send(String uri, Object body) throws Exception {
        return send(uri, body, Map.of());
    }

    /** Sends to the endpoint on this thread, so that exchanges come to it in the order in which they are sent. */
    public CompletableFuture<Exchange> sendAsync(String uri, Object body, Map<String, Object> headers) {
        return producers.asyncSendExchange(
                context.getEndpoint(uri),
                ExchangePattern.InOut,
                exchange -> {
                    exchange.getMessage().setBody(body);
                    exchange.getMessage().setHeaders(new HashMap<>(headers));
                },
                null,
                null,
                new CompletableFuture<>());
    }

    /** A WhatsApp text to the placeholder number. */
    public CompletableFuture<Exchange> sendText() {
        return sendAsync("interakt:message?type=Text&to=%2B919999999999", "hello", Map.of());
    }

    @Override
    public void close() {
        context.stop();
        ServiceHelper.stopService(producers);
    }
}
