package io.github.camelinterakt.internal.management;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.internal.context.Figure;
import org.apache.camel.api.management.ManagedOperation;

/**
 * The figures of one thing, such as an account's quota: a record whose components have a {@link Figure} each.
 * {@link ShownFigures} shows them in JMX ({@code UsedPermits}), the developer console ({@code usedPermits}) and
 * Micrometer ({@code camel.interakt.<group>.used.permits}).
 */
public final class Figures implements DynamicMBean {

    final String group;
    final String idName;
    final String id;
    final Map<String, Waits> timers = new HashMap<>();
    private final List<RecordComponent> components;
    private final Supplier<? extends Record> source;
    private final Map<String, Consumer<Object>> setters = new HashMap<>();
    private Object operations = this;

    /** Reports how long calls of each priority waited, in nanoseconds. */
    record Waits(String description, Consumer<ObjLongConsumer<Priority>> source) {}

    /**
     * Figures of one thing.
     *
     * @param group the kind of thing, such as {@code quota}
     * @param idName the name of what tells things of this kind apart, such as {@code account}
     * @param id the value of that
     */
    public <R extends Record> Figures(String group, String idName, String id, Class<R> type, Supplier<R> source) {
        this.group = group;
        this.idName = idName;
        this.id = id;
        this.components = List.of(type.getRecordComponents());
        this.source = source;
    }

    /** Lets JMX set a figure. */
    public Figures settable(String name, Consumer<Object> setter) {
        setters.put(name, setter);
        return this;
    }

    /** Adds operations to JMX: the target's public methods with {@link ManagedOperation}, each of another name. */
    public Figures operations(Object target) {
        operations = target;
        return this;
    }

    /** Adds a timer to Micrometer. */
    public Figures timer(String name, String description, Consumer<ObjLongConsumer<Priority>> waits) {
        timers.put(name, new Waits(description, waits));
        return this;
    }

    /** All current figures by name, the id first. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(idName, id);
        Record figures = source.get();
        for (RecordComponent component : components) {
            Object value = read(figures, component);
            values.put(component.getName(), value == null || isNumber(component) ? value : value.toString());
        }
        return values;
    }

    /** Those that are numbers, or moments: in Micrometer these are seconds since 1970. */
    List<RecordComponent> meters() {
        return components.stream()
                .filter(component -> component.getType() == Instant.class
                        || isNumber(component) && component.getType() != boolean.class)
                .toList();
    }

    double number(RecordComponent component) {
        Object value = read(source.get(), component);
        if (value == null) {
            return Double.NaN;
        }
        return value instanceof Instant moment ? moment.getEpochSecond() : ((Number) value).doubleValue();
    }

    private static Object read(Record figures, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(figures);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The figure " + component.getName() + " cannot be read", e);
        }
    }

    private static boolean isNumber(RecordComponent component) {
        return component.getType().isPrimitive();
    }

    private static String attribute(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String name(String attribute) {
        return Character.toLowerCase(attribute.charAt(0)) + attribute.substring(1);
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        AttributeList found = getAttributes(new String[] {attribute});
        if (found.isEmpty()) {
            throw new AttributeNotFoundException(attribute);
        }
        return found.asList().get(0).getValue();
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        if (setAttributes(new AttributeList(List.of(attribute))).isEmpty()) {
            throw new AttributeNotFoundException(attribute.getName());
        }
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        Map<String, Object> values = values();
        return new AttributeList(Arrays.stream(attributes)
                .filter(attribute -> values.containsKey(name(attribute)))
                .map(attribute -> new Attribute(attribute, values.get(name(attribute))))
                .toList());
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        AttributeList known = new AttributeList(attributes.asList().stream()
                .filter(attribute -> setters.containsKey(name(attribute.getName())))
                .toList());
        known.asList()
                .forEach(attribute -> setters.get(name(attribute.getName())).accept(attribute.getValue()));
        return known;
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature)
            throws MBeanException, ReflectionException {
        try {
            return operations()
                    .filter(method -> method.getName().equals(action))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchMethodException(action))
                    .invoke(operations, parameters);
        } catch (InvocationTargetException e) {
            throw new MBeanException(e);
        } catch (ReflectiveOperationException e) {
            throw new ReflectionException(e);
        }
    }

    private Stream<Method> operations() {
        return Arrays.stream(operations.getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(ManagedOperation.class));
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        List<MBeanAttributeInfo> attributes = new ArrayList<>();
        attributes.add(attribute(idName, String.class, "The " + idName));
        for (RecordComponent component : components) {
            attributes.add(attribute(
                    component.getName(),
                    isNumber(component) ? component.getType() : String.class,
                    component.getAccessor().getAnnotation(Figure.class).value()));
        }
        MBeanOperationInfo[] invocable = operations()
                .map(method -> new MBeanOperationInfo(
                        method.getAnnotation(ManagedOperation.class).description(), method))
                .toArray(MBeanOperationInfo[]::new);
        MBeanAttributeInfo[] all = attributes.toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(getClass().getName(), "Figures of camel-interakt: " + group, all, null, invocable, null);
    }

    private MBeanAttributeInfo attribute(String name, Class<?> type, String description) {
        return new MBeanAttributeInfo(
                attribute(name), type.getName(), description, true, setters.containsKey(name), false);
    }
}
