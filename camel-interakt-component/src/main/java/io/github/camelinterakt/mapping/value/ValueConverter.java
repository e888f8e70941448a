package io.github.camelinterakt.mapping.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Converts the values of one field, in this order: a list is taken apart; then, of each element, texts are cleaned, {@code
 * values} looked up, and the type is given. Back, the type and {@code values} are undone, and the list is put together.
 */
public final class ValueConverter {

    private final List<UnaryOperator<String>> cleaning;
    private final ValueType type;
    private final boolean list;
    private final String separator;
    private final Map<String, Object> toInterakt;
    private final Map<String, String> toCrm = new LinkedHashMap<>();

    /**
     * A converter.
     *
     * @param cleaning what is done to texts on the way to Interakt, in this order
     * @param type the type; {@code null} if it stays as it is
     * @param list whether it is a list
     * @param separator what separates the elements of a list that is a text; {@code null} if none is
     * @param values what Interakt gets, by the CRM's value as text
     */
    public ValueConverter(
            List<UnaryOperator<String>> cleaning,
            ValueType type,
            boolean list,
            String separator,
            Map<String, Object> values) {
        this.cleaning = List.copyOf(cleaning);
        this.type = type;
        this.list = list;
        this.separator = separator;
        this.toInterakt = values;
        values.forEach((crm, interakt) -> toCrm.putIfAbsent(Texts.text(interakt), crm));
    }

    /**
     * The value that Interakt gets; of a list, elements that are empty are left out.
     *
     * @throws IllegalArgumentException if it cannot be converted; the message says what it is not, without its content
     */
    public Object toInterakt(Object value) {
        if (value instanceof String && !list) {
            return single(value);
        }
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
        return type == null ? converted : type.toInterakt(converted);
    }

    private String cleaned(CharSequence text) {
        String cleaned = text.toString();
        for (UnaryOperator<String> step : cleaning) {
            cleaned = step.apply(cleaned);
        }
        return cleaned;
    }

    /**
     * The value that the CRM gets.
     *
     * @throws IllegalArgumentException if it cannot be converted; the message says what it is not, without its content
     */
    public Object toCrm(Object value) {
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
    public Object toRow(Object value) {
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
        return type == null ? value : type.toCrm(value);
    }
}
