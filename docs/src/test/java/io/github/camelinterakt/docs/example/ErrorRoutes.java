package io.github.camelinterakt.docs.example;

import io.github.camelinterakt.InteraktException;
import org.apache.camel.builder.RouteBuilder;

class ErrorRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::repeat[]
        onException(InteraktException.class)
                .onWhen(simple("${exception.safeToRepeat}"))
                .maximumRedeliveries(3)
                .redeliveryDelay(1000)
                .useExponentialBackOff()
                .asyncDelayedRedelivery();

        onException(InteraktException.class)
                .handled(true)
                .log("${exception.operation} failed: ${exception.reason}, ${exception.outcome}")
                .to("direct:refused");
        // end::repeat[]

        from("direct:contact").to("interakt:trackUser");

        from("direct:send").to("interakt:message?type=Text");

        from("direct:refused").setBody(simple("${exception.reason} ${exception.outcome}"));
    }
}
