package io.github.camelinterakt.webhook;

import io.github.camelinterakt.event.EventMessage;
import io.github.camelinterakt.event.WebhookEvent;

/**
 * Says which events are of interest to the route. The others are acknowledged and forgotten.
 *
 * @param tests  whether the dashboard's pings are
 * @param echoes whether messages of the account itself are that come back as received ones
 */
record EventFilter(boolean tests, boolean echoes) {

    boolean passes(WebhookEvent event) {
        if (event.isTest()) {
            return tests;
        }
        if (echoes || !"message_received".equals(event.getType())) {
            return true;
        }
        EventMessage message = event.getMessage();
        // Without a type it cannot be told, and nothing is lost.
        return message == null || message.getChatMessageType() == null || message.isFromCustomer();
    }
}
