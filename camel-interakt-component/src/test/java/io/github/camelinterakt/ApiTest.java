package io.github.camelinterakt;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** A Camel context whose component calls a recording server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiTest {

    static final String RAW_KEY = "examplekey";
    /** The key as the dashboard shows it. */
    static final String DASHBOARD_KEY =
            Base64.getEncoder().encodeToString((RAW_KEY + ":").getBytes(StandardCharsets.UTF_8));

    RecordingServer server;
    DefaultCamelContext context;
    ProducerTemplate template;

    @BeforeAll
    void startContext() throws Exception {
        server = new RecordingServer();
        context = new DefaultCamelContext();
        InteraktComponent component = context.getComponent("interakt", InteraktComponent.class);
        component.getConfiguration().setApiKey(RAW_KEY);
        component.getConfiguration().setBaseUrl(server.baseUrl());
        CamelFixture.unhurried(component);
        configure(context);
        context.start();
        template = context.createProducerTemplate();
    }

    /** Further settings and routes. */
    void configure(DefaultCamelContext context) throws Exception {}

    @AfterAll
    void stopContext() throws Exception {
        context.close();
        server.close();
    }

    @BeforeEach
    void resetServer() {
        server.reset();
    }

    /** Sends to {@code interakt:} with that rest; the headers are names and values in turn. */
    final Exchange send(String uri, Object body, Object... headers) {
        return sendTo("interakt:" + uri, body, headers);
    }

    final Exchange sendTo(String uri, Object body, Object... headers) {
        return template.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getMessage().setHeader((String) headers[i], headers[i + 1]);
            }
        });
    }

    /** Like {@link #send}, and it succeeds. */
    final Exchange sent(String uri, Object body, Object... headers) {
        Exchange exchange = send(uri, body, headers);
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    /** Like {@link #send}, and it is refused before anything was sent. */
    final InteraktException refused(String uri, Object body, Object... headers) {
        return refused(send(uri, body, headers));
    }

    final InteraktException refused(Exchange exchange) {
        InteraktException failure = failure(exchange);
        assertThat(failure.getReason()).isEqualTo(Reason.INVALID_REQUEST);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(failure.getHttpResponseCode()).isZero();
        assertThat(server.requests()).isEmpty();
        return failure;
    }

    static InteraktException failure(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(InteraktException.class);
        return (InteraktException) exchange.getException();
    }
}
