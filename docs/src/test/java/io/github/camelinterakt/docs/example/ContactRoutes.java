package io.github.camelinterakt.docs.example;

import java.time.Instant;
import java.util.List;

import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.ContactQuery;
import org.apache.camel.builder.RouteBuilder;

class ContactRoutes extends RouteBuilder {

    private final List<Contact> exported;

    ContactRoutes(List<Contact> exported) {
        this.exported = exported;
    }

    @Override
    public void configure() {
        Instant since = Instant.parse("2020-01-01T00:00:00Z");

        // tag::page[]
        from("direct:changed")
                .setBody(constant(new ContactQuery().modifiedAfter(since)))
                .to("interakt:getUsers?limit=50");
        // end::page[]

        // tag::all-pages[]
        from("direct:export-java")
                .setBody(constant(new ContactQuery().createdAfter(since)))
                .to("interakt:getUsers?allPages=true")
                .split(body())
                .streaming()
                .to("direct:one-contact");
        // end::all-pages[]

        from("direct:one-contact")
                .process(exchange -> exported.add(exchange.getMessage().getBody(Contact.class)));
    }
}
