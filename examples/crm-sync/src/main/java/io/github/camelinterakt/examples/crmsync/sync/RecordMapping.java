package io.github.camelinterakt.examples.crmsync.sync;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelinterakt.examples.crmsync.CrmSyncProperties;
import io.github.camelinterakt.examples.crmsync.CrmSyncProperties.Mapping;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Makes of a row what Interakt is sent, as {@code crm.mapping} says. What is empty in the CRM is left out. */
@Component("mapping")
class RecordMapping {

    private static final String PHONE = "phone";

    private final Mapping mapping;

    RecordMapping(CrmSyncProperties properties) {
        this.mapping = properties.mapping();
    }

    /** The body of {@code trackUser}. */
    public Map<String, Object> contact(@Body Map<String, Object> row) {
        Map<String, Object> contact = person(row);
        contact.put("traits", traits(mapping.traits(), row));
        contact.put(
                "tags",
                mapping.tags().stream()
                        .map(column -> value(row, column))
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .toList());
        return contact;
    }

    /** The body of {@code trackEvent}. */
    public Map<String, Object> event(@Body Map<String, Object> row) {
        Map<String, Object> event = person(row);
        String stage = String.valueOf(row.get("stage"));
        event.put("event", mapping.events().getOrDefault(stage, "Deal " + stage));
        event.put("traits", traits(mapping.eventTraits(), row));
        return event;
    }

    /** The body of {@code message} with {@code type=Template}: the values of the template's variables. */
    public List<Object> templateValues(@Body Map<String, Object> row) {
        return mapping.templateValues().stream()
                .map(template -> Objects.requireNonNullElse(value(row, template.column()), template.otherwise()))
                .toList();
    }

    private static Map<String, Object> person(Map<String, Object> row) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("fullPhoneNumber", row.get(PHONE));
        return person;
    }

    private static Map<String, Object> traits(Map<String, String> columns, Map<String, Object> row) {
        Map<String, Object> traits = new LinkedHashMap<>();
        columns.forEach((trait, column) -> {
            Object value = value(row, column);
            if (value != null) {
                traits.put(trait, value);
            }
        });
        return traits;
    }

    private static Object value(Map<String, Object> row, String column) {
        if (!row.containsKey(column)) {
            throw new IllegalArgumentException(
                    "crm.mapping names the column " + column + ", which the query does not have: " + row.keySet());
        }
        Object value = row.get(column);
        if (value instanceof Timestamp time) {
            return time.toInstant().toString();
        }
        if (value instanceof String text) {
            return text.isBlank() ? null : text.strip();
        }
        return value;
    }
}
