package io.github.camelinterakt.preflight.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;

/** The rules of contacts beside their traits, and of the filters that list them. */
final class ContactRules {

    private static final String[] TRAITS = {"created_at_utc", "modified_at_utc"};
    private static final String[] JOINS = {"and"};

    private ContactRules() {}

    static void contact(ObjectNode document, Findings findings) {
        ArrayNode tags = Values.optionalList(document, "tags", findings);
        for (int i = 0; tags != null && i < tags.size(); i++) {
            JsonNode tag = tags.get(i);
            if (!tag.isTextual() || tag.textValue().isEmpty()) {
                findings.add(tags, i, Rule.TAG);
            }
        }
        JsonNode salesCycle = document.get("add_to_sales_cycle");
        if (!Values.isAbsent(salesCycle) && !salesCycle.isBoolean()) {
            findings.add(document, "add_to_sales_cycle", Rule.TYPE, "must be true or false, not a text");
        }
        String createdAt = Values.optionalText(document, "createdAt", findings);
        if (createdAt != null && !UtcTime.MOMENT.matches(createdAt)) {
            findings.add(document, "createdAt", Rule.TIMESTAMP);
        }
    }

    static void filters(ObjectNode document, Findings findings) {
        ArrayNode filters = Values.optionalList(document, "filters", findings);
        for (int i = 0; filters != null && i < filters.size(); i++) {
            ObjectNode filter = Values.object(filters, i, findings);
            if (filter != null) {
                Values.choice(filter, "trait", findings, TRAITS);
                Values.text(filter, "op", findings);
                String value = Values.text(filter, "val", findings);
                if (value != null && !UtcTime.FILTER.matches(value)) {
                    findings.add(filter, "val", Rule.TIMESTAMP);
                }
                if (i == 0) {
                    Values.optionalChoice(filter, "supr_op", findings, JOINS);
                } else {
                    Values.choice(filter, "supr_op", findings, JOINS);
                }
            }
        }
    }
}
