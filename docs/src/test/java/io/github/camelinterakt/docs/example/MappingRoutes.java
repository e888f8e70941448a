package io.github.camelinterakt.docs.example;

import org.apache.camel.builder.RouteBuilder;

class MappingRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::feed[]
        from("interakt:users?mapping=interakt:sql-contact&checkpoint=#checkpoint")
                .to("direct:save-row"); // the body is a map of columns
        // end::feed[]

        from("direct:parsed").to("interakt:trackUser?mapping=#parsed");
    }
}
