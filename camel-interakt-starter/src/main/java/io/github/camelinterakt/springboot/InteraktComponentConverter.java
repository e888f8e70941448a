package io.github.camelinterakt.springboot;

import java.beans.PropertyDescriptor;
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.util.ClassUtils;

/**
 * Converts {@code #bean:name} and {@code #name} to the bean of that name, and {@code #class:name} to a new object whose properties
 * are the application's beans of their types, for options that are objects.
 */
final class InteraktComponentConverter implements GenericConverter {

    private static final String REFERENCE = "#";
    private static final String BEAN_REFERENCE = "#bean:";
    private static final String CLASS_REFERENCE = "#class:";

    private final ApplicationContext beans;

    InteraktComponentConverter(ApplicationContext beans) {
        this.beans = beans;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        Set<ConvertiblePair> pairs = new LinkedHashSet<>();
        for (PropertyDescriptor option : BeanUtils.getPropertyDescriptors(InteraktComponentConfiguration.class)) {
            if (isObject(option.getPropertyType())) {
                pairs.add(new ConvertiblePair(String.class, option.getPropertyType()));
            }
        }
        return pairs;
    }

    /** Whether an option of that type is an object rather than a value, which Spring Boot converts. */
    private static boolean isObject(Class<?> type) {
        return !ApplicationConversionService.getSharedInstance().canConvert(String.class, type);
    }

    @Override
    public Object convert(Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        if (source == null) {
            return null;
        }
        String reference = source.toString().strip();
        if (!reference.startsWith(REFERENCE)) {
            throw new IllegalArgumentException("The value must refer to a bean of type "
                    + targetType.getType().getName() + ", such as " + BEAN_REFERENCE + "myBean");
        }
        if (reference.startsWith(CLASS_REFERENCE)) {
            return create(reference.substring(CLASS_REFERENCE.length()));
        }
        String name = reference.startsWith(BEAN_REFERENCE)
                ? reference.substring(BEAN_REFERENCE.length())
                : reference.substring(REFERENCE.length());
        return beans.getBean(name, targetType.getType());
    }

    private Object create(String className) {
        try {
            Class<?> type = ClassUtils.forName(className, beans.getClassLoader());
            return beans.getAutowireCapableBeanFactory()
                    .autowire(type, AutowireCapableBeanFactory.AUTOWIRE_BY_TYPE, false);
        } catch (ClassNotFoundException | LinkageError | BeansException e) {
            // Without the exception itself, which Spring Boot would explain instead of the property.
            throw new IllegalArgumentException(className + " cannot be created: "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }
}
