package io.github.camelinterakt.docs.example;

import io.github.camelinterakt.InteraktConstants;
import org.apache.camel.builder.RouteBuilder;

// tag::route[]
public class OrderShippedRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:order-shipped")
                .setHeader(InteraktConstants.TO, header("phone"))
                .to("interakt:message?type=Template&templateName=order_shipped&languageCode=en");
    }
}
// end::route[]
