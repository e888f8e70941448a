package io.github.camelinterakt.docs.example;

import java.util.Map;

import io.github.camelinterakt.mapping.CrmMapping;
import org.apache.camel.CamelContext;

import static io.github.camelinterakt.mapping.Conversion.LOWER;
import static io.github.camelinterakt.mapping.Conversion.TRIM;
import static io.github.camelinterakt.mapping.FieldMapping.constant;
import static io.github.camelinterakt.mapping.FieldMapping.field;

final class MappingInJava {

    private MappingInJava() {}

    static CrmMapping built(CamelContext context) {
        // tag::builder[]
        return CrmMapping.builder()
                .contact("userId", field("id").required())
                .contact("phone", field("mobile", "phone"))
                .contact("traits.email", field("email").convert(TRIM, LOWER))
                .contact("traits.plan", field("plan").values(Map.of("G", "gold", "S", "silver")))
                .tag(constant("crm"))
                .build(context);
        // end::builder[]
    }
}
