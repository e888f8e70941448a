package io.github.camelinterakt.docs.example;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.mapping.TwoWayMerge;
import io.github.camelinterakt.model.Contact;
import org.apache.camel.builder.RouteBuilder;

class TwoWayRoutes extends RouteBuilder {

    private final Map<String, Object> record;
    private final Instant syncedAt;

    TwoWayRoutes(Map<String, Object> record, Instant syncedAt) {
        this.record = record;
        this.syncedAt = syncedAt;
    }

    @Override
    public void configure() {
        // tag::merge[]
        CrmMapping mapping = CrmMapping.parse("crm", """
                key: id
                modified: updated_at
                contact:
                  phone: phone
                  traits:
                    name: {field: name, conflict: crmWins}
                    city: {field: city, conflict: interaktWins}
                """, getCamelContext());
        TwoWayMerge twoWay = new TwoWayMerge(mapping);

        from("direct:changed")
                .process(exchange -> {
                    Contact contact = exchange.getMessage().getBody(Contact.class);
                    List<?> changed = exchange.getMessage().getHeader(InteraktConstants.CHANGED_TRAITS, List.class);
                    TwoWayMerge.Changes changes = twoWay.merge(
                            record,
                            syncedAt,
                            contact,
                            changed.stream().map(Object::toString).toList());
                    record.putAll(changes.row()); // to the CRM
                    exchange.getMessage().setBody(changes.contact().orElse(null)); // to Interakt, where the CRM wins
                })
                .filter(body().isNotNull())
                .to("interakt:trackUser?delta=#sent");
        // end::merge[]
    }
}
