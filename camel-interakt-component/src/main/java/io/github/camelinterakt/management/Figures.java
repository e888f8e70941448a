package io.github.camelinterakt.management;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
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
import io.github.camelinterakt.context.Figure;
import org.apache.camel.api.management.ManagedOperation;

/**
 * The figures of one thing, such as an account's quota: a record whose components have a {@link Figure} each. {@link ShownFigures}
 * shows them in JMX ({@code UsedPermits}), the developer console ({@code usedPermits}) and Micrometer
 * ({@code camel.interakt.<group>.used.permits}).
 */
public final class Figures implements DynamicMBean {

    final String group;
    final String idName;
    final String id;
    final Map<String, Waits> timers = new HashMap<>();
    private final Supplier<? extends Record> source;
    private final Map<String, RecordComponent> components = new LinkedHashMap<>();
    private final Map<String, Consumer<Object>> setters = new HashMap<>();
    private Object operations = this;

    /** What tells how long calls of each priority waited, in nanoseconds. */
    record Waits(String description, Consumer<ObjLongConsumer<Priority>> source) {}

    /**
     * Figures of one thing.
     *
     * @param group what kind of thing it is, such as {@code quota}
     * @param idName what tells things of this kind apart, such as {@code account}
     * @param id the thing's value of that
     */
    public <R extends Record> Figures(String group, String idName, String id, Class<R> type, Supplier<R> source) {
        this.group = group;
        this.idName = idName;
        this.id = id;
        this.source = source;
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(component.getName(), component);
        }
    }

    /** Lets JMX set a figure. */
    public Figures settable(String name, Consumer<Object> setter) {
        setters.put(name, setter);
        return this;
    }

    /** Adds operations to JMX: the target's public methods with {@link ManagedOperation}. */
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
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(idName, id);
        Record record = source.get();
        components.forEach((name, component) -> values.put(name, value(record, component)));
        return values;
    }

    /** Those that are numbers, or moments: in Micrometer these are seconds since 1970. */
    List<RecordComponent> numbers() {
        return components.values().stream()
                .filter(component -> component.getType() == Instant.class
                        || isShownAsItIs(component.getType()) && component.getType() != boolean.class)
                .toList();
    }

    double number(RecordComponent component) {
        Object value = read(source.get(), component);
        if (value == null) {
            return Double.NaN;
        }
        return value instanceof Instant moment ? moment.getEpochSecond() : ((Number) value).doubleValue();
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The figure " + component.getName() + " cannot be read", e);
        }
    }

    private static Object value(Record record, RecordComponent component) {
        Object value = read(record, component);
        return value == null || isShownAsItIs(component.getType()) ? value : value.toString();
    }

    private static boolean isShownAsItIs(Class<?> type) {
        return type.isPrimitive();
    }

    private static String jmxName(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String description(RecordComponent component) {
        return component.getAccessor().getAnnotation(Figure.class).value();
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        for (Map.Entry<String, Object> each : values().entrySet()) {
            if (jmxName(each.getKey()).equals(attribute)) {
                return each.getValue();
            }
        }
        throw new AttributeNotFoundException(attribute);
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        for (Map.Entry<String, Consumer<Object>> each : setters.entrySet()) {
            if (jmxName(each.getKey()).equals(attribute.getName())) {
                each.getValue().accept(attribute.getValue());
                return;
            }
        }
        throw new AttributeNotFoundException(attribute.getName());
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        AttributeList list = new AttributeList();
        List<String> wanted = Arrays.asList(attributes);
        values().forEach((name, value) -> {
            if (wanted.contains(jmxName(name))) {
                list.add(new Attribute(jmxName(name), value));
            }
        });
        return list;
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        for (Attribute attribute : attributes.asList()) {
            try {
                setAttribute(attribute);
            } catch (AttributeNotFoundException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return attributes;
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature)
            throws MBeanException, ReflectionException {
        // Clients may write no parameters as null.
        String[] types = signature == null ? new String[0] : signature;
        for (Method method : operations.getClass().getMethods()) {
            if (method.isAnnotationPresent(ManagedOperation.class)
                    && method.getName().equals(action)
                    && Arrays.equals(
                            Arrays.stream(method.getParameterTypes())
                                    .map(Class::getName)
                                    .toArray(),
                            types)) {
                try {
                    return method.invoke(operations, parameters);
                } catch (InvocationTargetException e) {
                    throw new MBeanException(e);
                } catch (IllegalAccessException e) {
                    throw new ReflectionException(e);
                }
            }
        }
        throw new ReflectionException(new NoSuchMethodException(action));
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        List<MBeanAttributeInfo> attributes = new java.util.ArrayList<>();
        attributes.add(
                new MBeanAttributeInfo(jmxName(idName), "java.lang.String", "The " + idName, true, false, false));
        components.forEach((name, component) -> attributes.add(new MBeanAttributeInfo(
                jmxName(name),
                isShownAsItIs(component.getType()) ? component.getType().getName() : "java.lang.String",
                description(component),
                true,
                setters.containsKey(name),
                false)));
        MBeanOperationInfo[] invocable = Arrays.stream(operations.getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(ManagedOperation.class))
                .map(method -> new MBeanOperationInfo(
                        method.getAnnotation(ManagedOperation.class).description(), method))
                .toArray(MBeanOperationInfo[]::new);
        return new MBeanInfo(
                getClass().getName(),
                "Figures of camel-interakt: " + group,
                attributes.toArray(MBeanAttributeInfo[]::new),
                null,
                invocable,
                null);
    }
}
