package io.github.camelinterakt.mapping;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one value is found and converted: immutable, every method gives a changed copy. For example
 * {@code field("Email").convert(Conversion.TRIM, Conversion.LOWER).required()}.
 */
public final class FieldMapping implements Cloneable {

    private List<String> fields = List.of();
    private String join;
    private Object constant;
    private String simple;
    private Set<Conversion> conversions = EnumSet.noneOf(Conversion.class);
    private String format;
    private ZoneId zone;
    private String separator;
    private Map<String, Object> values = Map.of();
    private Object defaultValue;
    private boolean required;
    private EmptyPolicy empty;
    private Direction direction;
    private ConflictPolicy conflict;
    private String place;

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
        FieldMapping copy = copy();
        copy.join = text;
        return copy;
    }

    /**
     * Converts the value. Whatever their order here, a list is taken apart first, then texts are cleaned, then the type is
     * given.
     *
     * @param conversions at most one of them a type ({@code TEXT}, {@code NUMBER}, {@code BOOLEAN}, {@code DATE},
     *     {@code DATE_TIME})
     */
    public FieldMapping convert(Conversion... conversions) {
        FieldMapping copy = copy();
        copy.conversions = EnumSet.noneOf(Conversion.class);
        Collections.addAll(copy.conversions, conversions);
        return copy;
    }

    /**
     * The CRM's format of dates.
     *
     * @param format a pattern of {@link java.time.format.DateTimeFormatter}, or {@code iso} (the default), {@code epochMillis},
     *     {@code epochSeconds} or {@code jdbc}
     */
    public FieldMapping format(String format) {
        FieldMapping copy = copy();
        copy.format = format;
        return copy;
    }

    /** The zone of the CRM's times that do not say theirs; UTC by default. */
    public FieldMapping zone(ZoneId zone) {
        FieldMapping copy = copy();
        copy.zone = zone;
        return copy;
    }

    /** What separates the elements of a list that the CRM has as text, such as {@code ;}. */
    public FieldMapping separator(String separator) {
        FieldMapping copy = copy();
        copy.separator = separator;
        return copy;
    }

    /**
     * Other values for some of the CRM's; those that are not named stay. Back, the first of the CRM's values that has the value.
     *
     * @param values what Interakt gets, by the CRM's value as text
     */
    public FieldMapping values(Map<String, ?> values) {
        FieldMapping copy = copy();
        copy.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        return copy;
    }

    /** What stands in for an empty or absent value, converted as the field's value would be. */
    public FieldMapping defaultValue(Object value) {
        FieldMapping copy = copy();
        copy.defaultValue = value;
        return copy;
    }

    /** Refuses records that have no value, and contacts whose rows would have none. */
    public FieldMapping required() {
        return required(true);
    }

    /** Whether to refuse records that have no value. */
    public FieldMapping required(boolean required) {
        FieldMapping copy = copy();
        copy.required = required;
        return copy;
    }

    /** What becomes of an empty value; the mapping's own policy by default. */
    public FieldMapping empty(EmptyPolicy empty) {
        FieldMapping copy = copy();
        copy.empty = empty;
        return copy;
    }

    /** Which way it is mapped: both by default. Joined fields, constants and expressions can go to Interakt only. */
    public FieldMapping direction(Direction direction) {
        FieldMapping copy = copy();
        copy.direction = direction;
        return copy;
    }

    /** Who wins where both sides have changed it; the mapping's own policy by default. */
    public FieldMapping conflict(ConflictPolicy conflict) {
        FieldMapping copy = copy();
        copy.conflict = conflict;
        return copy;
    }

    /** Where it is said, for errors: such as {@code crm.yaml:12}. */
    public FieldMapping place(String place) {
        FieldMapping copy = copy();
        copy.place = place;
        return copy;
    }

    private FieldMapping copy() {
        try {
            return (FieldMapping) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    List<String> fields() {
        return fields;
    }

    String join() {
        return join;
    }

    /** Whether a row can get it back: not what is put together of several, nor what is no field. */
    boolean isReversible() {
        return !fields.isEmpty() && join == null;
    }

    Object constant() {
        return constant;
    }

    String simple() {
        return simple;
    }

    Set<Conversion> conversions() {
        return conversions;
    }

    String format() {
        return format;
    }

    ZoneId zone() {
        return zone;
    }

    ZoneId zoneOrUtc() {
        return zone == null ? ZoneOffset.UTC : zone;
    }

    String separator() {
        return separator;
    }

    Map<String, Object> values() {
        return values;
    }

    Object defaultValue() {
        return defaultValue;
    }

    boolean isRequired() {
        return required;
    }

    EmptyPolicy emptyOr(EmptyPolicy other) {
        return empty == null ? other : empty;
    }

    ConflictPolicy conflict() {
        return conflict;
    }

    ConflictPolicy conflictOr(ConflictPolicy other) {
        return conflict == null ? other : conflict;
    }

    Direction direction() {
        if (direction != null) {
            return direction;
        }
        return isReversible() ? Direction.both : Direction.toInterakt;
    }

    String place() {
        return place;
    }

    /** The same, with a type where it has none. */
    FieldMapping typed(Conversion type) {
        if (conversions.stream().anyMatch(Conversion::isOfType)) {
            return this;
        }
        FieldMapping copy = copy();
        copy.conversions = EnumSet.copyOf(conversions);
        copy.conversions.add(type);
        return copy;
    }

    /** What it is about, for errors. */
    String described() {
        if (!fields.isEmpty()) {
            return String.join(join == null ? " or " : " and ", fields);
        }
        return simple == null ? "a constant" : "an expression";
    }
}
