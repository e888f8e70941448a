package io.github.camelinterakt.docs.example;

import io.github.camelinterakt.mapping.CrmMapping;
import org.apache.camel.CamelContext;

final class MappingInJava {

    private MappingInJava() {}

    static CrmMapping parsed(CamelContext context) {
        // tag::parse[]
        return CrmMapping.parse("crm", """
                contact:
                  userId: {field: id, required: true}
                  phone: [mobile, phone]
                  traits:
                    email: {field: email, convert: [trim, lower]}
                    plan: {field: plan, values: {G: gold, S: silver}}
                  tags: [{constant: crm}]
                """, context);
        // end::parse[]
    }
}
