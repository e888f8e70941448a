package io.github.camelinterakt.mapping;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultExchange;

import static io.github.camelinterakt.mapping.FieldPath.ABSENT;

/** A field of a mapping: its source, conversion and direction. */
final class Field {

    /** The keys of the source; a field has exactly one of them. */
    static final List<String> SOURCES = List.of("field", "constant", "simple");

    private static final List<String> KEYS = CompiledMapping.keys(
            "field, join, constant, simple, convert, format, zone, separator, values, default, required, empty,"
                    + " direction, conflict");

    /** Which way a field is mapped: from records to contacts and events, from contacts to rows, or both. */
    enum Direction {
        both,
        toInterakt,
        toCrm
    }

    /** Which value wins if both sides have changed it; for {@code newestWins} the mapping must have {@code modified}. */
    enum ConflictPolicy {
        crmWins,
        interaktWins,
        newestWins
    }

    /** What happens if a record or contact lacks a field: it is left out, sent as null, or the record is refused. */
    enum AbsentPolicy {
        skip,
        clear,
        refuse
    }

    /** What happens if a field is empty: it is left out, or sent as null. */
    enum EmptyPolicy {
        skip,
        send
    }

    /** The record or contact to read from, the body of expressions, and the problems found so far. */
    record Source(Map<?, ?> record, Object body, List<MappingException.Problem> problems) {

        void refuse(String field, String problem) {
            problems.add(new MappingException.Problem(field, problem));
        }
    }

    final String target;
    final YamlValue yaml;
    final List<FieldPath> paths;
    final Direction direction;
    final ConflictPolicy conflict;
    private final String join;
    private final Expression expression;
    private final CamelContext context;
    private final Converter converter;
    private final UnaryOperator<Object> conversion;
    /** Replaces an empty or absent value; may be null. */
    private final Object defaultValue;

    private final boolean ofRow;
    private final boolean required;
    private final boolean sendEmpty;
    private final AbsentPolicy absent;

    /** Compiles a field, whose default type may be null; a field of the section {@code row} reads contacts. */
    Field(String target, YamlValue yaml, Conversion type, boolean ofRow, CompiledMapping mapping) {
        this.target = target;
        this.yaml = yaml;
        this.ofRow = ofRow;
        YamlValue section = yaml.value() instanceof Map ? yaml : new YamlValue(yaml.place(), Map.of("field", yaml));
        section.section(KEYS);
        List<String> sources = SOURCES.stream().filter(section::has).toList();
        if (sources.size() != 1) {
            throw yaml.wrong("it must have one of field, constant and simple"
                    + (sources.isEmpty() ? "" : ", not " + String.join(" and ", sources)));
        }
        paths = section.get("field", CompiledMapping::names, List.<String>of()).stream()
                .map(name -> mapping.path(name, yaml, ofRow))
                .toList();
        join = section.get("join", YamlValue::text, null);
        if (join != null && paths.size() < 2) {
            throw yaml.wrong("join requires several fields");
        }
        boolean isReversible = !paths.isEmpty() && join == null;
        direction = section.get(
                "direction",
                value -> value.choice(Direction.class),
                isReversible ? Direction.both : Direction.toInterakt);
        if (!isReversible && direction != Direction.toInterakt) {
            throw yaml.wrong("joined fields, constants and expressions go to Interakt only: remove direction");
        }
        conflict = section.get("conflict", mapping::conflict, mapping.conflict);
        required = section.get("required", YamlValue::flag, false);
        sendEmpty = section.get("empty", value -> value.choice(EmptyPolicy.class), mapping.empty) == EmptyPolicy.send;
        absent = ofRow ? AbsentPolicy.skip : mapping.absent;
        context = mapping.context;
        expression = section.get("simple", this::expression, null);
        converter = new Converter(section, type);
        conversion = ofRow ? converter::toRow : converter::toInterakt;
        UnaryOperator<Object> ofConstants = ofRow ? UnaryOperator.identity() : conversion;
        String key = section.has("constant") ? "constant" : "default";
        defaultValue = section.get(key, value -> constant(key, value, ofConstants), null);
    }

    private static Object constant(String key, YamlValue value, UnaryOperator<Object> conversion) {
        try {
            return conversion.apply(value.plain());
        } catch (IllegalArgumentException e) {
            throw value.wrong(key + " " + e.getMessage());
        }
    }

    private Expression expression(YamlValue value) {
        try {
            Expression simple = context.resolveLanguage("simple").createExpression(value.text());
            simple.init(context);
            return simple;
        } catch (RuntimeException e) {
            // the other lines of the message mark the place in the expression
            String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw value.wrong("simple is not an expression: " + problem);
        }
    }

    /** Identifies the field in the errors of a record. */
    String described() {
        String source = expression == null ? "a constant" : "an expression";
        if (!paths.isEmpty()) {
            source = String.join(
                    join == null ? " or " : " and ",
                    paths.stream().map(FieldPath::text).toList());
        }
        return source + " (to " + target + ")";
    }

    /** The converted value; null to send it empty, {@link FieldPath#ABSENT} to leave it out. */
    Object read(Source source) {
        if (direction == Direction.toCrm && !ofRow) {
            return ABSENT;
        }
        Object raw;
        try {
            raw = expression == null ? raw(source) : evaluated(source.body);
            Object value = raw == ABSENT || Conversion.isEmpty(raw) ? null : conversion.apply(raw);
            if (!Conversion.isEmpty(value)) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            source.refuse(described(), e.getMessage());
            return ABSENT;
        }
        if (defaultValue != null) {
            return defaultValue;
        }
        if (required) {
            source.refuse(described(), "is required, and empty");
        }
        boolean isSent = raw == ABSENT ? absent == AbsentPolicy.clear : sendEmpty;
        return isSent ? null : ABSENT;
    }

    /** The first value that is not empty, or all values joined; null if all are empty. */
    private Object raw(Source source) {
        Object found = ABSENT;
        StringBuilder joined = new StringBuilder();
        for (FieldPath path : paths) {
            Object value = path.get(source.record);
            if (value == ABSENT) {
                if (absent == AbsentPolicy.refuse) {
                    source.refuse(path + " (to " + target + ")", "is not in the record");
                }
            } else if (Conversion.isEmpty(value)) {
                found = null;
            } else if (join == null) {
                return value;
            } else {
                joined.append(joined.isEmpty() ? "" : join).append(Conversion.text(value));
            }
        }
        return joined.isEmpty() ? found : joined.toString();
    }

    private Object evaluated(Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        try {
            return expression.evaluate(exchange, Object.class);
        } catch (RuntimeException e) {
            // not chained: the cause's message may contain the record
            throw new IllegalArgumentException(
                    "could not be evaluated: " + e.getClass().getSimpleName());
        }
    }

    /** The value as a single text, such as a phone number; null if there is none. */
    String readText(Source source) {
        Object value = read(source);
        if (value instanceof String text) {
            return text.strip();
        }
        if (value != ABSENT && value != null) {
            source.refuse(described(), "is a list, and must be a single value");
        }
        return null;
    }

    /** Puts the contact's value of a key into the row. */
    void writeBack(String key, Source contact, Map<String, Object> row) {
        FieldPath path = paths.get(0);
        Object value = contact.record.get(key);
        try {
            if (!Conversion.isEmpty(value)) {
                path.put(row, converter.toCrm(value));
            } else if (sendEmpty && contact.record.containsKey(key)) {
                path.put(row, null);
            }
        } catch (IllegalArgumentException e) {
            contact.refuse(target + " (to " + path + ")", e.getMessage());
        }
    }
}
