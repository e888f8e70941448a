package io.github.camelinterakt.docs.example;

import io.github.camelinterakt.InteraktException;
import org.apache.camel.builder.RouteBuilder;

class FallbackRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::fallbacks[]
        onException(InteraktException.class)
                .onWhen(simple("${exception.reason} == 'WINDOW_CLOSED'"))
                .handled(true)
                .setHeader("CamelInteraktBodyValue.1", constant("there"))
                .to("interakt:message?templateName=welcome&languageCode=en");

        onException(InteraktException.class)
                .onWhen(simple("${exception.reason} == 'CUSTOMER_UNKNOWN'"))
                .handled(true)
                .setVariable("message", body())
                .setVariable("to", header("CamelInteraktTo"))
                .removeHeaders("CamelInterakt*")
                .setHeader("CamelInteraktPhone", variable("to"))
                .setBody(constant("{}"))
                .to("interakt:trackUser")
                .setHeader("CamelInteraktTo", variable("to"))
                .setBody(variable("message"))
                .to("interakt:message?templateName=welcome&languageCode=en");

        onException(InteraktException.class)
                .onWhen(simple("${exception.reason} == 'CATEGORY_MISMATCH'"))
                .handled(true)
                .setBody(simple("${exception.message}"))
                .to("direct:alarm");

        from("direct:answer").to("interakt:message?type=Text");

        from("direct:greet").to("interakt:message?templateName=welcome&languageCode=en&templateCategory=MARKETING");
        // end::fallbacks[]
    }
}
