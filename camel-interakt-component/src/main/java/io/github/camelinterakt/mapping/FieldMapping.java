package io.github.camelinterakt.mapping;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How one value is found and converted: immutable, every method gives a changed copy. For example
 * {@code field("Email").convert(Conversion.TRIM, Conversion.LOWER).required()}.
 */
public final class FieldMapping implements Cloneable {

    List<String> fields = List.of();
    String join;
    Object constant;
    String simple;
    Set<Conversion> conversions = EnumSet.noneOf(Conversion.class);
    String format;
    ZoneId zone;
    String separator;
    Map<String, Object> values = Map.of();
    Object defaultValue;
    boolean required;
    EmptyPolicy empty;
    Direction direction;
    ConflictPolicy conflict;

    private FieldMapping() {}

    /**
     * The value of a record's field.
     *
     * @param name the field's name, or names joined by dots for fields of fields, such as {@code Account.Name}
     * @param others fields to take instead where those before are empty; back, only the first is written
     * @return a mapping of that field
     * @throws IllegalArgumentException if one is no name
     */
    public static FieldMapping field(String name, String... others) {
        FieldMapping mapping = new FieldMapping();
        String[] fields = new String[others.length + 1];
        fields[0] = name;
        System.arraycopy(others, 0, fields, 1, others.length);
        Arrays.stream(fields).forEach(FieldPath::of);
        mapping.fields = List.of(fields);
        return mapping;
    }

    /**
     * Always the same value.
     *
     * @param value a text, a number, a boolean or a list; it is converted as a field's value is
     * @return a mapping, to Interakt only
     */
    public static FieldMapping constant(Object value) {
        FieldMapping mapping = new FieldMapping();
        mapping.constant = value;
        return mapping;
    }

    /**
     * What a Camel {@code simple} expression gives. The body is the record; for rows it is the contact.
     *
     * @param expression the expression, such as <code>${body[FirstName]} ${body[LastName]}</code>
     * @return a mapping, to Interakt only
     */
    public static FieldMapping simple(String expression) {
        FieldMapping mapping = new FieldMapping();
        mapping.simple = expression;
        return mapping;
    }

    /**
     * Joins the values of all fields that are not empty, instead of taking the first; then it goes to Interakt only.
     *
     * @param text what comes between them, such as a space
     */
    public FieldMapping join(String text) {
        return with(copy -> copy.join = text);
    }

    /**
     * Converts the value. Whatever their order here, a list is taken apart first, then texts are cleaned, then the type is
     * given.
     *
     * @param conversions at most one of them a type ({@code TEXT}, {@code NUMBER}, {@code BOOLEAN}, {@code DATE},
     *     {@code DATE_TIME})
     */
    public FieldMapping convert(Conversion... conversions) {
        Set<Conversion> all = EnumSet.noneOf(Conversion.class);
        Collections.addAll(all, conversions);
        return with(copy -> copy.conversions = all);
    }

    /**
     * The CRM's format of dates.
     *
     * @param format a pattern of {@link java.time.format.DateTimeFormatter}, or {@code iso} (the default), {@code epochMillis},
     *     {@code epochSeconds} or {@code jdbc}
     */
    public FieldMapping format(String format) {
        return with(copy -> copy.format = format);
    }

    /** The zone of the CRM's times that do not say theirs; UTC by default. */
    public FieldMapping zone(ZoneId zone) {
        return with(copy -> copy.zone = zone);
    }

    /** What separates the elements of a list that the CRM has as text, such as {@code ;}. */
    public FieldMapping separator(String separator) {
        return with(copy -> copy.separator = separator);
    }

    /**
     * Other values for some of the CRM's; those that are not named stay. Back, the first of the CRM's values that has the value.
     *
     * @param values what Interakt gets, by the CRM's value as text
     */
    public FieldMapping values(Map<String, ?> values) {
        return with(copy -> copy.values = Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }

    /** What stands in for an empty or absent value, converted as the field's value would be. */
    public FieldMapping defaultValue(Object value) {
        return with(copy -> copy.defaultValue = value);
    }

    /** Refuses records that have no value, and contacts whose rows would have none. */
    public FieldMapping required() {
        return required(true);
    }

    /** Whether to refuse records that have no value. */
    public FieldMapping required(boolean required) {
        return with(copy -> copy.required = required);
    }

    /** What becomes of an empty value; the mapping's own policy by default. */
    public FieldMapping empty(EmptyPolicy empty) {
        return with(copy -> copy.empty = empty);
    }

    /** Which way it is mapped: both by default. Joined fields, constants and expressions can go to Interakt only. */
    public FieldMapping direction(Direction direction) {
        return with(copy -> copy.direction = direction);
    }

    /** Who wins where both sides have changed it; the mapping's own policy by default. */
    public FieldMapping conflict(ConflictPolicy conflict) {
        return with(copy -> copy.conflict = conflict);
    }

    private FieldMapping with(Consumer<FieldMapping> change) {
        try {
            FieldMapping copy = (FieldMapping) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether a row can get it back: not what is joined of several fields, nor what is no field. */
    boolean isReversible() {
        return !fields.isEmpty() && join == null;
    }

    Direction direction() {
        return direction != null ? direction : isReversible() ? Direction.both : Direction.toInterakt;
    }

    /** The same, with a type where it has none. */
    FieldMapping typed(Conversion type) {
        if (conversions.stream().anyMatch(Conversion::isType)) {
            return this;
        }
        Set<Conversion> all = EnumSet.copyOf(conversions);
        all.add(type);
        return with(copy -> copy.conversions = all);
    }

    /** What it is about, for errors. */
    String described() {
        if (!fields.isEmpty()) {
            return String.join(join == null ? " or " : " and ", fields);
        }
        return simple == null ? "a constant" : "an expression";
    }
}
