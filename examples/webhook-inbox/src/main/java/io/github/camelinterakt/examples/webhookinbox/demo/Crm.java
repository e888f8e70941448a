package io.github.camelinterakt.examples.webhookinbox.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.Plan;
import io.github.camelinterakt.model.ApiResponse;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sends messages as the CRM would, lets their recipients do what people do, and knows what the timeline must have in the end:
 * each event once, those of earlier runs included, and the last status of every message of this run.
 */
final class Crm implements AutoCloseable {

    private static final String MESSAGE = "interakt:message?type=Template&templateName=order_shipped&languageCode=en";

    private final Sandbox sandbox;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final FluentProducerTemplate template = camel.createFluentProducerTemplate();
    private final Random random = new Random(1);
    private final Map<String, String> statuses = new HashMap<>();
    private final int earlier;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private int events;

    /** A CRM with that many events of earlier runs. */
    Crm(Sandbox sandbox, int earlier) {
        this.sandbox = sandbox;
        this.earlier = earlier;
        InteraktComponent interakt = camel.getComponent("interakt", InteraktComponent.class);
        interakt.getConfiguration().setBaseUrl(sandbox.baseUrl());
        interakt.getConfiguration().setApiKey(sandbox.apiKey());
        // The sandbox has no quota: nobody waits for the plan's 5 messages a second.
        interakt.getAccountConfiguration().setPlan(Plan.ENTERPRISE);
        interakt.getAccountConfiguration().setRequestsPerMinute(60_000);
        camel.start();
        Object body = "Hi {{1}}, your order {{2}} is on its way.";
        Object buttons = List.of(
                Map.of("type", "URL", "text", "Track it", "url", "https://example.com/"),
                Map.of("type", "QUICK_REPLY", "text", "Thank you"));
        sandbox.addTemplate(
                "en", Map.of("display_name", "order_shipped", "category", "UTILITY", "body", body, "buttons", buttons));
    }

    void send(int count) {
        for (int i = 0; i < count; i++) {
            String order = "order-" + run + "-" + statuses.size();
            String phone = "9199999%05d".formatted(statuses.size() % 100);
            sandbox.customer(phone).says("Where is " + order + "?");
            events++;
            happen(order, phone, UUID.fromString(send(order, phone)));
        }
    }

    private String send(String order, String phone) {
        return template.to(MESSAGE)
                .withHeader(InteraktConstants.TO, phone)
                .withHeader(InteraktConstants.CALLBACK_DATA, order)
                .withBody(List.of("there", order))
                .request(ApiResponse.class)
                .getId();
    }

    private void happen(String order, String phone, UUID message) {
        status(order, "SENT");
        int fate = random.nextInt(10);
        if (fate == 0) {
            sandbox.message(message).fails("131026", "Message undeliverable");
            status(order, "FAILED");
            return;
        }
        sandbox.message(message).delivered();
        status(order, "DELIVERED");
        if (fate >= 4) {
            sandbox.message(message).read();
            status(order, "READ");
        }
        if (fate > 7) {
            sandbox.customer(phone).taps("Track it").taps("Thank you");
            events += 3; // the tap on a quick reply is posted twice: as a click and as a message
        }
    }

    private void status(String order, String status) {
        statuses.put(order, status);
        events++;
    }

    /** What this run has sent, and how many events came of it. */
    String summary() {
        return "%d messages, %d different events".formatted(statuses.size(), events);
    }

    /** Where the database differs from what it must have; empty if it does not. */
    List<String> differences(JdbcTemplate jdbc) {
        List<String> differences = new ArrayList<>();
        int inTimeline = jdbc.queryForObject("select count(*) from crm_timeline", Integer.class);
        if (inTimeline != earlier + events) {
            differences.add("events in the timeline: " + inTimeline + ", not " + (earlier + events));
        }
        statuses.forEach((order, status) -> {
            String query = "select status from crm_messages where callback_data = ?";
            List<String> found = jdbc.queryForList(query, String.class, order);
            if (!found.equals(List.of(status))) {
                differences.add(order + " is " + found + ", not " + status);
            }
        });
        return differences;
    }

    @Override
    public void close() {
        camel.stop();
    }
}
