package io.github.camelinterakt.kamelets;

import org.apache.camel.builder.RouteBuilder;

// tag::route[]
public class OrderShippedRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:order-shipped-java")
                .setHeader("CamelInteraktTo", header("phone"))
                .to("kamelet:interakt-template-sink?templateName=order_shipped&languageCode=en");
    }
}
// end::route[]
