package io.github.camelinterakt.examples.crmsync.sync;

import java.util.List;
import java.util.Map;

import io.github.camelinterakt.examples.crmsync.CrmSyncProperties;
import io.github.camelinterakt.examples.crmsync.CrmSyncProperties.TemplateValue;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Makes of a row what fills a template, as {@code crm.template.values} says: the body of {@code message}. */
@Component("templateValues")
class TemplateValues {

    private final List<TemplateValue> values;

    TemplateValues(CrmSyncProperties properties) {
        this.values = properties.template().values();
    }

    /** The values of the template's variables, in order. */
    public List<Object> of(@Body Map<String, Object> row) {
        return values.stream().map(value -> value(row, value)).toList();
    }

    private static Object value(Map<String, Object> row, TemplateValue template) {
        if (!row.containsKey(template.column())) {
            throw new IllegalArgumentException("crm.template.values names the column " + template.column()
                    + ", which the query does not have: " + row.keySet());
        }
        Object value = row.get(template.column());
        if (value == null || value instanceof String text && text.isBlank()) {
            return template.otherwise();
        }
        return value instanceof String text ? text.strip() : value;
    }
}
