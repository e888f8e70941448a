package io.github.camelinterakt.docs.example;

import java.util.List;
import java.util.Map;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.model.NewCampaign;
import org.apache.camel.builder.RouteBuilder;

class MessageRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::text[]
        from("direct:text-java").to("interakt:message?type=Text&to=%2B919999999999");
        // end::text[]

        // tag::template[]
        from("direct:template").to("interakt:message?templateName=order_shipped&languageCode=en");
        // end::template[]

        // tag::any[]
        from("direct:any").to("interakt:message");
        // end::any[]

        // tag::campaign[]
        from("direct:sale")
                .setProperty("customers", body())
                .setBody(constant(new NewCampaign("Spring sale", "welcome", "en")))
                .to("interakt:createCampaign") // sets CamelInteraktCampaignId
                .split(exchangeProperty("customers"))
                .setHeader(InteraktConstants.TO, simple("${body[phone]}"))
                .setBody()
                .body(Map.class, customer -> List.of(customer.get("name")))
                .to("interakt:message?templateName=welcome&languageCode=en");
        // end::campaign[]
    }
}
