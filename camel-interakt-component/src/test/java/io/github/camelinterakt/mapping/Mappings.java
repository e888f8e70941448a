package io.github.camelinterakt.mapping;

import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Mappings of tests, from YAML. */
public final class Mappings {

    private static final CamelContext CONTEXT = new DefaultCamelContext();

    private Mappings() {}

    /** A mapping that errors call {@code test.yaml}. */
    public static CrmMapping of(String yaml) {
        return CrmMapping.parse("test.yaml", yaml, CONTEXT);
    }

    /** The traits that a mapping makes whose only trait {@code t} is that field. */
    static Map<String, Object> traits(String field, Map<String, ?> record) {
        return ofTrait(field).contact(record).getTraits();
    }

    /** The trait {@code t} that a mapping makes of that field. */
    static Object trait(String field, Map<String, ?> record) {
        return traits(field, record).get("t");
    }

    static CrmMapping ofTrait(String field) {
        return of("key: id\ncontact:\n  traits:\n    t: " + field);
    }
}
