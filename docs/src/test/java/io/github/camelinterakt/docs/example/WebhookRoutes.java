package io.github.camelinterakt.docs.example;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.builder.RouteBuilder;

/** The same webhook in Java, on another path. */
class WebhookRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::route[]
        from("interakt:webhook?path=/interakt-java")
                .choice()
                .when(header(InteraktConstants.EVENT_TYPE).isEqualTo("message_received"))
                .process(exchange -> {
                    WebhookEvent event = exchange.getMessage().getBody(WebhookEvent.class);
                    exchange.getMessage().setBody(event.getMessage().getText());
                })
                .to("direct:messages")
                .when(header(InteraktConstants.MESSAGE_STATUS).isNotNull())
                .to("direct:statuses")
                .otherwise()
                .to("direct:others");
        // end::route[]
    }
}
