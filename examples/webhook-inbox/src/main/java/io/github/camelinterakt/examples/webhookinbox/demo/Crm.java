package io.github.camelinterakt.examples.webhookinbox.demo;

import java.util.List;
import java.util.Random;
import java.util.UUID;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.sandbox.InteraktSandbox;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Sends messages as the CRM would, and lets their receivers do what people do. */
final class Crm implements AutoCloseable {

    private static final String MESSAGE = "interakt:message?type=Template&templateName=order_shipped&languageCode=en";

    private final InteraktSandbox sandbox;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template = camel.createProducerTemplate();
    private final Random random = new Random(1);
    private final Expectation expectation;
    private final String run;
    private int sent;

    /** A CRM in whose timeline that many events of earlier runs must come to be. */
    Crm(InteraktSandbox sandbox, int earlier) {
        this.sandbox = sandbox;
        this.expectation = new Expectation(earlier);
        this.run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        InteraktComponent interakt = camel.getComponent("interakt", InteraktComponent.class);
        interakt.getConfiguration().setBaseUrl(sandbox.baseUrl());
        interakt.getConfiguration().setApiKey(sandbox.apiKey());
        camel.start();
        sandbox.addTemplate("order_shipped", "en", "UTILITY", "Hi {{1}}, your order {{2}} is on its way.");
    }

    /** Sends so many messages, and lets happen what happens to them. */
    void send(int count) {
        for (int i = 0; i < count; i++) {
            String order = "order-" + run + "-" + ++sent;
            String phone = "9199999%05d".formatted(sent % 100);
            sandbox.receiveMessageFrom(phone, "Where is " + order + "?");
            expectation.event();
            happen(order, phone, send(order, phone));
        }
    }

    private UUID send(String order, String phone) {
        Exchange answer = template.request(MESSAGE, exchange -> {
            exchange.getMessage().setHeader(InteraktConstants.TO, phone);
            exchange.getMessage().setHeader(InteraktConstants.CALLBACK_DATA, order);
            exchange.getMessage().setBody(List.of("there", order));
        });
        if (answer.getException() != null) {
            throw new IllegalStateException("A message could not be sent", answer.getException());
        }
        return UUID.fromString(answer.getMessage().getHeader(InteraktConstants.MESSAGE_ID, String.class));
    }

    private void happen(String order, String phone, UUID message) {
        expectation.status(order, "SENT");
        int fate = random.nextInt(10);
        if (fate == 0) {
            sandbox.failMessage(message, "131026", "Message undeliverable");
            expectation.status(order, "FAILED");
            return;
        }
        sandbox.deliverMessage(message);
        expectation.status(order, "DELIVERED");
        if (fate < 4) {
            return;
        }
        sandbox.readMessage(message);
        expectation.status(order, "READ");
        if (fate > 7) {
            sandbox.clickMessage(message, "Track it", "https://example.com/");
            sandbox.receiveButtonReplyFrom(phone, "thanks", "Thank you");
            expectation.event();
            expectation.event();
        }
    }

    /** What the timeline must be in the end. */
    Expectation expectation() {
        return expectation;
    }

    @Override
    public void close() {
        camel.stop();
    }
}
