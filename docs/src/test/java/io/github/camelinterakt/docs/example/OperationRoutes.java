package io.github.camelinterakt.docs.example;

import java.time.Instant;

import io.github.camelinterakt.model.ContactQuery;
import org.apache.camel.builder.RouteBuilder;

/** The Java routes of the operations' pages. */
final class OperationRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // tag::message[]
        from("direct:message-java")
                .setHeader("CamelInteraktTo", header("phone"))
                .setHeader("CamelInteraktBodyValue.1", simple("${body[name]}"))
                .setHeader("CamelInteraktBodyValue.2", simple("${body[order]}"))
                .to("interakt:message?type=Template&templateName=order_shipped&languageCode=en&callbackData=shop");
        // end::message[]
        // tag::rcsMessage[]
        from("direct:rcsMessage-java")
                .setHeader("CamelInteraktTo", header("phone"))
                .to("interakt:rcsMessage?type=Text");
        // end::rcsMessage[]
        // tag::trackUser[]
        from("direct:trackUser-java").to("interakt:trackUser?defaultRegion=IN&traitPolicy=clean");
        // end::trackUser[]
        // tag::trackEvent[]
        from("direct:trackEvent-java")
                .setHeader("CamelInteraktPhone", header("phone"))
                .to("interakt:trackEvent?eventName=Deal won");
        // end::trackEvent[]
        // tag::getUsers[]
        from("direct:getUsers-java")
                .setBody(constant(new ContactQuery().createdAfter(Instant.parse("2025-01-01T00:00:00Z"))))
                .to("interakt:getUsers?allPages=true")
                .split(body())
                .streaming()
                .to("direct:contact");
        // end::getUsers[]
        // tag::getUser[]
        from("direct:getUser-java")
                .setBody(header("phone"))
                .to("interakt:getUser")
                .choice()
                .when(body().isNull())
                .log("Interakt does not know this phone number")
                .otherwise()
                .log("Interakt's id is ${body.id}");
        // end::getUser[]
        // tag::createCampaign[]
        from("direct:createCampaign-java")
                .setBody(constant(""))
                .to("interakt:createCampaign?campaignName=Spring sale&templateName=welcome&languageCode=en")
                .log("Created campaign ${header.CamelInteraktCampaignId}");
        // end::createCampaign[]
        // tag::createTemplate[]
        from("direct:createTemplate-java")
                .setBody(constant("resource:classpath:templates/no-header.json"))
                .to("interakt:createTemplate")
                .log("${body.template.name} is ${body.template.approvalStatus}");
        // end::createTemplate[]
        // tag::assignChat[]
        from("direct:assignChat-java")
                .setHeader("CamelInteraktPhone", header("phone"))
                .setBody(constant(""))
                .to("interakt:assignChat?agentEmail=agent@example.com");
        // end::assignChat[]
        // tag::getTemplates[]
        from("direct:getTemplates-java")
                .to("interakt:getTemplates?approvalStatus=APPROVED&allPages=true")
                .split(body())
                .streaming()
                .to("direct:template");
        // end::getTemplates[]
        // tag::uploadMedia[]
        from("direct:uploadMedia-java")
                .to("interakt:uploadMedia?fileName=cake.jpg&mediaType=image/jpeg")
                .log("The handle is ${body.handle}");
        // end::uploadMedia[]
    }
}
