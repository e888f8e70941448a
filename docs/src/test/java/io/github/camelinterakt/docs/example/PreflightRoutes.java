package io.github.camelinterakt.docs.example;

import io.github.camelinterakt.InteraktException;
import org.apache.camel.builder.RouteBuilder;

class PreflightRoutes extends RouteBuilder {

    @Override
    public void configure() {
        onException(InteraktException.class)
                .onWhen(simple("${exception.reason} == 'INVALID_REQUEST'"))
                .handled(true)
                .to("direct:mend");

        // tag::traits[]
        from("direct:contact").to("interakt:trackUser?traitPolicy=clean&nestedTraits=flatten");
        // end::traits[]

        // tag::values[]
        from("direct:ticket")
                .to("interakt:message?templateName=order_shipped&languageCode=en"
                        + "&templateValuePolicy=clean&blankTemplateValue=-");
        // end::values[]

        // tag::mend[]
        from("direct:mend")
                .split(simple("${exception.violations}"))
                .log("${body.rule} at ${body.pointer}, length ${body.length}");
        // end::mend[]

        from("direct:send").to("interakt:message?templateName=order_shipped&languageCode=en");

        // tag::off[]
        from("direct:as-it-is").to("interakt:message?preflight=false");
        // end::off[]
    }
}
