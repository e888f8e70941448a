package io.github.camelinterakt.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Converts the values of one field, in this order: a list is taken apart; then, of each element, texts are cleaned, {@code
 * values} looked up, and the type is given. Back, the type and {@code values} are undone, and the list is put together.
 */
final class ValueConverter {

    private final Conversion type;
    private final Conversion[] ofText;
    private final boolean list;
    private final String separator;
    private final DateConverter dates;
    private final Map<String, Object> toInterakt;
    private final Map<String, String> toCrm = new LinkedHashMap<>();

    /**
     * Compiles a field's conversions.
     *
     * @throws IllegalArgumentException if they do not go together
     */
    ValueConverter(FieldMapping field) {
        Set<Conversion> conversions = field.conversions();
        List<Conversion> types =
                conversions.stream().filter(Conversion::isOfType).toList();
        if (types.size() > 1) {
            throw new IllegalArgumentException("convert has more than one type: "
                    + types.stream().map(Conversion::key).collect(Collectors.joining(", ")) + ". Keep one of them");
        }
        type = types.isEmpty() ? null : types.get(0);
        boolean dated = type == Conversion.DATE || type == Conversion.DATE_TIME;
        onlyWith(dated, field.format(), "format", "convert: date or dateTime");
        onlyWith(dated, field.zone(), "zone", "convert: date or dateTime");
        list = conversions.contains(Conversion.LIST);
        onlyWith(list, field.separator(), "separator", "convert: list");
        separator = field.separator();
        ofText = conversions.stream().filter(Conversion::isOfText).toArray(Conversion[]::new);
        dates = dated ? new DateConverter(type == Conversion.DATE_TIME, field.format(), field.zoneOrUtc()) : null;
        toInterakt = field.values();
        toInterakt.forEach((crm, interakt) -> toCrm.putIfAbsent(Texts.text(interakt), crm));
    }

    private static void onlyWith(boolean allowed, Object setting, String name, String conversion) {
        if (setting != null && !allowed) {
            throw new IllegalArgumentException(name + " is of no use without " + conversion);
        }
    }

    /**
     * The value that Interakt gets; of a list, elements that are empty are left out.
     *
     * @throws IllegalArgumentException if it cannot be converted; the message says what it is not, without its content
     */
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
        return each(separator != null && value instanceof CharSequence text ? split(text.toString()) : List.of(value));
    }

    private List<Object> each(Collection<?> values) {
        List<Object> converted = new ArrayList<>(values.size());
        for (Object value : values) {
            Object element = Texts.isEmpty(value) ? null : single(value);
            if (!Texts.isEmpty(element)) {
                converted.add(element);
            }
        }
        return converted;
    }

    private List<String> split(String text) {
        List<String> elements = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            elements.add(text.substring(from, at).strip());
            from = at + separator.length();
        }
        elements.add(text.substring(from).strip());
        return elements;
    }

    private Object single(Object value) {
        Object converted = value;
        if (value instanceof CharSequence text) {
            String cleaned = cleaned(text);
            if (cleaned.isEmpty()) {
                return null;
            }
            converted = cleaned;
        }
        if (!toInterakt.isEmpty()) {
            Object found = toInterakt.get(Texts.text(converted));
            converted = found == null ? converted : found;
        }
        if (type == null) {
            return converted;
        }
        return switch (type) {
            case TEXT -> Texts.text(converted);
            case NUMBER -> Texts.number(converted);
            case BOOLEAN -> Texts.bool(converted);
            default -> dates.toInterakt(converted);
        };
    }

    private String cleaned(CharSequence text) {
        String cleaned = text.toString();
        for (Conversion conversion : ofText) {
            cleaned = switch (conversion) {
                case TRIM -> cleaned.strip();
                case LOWER -> cleaned.toLowerCase(Locale.ROOT);
                case UPPER -> cleaned.toUpperCase(Locale.ROOT);
                default -> Texts.collapsed(cleaned);
            };
        }
        return cleaned;
    }

    /**
     * The value that the CRM gets.
     *
     * @throws IllegalArgumentException if it cannot be converted; the message says what it is not, without its content
     */
    Object toCrm(Object value) {
        if (!(value instanceof Collection<?> values)) {
            Object back = back(value);
            return list && separator == null ? List.of(back) : back;
        }
        List<Object> elements = new ArrayList<>(values.size());
        for (Object element : values) {
            if (!Texts.isEmpty(element)) {
                elements.add(back(element));
            }
        }
        return separator == null ? elements : elements.stream().map(Texts::text).collect(Collectors.joining(separator));
    }

    /**
     * The value that a row gets whose field is mapped on its own: as {@link #toCrm}, with texts cleaned as well.
     *
     * @throws IllegalArgumentException if it cannot be converted; the message says what it is not, without its content
     */
    Object toRow(Object value) {
        Object converted = toCrm(value);
        return converted instanceof CharSequence text ? cleaned(text) : converted;
    }

    private Object back(Object value) {
        if (!toCrm.isEmpty()) {
            String found = toCrm.get(Texts.text(value));
            if (found != null) {
                return found;
            }
        }
        if (type == null) {
            return value;
        }
        return switch (type) {
            case TEXT -> Texts.text(value);
            case NUMBER -> Texts.number(value);
            case BOOLEAN -> Texts.bool(value);
            default -> dates.toCrm(value);
        };
    }
}
