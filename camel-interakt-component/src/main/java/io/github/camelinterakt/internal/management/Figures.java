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
import java.util.Objects;
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
import javax.management.MBeanParameterInfo;
import javax.management.ReflectionException;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.internal.context.Figure;
import org.apache.camel.Endpoint;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.util.StringHelper;

/**
 * The figures of one thing, such as an account's quota: a record whose components have a {@link Figure} each.
 * {@link ShownFigures} shows them in JMX ({@code UsedPermits}), the developer console ({@code usedPermits}) and
 * Micrometer ({@code camel.interakt.<group>.used.permits}). As a health check they report what a person has to solve, and are
 * part of neither liveness nor readiness: no restart mends it, and a pod that gets no requests any more could not recover.
 */
public final class Figures implements DynamicMBean, HealthCheck {

    final String group;
    final String id;
    /** What they are figures of: attributes in JMX, tags in Micrometer. */
    final Map<String, String> tags = new LinkedHashMap<>();

    final List<RecordComponent> components;
    /** Gets a listener for how long calls of each priority waited, in nanoseconds; null if nothing waits. */
    Consumer<ObjLongConsumer<Priority>> waits;
    /** Remove these figures from where they are shown. */
    final List<Runnable> removals = new ArrayList<>();

    /** What a person has to solve, or null; is null itself if there is no health check. */
    Supplier<String> problem;

    private boolean enabled = true;
    private final Supplier<? extends Record> source;
    private final Map<String, Consumer<Object>> setters = new HashMap<>();
    private Object operations = this;

    /** Figures of a group, such as {@code quota}, with the name and value of what tells one of it from another. */
    public <R extends Record> Figures(String group, String idName, String id, Class<R> type, Supplier<R> source) {
        this.group = group;
        this.id = id;
        tags.put(idName, id);
        this.components = List.of(type.getRecordComponents());
        this.source = source;
        components.forEach(component -> component.getAccessor().setAccessible(true));
    }

    /** Adds the name of the account that the endpoint uses. */
    public Figures account(Endpoint endpoint) {
        if (endpoint instanceof EndpointServiceLocation service) {
            tags.put("account", service.getServiceMetadata().get("account"));
        }
        return this;
    }

    /** Adds a health check, which is down while there is a problem for a person to solve; the supplier returns it, or null. */
    public Figures health(Supplier<String> source) {
        problem = source;
        return this;
    }

    @Override
    public String getGroup() {
        return "interakt";
    }

    @Override
    public String getId() {
        return "interakt-" + group + "-" + id;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this).detail(CHECK_GROUP, getGroup());
        Map<String, Object> figures = values();
        // Spring Boot 4 fails on a detail that is null.
        figures.values().removeIf(Objects::isNull);
        figures.forEach(result::detail);
        String current = problem.get();
        // As a detail too: Spring Boot shows no messages.
        return (current == null ? result.up() : result.down().message(current).detail("problem", current)).build();
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

    /** Adds a timer of how long calls waited to Micrometer. */
    public Figures waits(Consumer<ObjLongConsumer<Priority>> source) {
        waits = source;
        return this;
    }

    /** All current figures by name, what they are figures of first. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>(tags);
        Record figures = source.get();
        for (RecordComponent component : components) {
            Object value = read(figures, component);
            values.put(component.getName(), value instanceof Instant moment ? moment.toString() : value);
        }
        return values;
    }

    /** As Micrometer shows it: a moment in seconds since 1970. */
    double number(RecordComponent component) {
        Object value = read(source.get(), component);
        return value instanceof Instant moment
                ? moment.getEpochSecond()
                : value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static Object read(Record figures, RecordComponent component) {
        try {
            return component.getAccessor().invoke(figures);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The figure " + component.getName() + " cannot be read", e);
        }
    }

    /** The figure that JMX shows as that attribute. */
    private static String name(String attribute) {
        return Character.toLowerCase(attribute.charAt(0)) + attribute.substring(1);
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        return first(getAttributes(new String[] {attribute}), attribute).getValue();
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
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        first(setAttributes(new AttributeList(List.of(attribute))), attribute.getName());
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        AttributeList known = new AttributeList(attributes.asList());
        known.asList().removeIf(attribute -> !setters.containsKey(name(attribute.getName())));
        known.asList()
                .forEach(attribute -> setters.get(name(attribute.getName())).accept(attribute.getValue()));
        return known;
    }

    private static Attribute first(AttributeList attributes, String name) throws AttributeNotFoundException {
        return attributes.asList().stream().findFirst().orElseThrow(() -> new AttributeNotFoundException(name));
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
        Stream<MBeanAttributeInfo> of = tags.keySet().stream().map(tag -> attribute(tag, String.class, "The " + tag));
        Stream<MBeanAttributeInfo> figures = components.stream().map(component -> {
            Class<?> type = component.getType() == Instant.class ? String.class : component.getType();
            return attribute(component.getName(), type, figure(component).value());
        });
        return new MBeanInfo(
                getClass().getName(),
                "Figures of camel-interakt: " + group,
                Stream.concat(of, figures).toArray(MBeanAttributeInfo[]::new),
                null,
                operations().map(Figures::operation).toArray(MBeanOperationInfo[]::new),
                null);
    }

    private static MBeanOperationInfo operation(Method method) {
        return new MBeanOperationInfo(
                method.getName(),
                method.getAnnotation(ManagedOperation.class).description(),
                Arrays.stream(method.getParameters())
                        .map(each -> new MBeanParameterInfo(
                                each.getName(), each.getType().getName(), null))
                        .toArray(MBeanParameterInfo[]::new),
                method.getReturnType().getName(),
                MBeanOperationInfo.ACTION);
    }

    static Figure figure(RecordComponent component) {
        return component.getAccessor().getAnnotation(Figure.class);
    }

    private MBeanAttributeInfo attribute(String name, Class<?> type, String description) {
        String attribute = StringHelper.capitalize(name);
        return new MBeanAttributeInfo(attribute, type.getName(), description, true, setters.containsKey(name), false);
    }
}
