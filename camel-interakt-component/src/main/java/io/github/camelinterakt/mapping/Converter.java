package io.github.camelinterakt.mapping;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Converts the values of one field. Towards Interakt, it splits a list, cleans the text of each element, replaces it by
 * {@code values} and converts its type; towards the CRM, it reverses type, {@code values} and list. Exceptions do not contain the value.
 */
final class Converter {

    private final List<Conversion> cleaning;
    /** The type for Interakt, and for the CRM. */
    private final UnaryOperator<Object> typed;

    private final UnaryOperator<Object> untyped;
    private final boolean list;
    private final String separator;
    private final Map<String, Object> toInterakt = new HashMap<>();
    private final Map<String, String> toCrm = new HashMap<>();

    /** Compiles the conversions of a field's section; the default type may be null. */
    Converter(YamlValue section, Conversion ofField) {
        Set<Conversion> conversions = EnumSet.noneOf(Conversion.class);
        section.get("convert", YamlValue::list, List.<YamlValue>of())
                .forEach(name -> conversions.add(name.choice(Conversion.class)));
        List<Conversion> types = conversions.stream().filter(Conversion::isType).toList();
        if (types.size() > 1) {
            throw section.wrong("convert has more than one type: "
                    + types.stream().map(Conversion::toString).collect(Collectors.joining(", "))
                    + ". Keep one of them");
        }
        Conversion type = types.isEmpty() ? ofField : types.get(0);
        cleaning = conversions.stream().filter(Conversion::isOfTexts).toList();
        list = conversions.contains(Conversion.LIST);
        if (type == Conversion.DATE || type == Conversion.DATE_TIME) {
            DateFormat dates = new DateFormat(type == Conversion.DATE_TIME, section);
            typed = dates::toInterakt;
            untyped = dates::toCrm;
        } else {
            refuse("format", section, "date or dateTime");
            refuse("zone", section, "date or dateTime");
            typed = type == null ? UnaryOperator.identity() : type::convert;
            untyped = typed;
        }
        if (!list) {
            refuse("separator", section, "list");
        }
        String between = section.get("separator", YamlValue::text, null);
        separator = between == null || between.isBlank() ? between : between.strip();
        section.get("values", YamlValue::section, Map.<String, YamlValue>of()).forEach((crm, interakt) -> {
            toInterakt.put(crm, interakt.scalar());
            toCrm.putIfAbsent(Conversion.text(interakt.scalar()), crm);
        });
    }

    private static void refuse(String key, YamlValue section, String conversion) {
        if (section.has(key)) {
            throw section.section().get(key).wrong(key + " requires convert: " + conversion);
        }
    }

    /** The value for Interakt, or null if it is empty; a list without its empty elements. */
    Object toInterakt(Object value) {
        Object several = value;
        if (value instanceof Object[] values) {
            several = Arrays.asList(values);
        } else if (list && separator != null && value instanceof CharSequence text) {
            several = List.of(text.toString().split(Pattern.quote(separator)));
        } else if (list && !(value instanceof Collection)) {
            several = List.of(value);
        }
        return several instanceof Collection<?> values ? each(values, this::single) : single(several);
    }

    private static List<Object> each(Collection<?> values, UnaryOperator<Object> conversion) {
        return values.stream()
                .filter(value -> !Conversion.isEmpty(value))
                .<Object>map(conversion)
                .filter(value -> !Conversion.isEmpty(value))
                .toList();
    }

    private Object single(Object value) {
        Object cleaned = cleaned(list && value instanceof String text ? text.strip() : value);
        if (Conversion.isEmpty(cleaned)) {
            return null;
        }
        return typed.apply(toInterakt.isEmpty() ? cleaned : toInterakt.getOrDefault(Conversion.text(cleaned), cleaned));
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

    /** The value for the CRM. */
    Object toCrm(Object value) {
        if (!(value instanceof Collection<?> values)) {
            Object single = untyped(value);
            return list && separator == null ? List.of(single) : single;
        }
        List<Object> elements = each(values, this::untyped);
        return separator == null
                ? elements
                : elements.stream().map(Conversion::text).collect(Collectors.joining(separator));
    }

    /** The value for the CRM, with cleaned texts, of a field of the section {@code row}. */
    Object toRow(Object value) {
        return cleaned(toCrm(value));
    }

    private Object untyped(Object value) {
        String crm = toCrm.isEmpty() ? null : toCrm.get(Conversion.text(value));
        return crm == null ? untyped.apply(value) : crm;
    }
}
