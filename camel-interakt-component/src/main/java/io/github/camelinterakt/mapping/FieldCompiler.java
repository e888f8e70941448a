package io.github.camelinterakt.mapping;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.github.camelinterakt.mapping.problem.Problems;
import io.github.camelinterakt.mapping.record.FieldPath;
import io.github.camelinterakt.mapping.record.RowField;
import io.github.camelinterakt.mapping.record.ValueOrigin;
import io.github.camelinterakt.mapping.record.ValueReader;
import io.github.camelinterakt.mapping.value.ValueConverter;
import org.apache.camel.CamelContext;
import org.apache.camel.Expression;

/**
 * Compiles the mappings of single fields. Everything that does not go together is a problem; what is wrong is compiled to
 * null, or to something that is never used, for a mapping with problems is not built.
 */
final class FieldCompiler {

    private final CamelContext context;
    private final EmptyPolicy empty;
    private final Problems problems;
    private final String prefix;

    /**
     * A compiler.
     *
     * @param context evaluates expressions; {@code null} to refuse them
     * @param empty what becomes of empty fields that do not say it themselves
     * @param problems what does not go together
     * @param prefix what comes before problems of fields that are in no file
     */
    FieldCompiler(CamelContext context, EmptyPolicy empty, Problems problems, String prefix) {
        this.context = context;
        this.empty = empty;
        this.problems = problems;
        this.prefix = prefix;
    }

    /** Adds what is wrong with a field. */
    void problem(FieldMapping field, String setting, String problem) {
        problems.add(field.place(), (field.place() == null ? prefix : "") + setting + ": " + problem);
    }

    /**
     * Compiles a field on the way to Interakt.
     *
     * @param setting what errors of the mapping call it
     * @param target what errors of records call what it is for
     * @param maySendEmpty whether an empty value can be sent as null at all
     */
    ValueReader reader(String setting, String target, FieldMapping field, AbsentPolicy absent, boolean maySendEmpty) {
        ValueConverter converter = converter(setting, field);
        UnaryOperator<Object> conversion = converter == null ? value -> value : converter::toInterakt;
        return reader(setting, target, field, conversion, conversion, absent, maySendEmpty);
    }

    /** Compiles a field of rows that is mapped on its own. */
    RowField rowField(String path, FieldMapping field) {
        String setting = "row." + path;
        ValueConverter converter = converter(setting, field);
        UnaryOperator<Object> conversion = converter == null ? value -> value : converter::toRow;
        ValueReader reader =
                reader(setting, path, field, conversion, UnaryOperator.identity(), AbsentPolicy.skip, true);
        return checked(setting, field, () -> RowField.of(path, reader));
    }

    /**
     * Compiles a field on its way back.
     *
     * @param row makes the field of a row, with the converter and whether empty values are written
     */
    RowField back(String setting, FieldMapping field, BiFunction<ValueConverter, Boolean, RowField> row) {
        ValueConverter converter = converter(setting, field);
        return converter == null ? null : row.apply(converter, field.isSentEmpty(empty));
    }

    private ValueReader reader(
            String setting,
            String target,
            FieldMapping field,
            UnaryOperator<Object> conversion,
            UnaryOperator<Object> ofConstants,
            AbsentPolicy absent,
            boolean maySendEmpty) {
        Object constant = constant(setting, field, "constant", field.constant(), ofConstants);
        Object otherwise = constant(setting, field, "default", field.defaultValue(), ofConstants);
        return new ValueReader(
                target,
                field.described() + " (to " + target + ")",
                origin(setting, field, absent),
                conversion,
                constant == null ? otherwise : constant,
                field.isRequired(),
                maySendEmpty && field.isSentEmpty(empty));
    }

    private Object constant(
            String setting, FieldMapping field, String key, Object value, UnaryOperator<Object> conversion) {
        try {
            return value == null ? null : conversion.apply(value);
        } catch (IllegalArgumentException e) {
            problem(field, setting, key + " " + e.getMessage());
            return null;
        }
    }

    private ValueOrigin origin(String setting, FieldMapping field, AbsentPolicy absent) {
        if (field.join() != null && field.fields().size() < 2) {
            problem(field, setting, "join needs several fields");
        }
        if (field.simple() != null) {
            return ValueOrigin.of(expression(setting, field));
        }
        return field.fields().isEmpty()
                ? ValueOrigin.NONE
                : ValueOrigin.of(
                        field.fields().stream().map(FieldPath::of).toList(),
                        field.join(),
                        absent == AbsentPolicy.refuse);
    }

    private Expression expression(String setting, FieldMapping field) {
        if (context == null) {
            problem(field, setting, "simple needs a Camel context: call build(context)");
            return null;
        }
        try {
            Expression expression = context.resolveLanguage("simple").createExpression(field.simple());
            expression.init(context);
            return expression;
        } catch (RuntimeException e) {
            problem(field, setting, "simple is no expression: " + firstLine(e.getMessage()));
            return null;
        }
    }

    /** Camel draws below it where the expression is wrong. */
    private static String firstLine(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    private ValueConverter converter(String setting, FieldMapping field) {
        List<Conversion> types =
                field.conversions().stream().filter(Conversion::isOfType).toList();
        if (types.size() > 1) {
            problem(
                    field,
                    setting,
                    "convert has more than one type: "
                            + types.stream().map(Conversion::key).collect(Collectors.joining(", "))
                            + ". Keep one of them");
            return null;
        }
        boolean list = field.conversions().contains(Conversion.LIST);
        if (field.problems().isEmpty()) {
            // Else the conversion that is missing may be what could not be read.
            boolean dates = types.stream().anyMatch(Conversion::isOfDates);
            onlyWith(dates, field.format(), setting, field, "format is of no use without convert: date or dateTime");
            onlyWith(dates, field.zone(), setting, field, "zone is of no use without convert: date or dateTime");
            onlyWith(list, field.separator(), setting, field, "separator is of no use without convert: list");
        }
        return checked(
                setting,
                field,
                () -> new ValueConverter(
                        field.conversions().stream()
                                .map(Conversion::cleaning)
                                .filter(Objects::nonNull)
                                .toList(),
                        types.isEmpty() ? null : types.get(0).type(field.format(), field.zoneOrUtc()),
                        list,
                        field.separator(),
                        field.values()));
    }

    private void onlyWith(boolean allowed, Object given, String setting, FieldMapping field, String problem) {
        if (given != null && !allowed) {
            problem(field, setting, problem);
        }
    }

    private <T> T checked(String setting, FieldMapping field, Supplier<T> compiled) {
        try {
            return compiled.get();
        } catch (IllegalArgumentException e) {
            problem(field, setting, e.getMessage());
            return null;
        }
    }
}
