package io.github.camelinterakt.springboot;

import java.util.LinkedHashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.InteraktConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Turns {@code #bean:name} and {@code #name} into the bean of that name, for options that are objects. */
final class InteraktComponentConverter implements GenericConverter {

    private static final Set<Class<?>> OBJECT_OPTIONS =
            Set.of(InteraktConfiguration.class, ObjectMapper.class, SSLContextParameters.class);
    private static final String REFERENCE = "#";
    private static final String BEAN_REFERENCE = "#bean:";

    private final BeanFactory beans;

    InteraktComponentConverter(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        Set<ConvertiblePair> pairs = new LinkedHashSet<>();
        OBJECT_OPTIONS.forEach(type -> pairs.add(new ConvertiblePair(String.class, type)));
        return pairs;
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
        String name = reference.startsWith(BEAN_REFERENCE)
                ? reference.substring(BEAN_REFERENCE.length())
                : reference.substring(REFERENCE.length());
        return beans.getBean(name, targetType.getType());
    }
}
