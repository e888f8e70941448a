package io.github.camelinterakt.mapping;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.apache.camel.Expression;

import static io.github.camelinterakt.mapping.FieldPath.ABSENT;

/** Reads one value of a source, as a field mapping says it; compiled once. */
final class ValueReader {

    private final String target;
    private final String described;
    private final FieldPath[] paths;
    private final String join;
    private final Expression expression;
    private final Object constant;
    private final UnaryOperator<Object> conversion;
    private final Object defaultValue;
    private final boolean required;
    private final boolean sendEmpty;
    private final boolean refuseAbsent;

    /**
     * Compiles a field mapping.
     *
     * @param target what it is for
     * @param conversion converts what is found; it throws IllegalArgumentException where it cannot
     * @param constants converts its constant and its default likewise
     * @param expression its expression; {@code null} if it has none
     * @throws IllegalArgumentException if its constant or default does not fit its conversions
     */
    ValueReader(
            String target,
            FieldMapping field,
            UnaryOperator<Object> conversion,
            UnaryOperator<Object> constants,
            Expression expression,
            EmptyPolicy empty,
            AbsentPolicy absent) {
        this.target = target;
        this.described = field.described() + " (to " + target + ")";
        this.paths = field.fields().stream().map(FieldPath::of).toArray(FieldPath[]::new);
        this.join = field.join();
        this.expression = expression;
        this.conversion = conversion;
        this.constant = converted("constant", field.constant(), constants);
        this.defaultValue = converted("default", field.defaultValue(), constants);
        this.required = field.isRequired();
        this.sendEmpty = field.emptyOr(empty) == EmptyPolicy.send;
        this.refuseAbsent = absent == AbsentPolicy.refuse;
    }

    private static Object converted(String setting, Object value, UnaryOperator<Object> conversion) {
        if (value == null) {
            return null;
        }
        try {
            return conversion.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + " " + e.getMessage(), e);
        }
    }

    String target() {
        return target;
    }

    /** What it reads and what for, in errors. */
    String described() {
        return described;
    }

    /** The value, {@code null} if it is to be sent empty, or {@link FieldPath#ABSENT} if it is to be left out. */
    Object read(Source source) {
        if (constant != null) {
            return constant;
        }
        Object raw;
        try {
            raw = expression == null ? raw(source) : evaluated(source);
            Object value = Texts.isEmpty(raw) || raw == ABSENT ? null : conversion.apply(raw);
            if (!Texts.isEmpty(value)) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            source.refuse(described, e.getMessage());
            return ABSENT;
        }
        if (defaultValue != null) {
            return defaultValue;
        }
        if (required) {
            source.refuse(described, "is required, and empty");
        }
        return sendEmpty && raw != ABSENT ? null : ABSENT;
    }

    private Object raw(Source source) {
        Object found = ABSENT;
        StringBuilder joined = join == null ? null : new StringBuilder();
        for (FieldPath path : paths) {
            Object value = path.get(source.record());
            if (value == ABSENT) {
                if (refuseAbsent) {
                    source.refuse(
                            path + " (to " + target + ")", "is not in the record" + nearest(path, source.record()));
                }
            } else if (Texts.isEmpty(value)) {
                found = null;
            } else if (joined == null) {
                return value;
            } else {
                joined.append(joined.isEmpty() ? "" : join).append(Texts.text(value));
            }
        }
        return joined == null || joined.isEmpty() ? found : joined;
    }

    private static String nearest(FieldPath path, Map<?, ?> record) {
        List<String> names = record.keySet().stream().map(String::valueOf).toList();
        return Names.nearest(path.text(), names)
                .map(name -> ": is it " + name + "?")
                .orElse("");
    }

    private Object evaluated(Source source) {
        try {
            return source.evaluate(expression);
        } catch (RuntimeException e) {
            // Not chained: the cause's message may hold the record.
            throw new IllegalArgumentException(
                    "could not be evaluated: " + e.getClass().getSimpleName());
        }
    }
}
