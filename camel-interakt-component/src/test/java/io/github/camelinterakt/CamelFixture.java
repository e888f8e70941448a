package io.github.camelinterakt;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ProducerCache;
import org.apache.camel.support.PropertyBindingSupport;
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
        });
        unhurried(component(context));
    }

    /** Settings for tests of single calls: no limiting quota, and no retries. */
    public static void unhurried(InteraktComponent component) {
        component.getConfiguration().setMaximumRetries(0);
        AccountConfiguration account = component.getAccountConfiguration();
        account.setPlan(Plan.ENTERPRISE);
        account.setRequestsPerMinute(1_000_000);
    }

    private static InteraktComponent component(CamelContext context) {
        return context.getComponent("interakt", InteraktComponent.class);
    }

    /** Sets options of the component {@code interakt}, written as in a URI: {@code lag=20&echoMemory=#memory}. */
    public static void options(CamelContext context, String options) {
        Map<String, Object> properties = new HashMap<>();
        for (String option : options.split("&", -1)) {
            int equals = option.indexOf('=');
            properties.put(option.substring(0, equals), option.substring(equals + 1));
        }
        InteraktComponent component = component(context);
        PropertyBindingSupport.build()
                .withCamelContext(context)
                .withTarget(component)
                .withProperties(properties)
                .withConfigurer(component.getComponentPropertyConfigurer())
                .withMandatory(true)
                .bind();
    }

    /** Like {@link #options(CamelContext, String)}. */
    public CamelFixture options(String options) {
        options(context, options);
        return this;
    }

    public CamelFixture configure(Consumer<InteraktConfiguration> change) {
        change.accept(component(context).getConfiguration());
        return this;
    }

    public CamelFixture account(Consumer<AccountConfiguration> change) {
        change.accept(component(context).getAccountConfiguration());
        return this;
    }

    public CamelFixture maximumRetryDelay(long millis) {
        return account(account -> account.maximumRetryDelay = Duration.ofMillis(millis));
    }

    public CamelFixture maxConnections(int maximum) {
        return account(account -> account.maxConnections = maximum);
    }

    public CamelFixture connectionRequestTimeout(long millis) {
        return account(account -> account.connectionRequestTimeout = Duration.ofMillis(millis));
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

    /** Sends to the endpoint; returns the exchange with its response or exception. */
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
