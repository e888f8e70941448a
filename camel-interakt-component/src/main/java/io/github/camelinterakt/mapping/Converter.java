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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Converts the values of one field. On the way to Interakt it splits a list; of each element it cleans a text, looks up
 * {@code values}, and converts the type. On the way back it undoes the type and {@code values}, and joins the list. A value that
 * cannot be converted is an IllegalArgumentException whose message does not contain the value.
 */
final class Converter {

    private final List<Conversion> cleaning;
    private final Conversion type;
    private final DateFormat dates;
    private final boolean list;
    private final String separator;
    private final Map<String, Object> toInterakt;
    private final Map<String, String> toCrm = new LinkedHashMap<>();

    /** A converter; {@code format}, {@code zone} and {@code separator} may be null. */
    Converter(Set<Conversion> conversions, String format, ZoneId zone, String separator, Map<String, Object> values) {
        List<Conversion> types = conversions.stream().filter(Conversion::isType).toList();
        if (types.size() > 1) {
            throw new IllegalArgumentException("convert has more than one type: "
                    + types.stream().map(Conversion::toString).collect(Collectors.joining(", "))
                    + ". Keep one of them");
        }
        type = types.isEmpty() ? null : types.get(0);
        list = conversions.contains(Conversion.LIST);
        boolean isDate = type != null && type.isDate();
        requireConversion(isDate, "format", format, "date or dateTime");
        requireConversion(isDate, "zone", zone, "date or dateTime");
        requireConversion(list, "separator", separator, "list");
        this.separator = separator == null || separator.isBlank() ? separator : separator.strip();
        dates = isDate
                ? new DateFormat(
                        type == Conversion.DATE_TIME,
                        Objects.requireNonNullElse(format, "iso"),
                        Objects.requireNonNullElse(zone, ZoneOffset.UTC))
                : null;
        cleaning = conversions.stream().filter(Conversion::isOfTexts).toList();
        toInterakt = values;
        values.forEach((crm, interakt) -> toCrm.putIfAbsent(Conversion.text(interakt), crm));
    }

    private static void requireConversion(boolean hasConversion, String key, Object given, String conversion) {
        if (given != null && !hasConversion) {
            throw new IllegalArgumentException(key + " is of no use without convert: " + conversion);
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
            element = Conversion.isEmpty(element) ? null : single(element);
            if (!Conversion.isEmpty(element)) {
                converted.add(element);
            }
        }
        return converted;
    }

    private Object single(Object value) {
        Object cleaned = cleaned(value);
        if (Conversion.isEmpty(cleaned)) {
            return null;
        }
        if (!toInterakt.isEmpty()) {
            cleaned = toInterakt.getOrDefault(Conversion.text(cleaned), cleaned);
        }
        return dates == null ? typed(cleaned) : dates.toInterakt(cleaned);
    }

    private Object cleaned(Object value) {
        Object cleaned = value;
        if (value instanceof CharSequence) {
            for (Conversion conversion : cleaning) {
                cleaned = conversion.convert(cleaned);
            }
        }
        return cleaned;
    }

    private Object typed(Object value) {
        return type == null ? value : type.convert(value);
    }

    /** The value that the CRM gets. */
    Object toCrm(Object value) {
        if (!(value instanceof Collection<?> values)) {
            Object back = back(value);
            return list && separator == null ? List.of(back) : back;
        }
        List<Object> elements = values.stream()
                .filter(element -> !Conversion.isEmpty(element))
                .map(this::back)
                .toList();
        return separator == null
                ? elements
                : elements.stream().map(Conversion::text).collect(Collectors.joining(separator));
    }

    /** The value of an entry of the section {@code row}: as {@link #toCrm}, with texts cleaned. */
    Object toRow(Object value) {
        return cleaned(toCrm(value));
    }

    private Object back(Object value) {
        String crm = toCrm.isEmpty() ? null : toCrm.get(Conversion.text(value));
        if (crm != null) {
            return crm;
        }
        return dates == null ? typed(value) : dates.toCrm(value);
    }
}
