package io.github.camelinterakt.mapping;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.apache.camel.CamelContext;
import org.apache.camel.Expression;

import static io.github.camelinterakt.mapping.FieldPath.ABSENT;

/** One compiled field of a mapping. */
final class Field {

    private final String target;
    private final FieldMapping mapping;
    private final String described;
    private final List<FieldPath> paths;
    private final Expression expression;
    private final Converter converter;
    private final UnaryOperator<Object> conversion;
    /** Stands in for an empty or absent value, as it is; {@code null} if nothing does. */
    private final Object defaultValue;

    private final boolean refuseAbsent;
    private final boolean sendEmpty;

    /** Compiles a field; {@code ofRow} if it is a field of rows that is mapped on its own. */
    Field(String target, FieldMapping field, boolean ofRow, CrmMappingBuilder mapping, CamelContext context) {
        this.target = target;
        this.mapping = field;
        this.described = field.described() + " (to " + target + ")";
        if (field.join != null && field.fields.size() < 2) {
            throw new IllegalArgumentException("join needs several fields");
        }
        paths = field.fields.stream().map(FieldPath::of).toList();
        expression = field.simple == null ? null : expression(field.simple, context);
        converter = new Converter(field);
        conversion = ofRow ? converter::toRow : converter::toInterakt;
        UnaryOperator<Object> ofConstants = ofRow ? UnaryOperator.identity() : conversion;
        Object constant = constant("constant", field.constant, ofConstants);
        Object otherwise = constant("default", field.defaultValue, ofConstants);
        defaultValue = constant == null ? otherwise : constant;
        refuseAbsent = !ofRow && mapping.absent == AbsentPolicy.refuse;
        sendEmpty = (field.empty == null ? mapping.empty : field.empty) == EmptyPolicy.send;
    }

    private static Expression expression(String simple, CamelContext context) {
        if (context == null) {
            throw new IllegalArgumentException("simple needs a Camel context: call build(context)");
        }
        try {
            Expression expression = context.resolveLanguage("simple").createExpression(simple);
            expression.init(context);
            return expression;
        } catch (RuntimeException e) {
            // the lines below the first draw where the expression is wrong
            String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException("simple is no expression: " + problem, e);
        }
    }

    private static Object constant(String key, Object value, UnaryOperator<Object> conversion) {
        try {
            return value == null ? null : conversion.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " " + e.getMessage(), e);
        }
    }

    String target() {
        return target;
    }

    FieldMapping mapping() {
        return mapping;
    }

    String described() {
        return described;
    }

    /** The converted value; {@code null} if it is empty and to be sent so, {@link FieldPath#ABSENT} if it is to be left out. */
    Object read(Source source) {
        Object raw;
        try {
            raw = expression == null ? raw(source) : source.evaluate(expression);
            Object value = raw == ABSENT || Values.isEmpty(raw) ? null : conversion.apply(raw);
            if (!Values.isEmpty(value)) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            source.refuse(described, e.getMessage());
            return ABSENT;
        }
        if (defaultValue != null) {
            return defaultValue;
        }
        if (mapping.required) {
            source.refuse(described, "is required, and empty");
        }
        return sendEmpty && raw != ABSENT ? null : ABSENT;
    }

    /** The first value that is not empty, or all of them joined; {@code null} if they are empty. */
    private Object raw(Source source) {
        Object found = ABSENT;
        StringBuilder joined = new StringBuilder();
        for (FieldPath path : paths) {
            Object value = path.get(source.record);
            if (value == ABSENT) {
                if (refuseAbsent) {
                    source.refuse(path + " (to " + target + ")", "is not in the record");
                }
            } else if (Values.isEmpty(value)) {
                found = null;
            } else if (mapping.join == null) {
                return value;
            } else {
                joined.append(joined.isEmpty() ? "" : mapping.join).append(Values.text(value));
            }
        }
        return joined.isEmpty() ? found : joined.toString();
    }

    /** A single text, such as a phone; {@code null} if there is none. */
    String readText(Source source) {
        Object value = read(source);
        if (value instanceof String text) {
            return text.strip();
        }
        if (value != ABSENT && value != null) {
            source.refuse(described, "is a list, and must be a single value");
        }
        return null;
    }

    /** Puts the value that is at that key of a contact's view, or of its traits, into the row. */
    void writeBack(Map<?, ?> view, String key, Source source, Map<String, Object> row) {
        FieldPath path = paths.get(0);
        Object value = view == null ? null : view.get(key);
        if (!Values.isEmpty(value)) {
            try {
                path.put(row, converter.toCrm(value));
            } catch (IllegalArgumentException e) {
                source.refuse(target + " (to " + path + ")", e.getMessage());
            }
        } else if (sendEmpty && view != null && view.containsKey(key)) {
            path.put(row, null);
        }
    }
}
