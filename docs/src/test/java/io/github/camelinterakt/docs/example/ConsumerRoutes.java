package io.github.camelinterakt.docs.example;

import org.apache.camel.builder.RouteBuilder;

/** The Java routes of the consumers' pages. */
final class ConsumerRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::users[]
        from("interakt:users?since=7d&checkpointKey=users-java").to("direct:contact");
        // end::users[]
        // tag::templates[]
        from("interakt:templates?checkpointKey=templates-java")
                .log("${body.name}: ${header.CamelInteraktTemplateChange}")
                .to("direct:template");
        // end::templates[]
        // tag::webhook[]
        from("interakt:webhook?path=/interakt-java&customerMessagesOnly=true")
                .choice()
                .when(header("CamelInteraktEventType").isEqualTo("message_received"))
                .to("direct:received")
                .when(header("CamelInteraktMessageStatus").isNotNull())
                .to("direct:status")
                .otherwise()
                .log("${header.CamelInteraktEventType} is not used here");
        // end::webhook[]
    }
}
