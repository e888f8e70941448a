package io.github.camelinterakt.mapping;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Converts the values of one field. Towards Interakt, it splits a list, cleans the text of each element, replaces it by
 * {@code values} and converts its type; towards the CRM, it reverses type, {@code values} and list. Exceptions do not contain the value.
 */
final class Converter {

    private final List<Conversion> cleaning;
    private final Conversion type;
    private final DateFormat dates;
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
        type = types.isEmpty() ? ofField : types.get(0);
        cleaning = conversions.stream().filter(Conversion::isOfTexts).toList();
        list = conversions.contains(Conversion.LIST);
        boolean isDate = type == Conversion.DATE || type == Conversion.DATE_TIME;
        if (!isDate) {
            refuse("format", section, "date or dateTime");
            refuse("zone", section, "date or dateTime");
        }
        if (!list) {
            refuse("separator", section, "list");
        }
        dates = isDate ? new DateFormat(type == Conversion.DATE_TIME, section) : null;
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
        Object several = value instanceof CharSequence text && list && separator != null
                ? text.toString().split(Pattern.quote(separator))
                : value;
        if (several instanceof Object[] values) {
            return each(Arrays.asList(values));
        }
        if (several instanceof Collection<?> values) {
            return each(values);
        }
        return list ? each(List.of(value)) : single(value);
    }

    private List<Object> each(Collection<?> values) {
        return values.stream()
                .<Object>map(value -> value instanceof String text && list ? text.strip() : value)
                .filter(value -> !Conversion.isEmpty(value))
                .map(this::single)
                .filter(value -> !Conversion.isEmpty(value))
                .toList();
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

    /** The value for the CRM. */
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

    /** The value for the CRM, with cleaned texts, of a field of the section {@code row}. */
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
