package io.github.camelinterakt.mapping;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Converts the values of one field, in this order: a list is taken apart; of each element, texts are cleaned, {@code values}
 * looked up, and the type is given. On the way back the type and {@code values} are undone, and the list is put together. What
 * cannot be converted is an IllegalArgumentException whose message does not contain the value.
 */
final class Converter {

    private final List<UnaryOperator<String>> cleaning;
    private final Conversion type;
    private final DateFormat dates;
    private final boolean list;
    private final String separator;
    private final Map<String, Object> toInterakt;
    private final Map<String, String> toCrm = new LinkedHashMap<>();

    Converter(FieldMapping field) {
        List<Conversion> types =
                field.conversions.stream().filter(Conversion::isType).toList();
        if (types.size() > 1) {
            throw new IllegalArgumentException("convert has more than one type: "
                    + types.stream().map(Conversion::key).collect(Collectors.joining(", ")) + ". Keep one of them");
        }
        type = types.isEmpty() ? null : types.get(0);
        list = field.conversions.contains(Conversion.LIST);
        separator = field.separator;
        boolean isDate = type == Conversion.DATE || type == Conversion.DATE_TIME;
        refuseWithout(isDate, field.format, "format is of no use without convert: date or dateTime");
        refuseWithout(isDate, field.zone, "zone is of no use without convert: date or dateTime");
        refuseWithout(list, separator, "separator is of no use without convert: list");
        ZoneId zone = Objects.requireNonNullElse(field.zone, ZoneOffset.UTC);
        dates = isDate ? new DateFormat(type == Conversion.DATE_TIME, field.format, zone) : null;
        cleaning = field.conversions.stream()
                .map(Conversion::cleaning)
                .filter(Objects::nonNull)
                .toList();
        toInterakt = field.values;
        toInterakt.forEach((crm, interakt) -> toCrm.putIfAbsent(Values.text(interakt), crm));
    }

    private static void refuseWithout(boolean conversion, Object given, String problem) {
        if (given != null && !conversion) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** The value that Interakt gets; {@code null} if nothing is left of it. Of a list, empty elements are left out. */
    Object toInterakt(Object value) {
        if (value instanceof Collection<?> values) {
            return each(values);
        }
        if (value instanceof Object[] values) {
            return each(Arrays.asList(values));
        }
        if (!list) {
            return single(value);
        }
        return separator != null && value instanceof CharSequence text
                ? each(Arrays.asList(text.toString().split(Pattern.quote(separator))))
                : each(List.of(value));
    }

    private List<Object> each(Collection<?> values) {
        List<Object> converted = new ArrayList<>();
        for (Object value : values) {
            Object element = value instanceof String text && list ? text.strip() : value;
            element = Values.isEmpty(element) ? null : single(element);
            if (!Values.isEmpty(element)) {
                converted.add(element);
            }
        }
        return converted;
    }

    private Object single(Object value) {
        Object cleaned = value instanceof CharSequence text ? cleaned(text) : value;
        if (cleaned instanceof String text && text.isEmpty()) {
            return null;
        }
        if (!toInterakt.isEmpty()) {
            cleaned = Objects.requireNonNullElse(toInterakt.get(Values.text(cleaned)), cleaned);
        }
        return dates == null ? typed(cleaned) : dates.toInterakt(cleaned);
    }

    private String cleaned(CharSequence text) {
        String cleaned = text.toString();
        for (UnaryOperator<String> step : cleaning) {
            cleaned = step.apply(cleaned);
        }
        return cleaned;
    }

    private Object typed(Object value) {
        if (type == Conversion.TEXT) {
            return Values.text(value);
        }
        if (type == Conversion.NUMBER) {
            return Values.number(value);
        }
        return type == Conversion.BOOLEAN ? Values.bool(value) : value;
    }

    /** The value that the CRM gets. */
    Object toCrm(Object value) {
        if (!(value instanceof Collection<?> values)) {
            Object back = back(value);
            return list && separator == null ? List.of(back) : back;
        }
        List<Object> elements = new ArrayList<>();
        for (Object element : values) {
            if (!Values.isEmpty(element)) {
                elements.add(back(element));
            }
        }
        return separator == null
                ? elements
                : elements.stream().map(Values::text).collect(Collectors.joining(separator));
    }

    /** The value of a field of rows that is mapped on its own: as {@link #toCrm}, with texts cleaned. */
    Object toRow(Object value) {
        Object converted = toCrm(value);
        return converted instanceof CharSequence text ? cleaned(text) : converted;
    }

    private Object back(Object value) {
        String crm = toCrm.isEmpty() ? null : toCrm.get(Values.text(value));
        if (crm != null) {
            return crm;
        }
        return dates == null ? typed(value) : dates.toCrm(value);
    }
}
