package io.github.camelinterakt.docs.example;

import org.apache.camel.builder.RouteBuilder;

class QuotaRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::priorities[]
        from("direct:code").to("interakt:message?templateName=otp&languageCode=en&priority=high&ttl=30s");

        from("direct:offer").to("interakt:message?templateName=welcome&languageCode=en&priority=bulk");
        // end::priorities[]
    }
}
