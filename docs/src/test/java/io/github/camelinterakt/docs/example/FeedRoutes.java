package io.github.camelinterakt.docs.example;

import org.apache.camel.builder.RouteBuilder;

/** The feeds of the page about them. */
public class FeedRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::contacts[]
        from("interakt:users")
                .log("${header.CamelInteraktContactId} was changed at ${header.CamelInteraktContactTime}")
                .to("bean:crm?method=save"); // gets a Contact
        // end::contacts[]
    }
}
