package io.github.camelinterakt.endpointdsl;

// tag::routes[]
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.Priority;
import io.github.camelinterakt.model.MessageType;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

import static io.github.camelinterakt.endpointdsl.StaticEndpointBuilders.interakt;

public class OrderRoutes extends EndpointRouteBuilder {

    @Override
    public void configure() {
        from(direct("order-shipped"))
                .setHeader(InteraktConstants.TO, header("phone"))
                .to(interakt("message")
                        .type(MessageType.Template)
                        .templateName("order_shipped")
                        .languageCode("en")
                        .priority(Priority.high));

        from(interakt("webhook").path("/interakt").events("message_received").customerMessagesOnly(true))
                .setBody(constant("Thank you"))
                .to(interakt("support", "message").type(MessageType.Text));
    }
}
// end::routes[]
