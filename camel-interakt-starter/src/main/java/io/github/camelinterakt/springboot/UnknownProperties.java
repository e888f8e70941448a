package io.github.camelinterakt.springboot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.camelinterakt.sandbox.SandboxSetting;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/** Refuses properties that look like the component's but that no option reads, which Spring Boot would ignore. */
final class UnknownProperties {

    private static final ConfigurationPropertyName COMPONENT = ConfigurationPropertyName.of("camel.component.interakt");
    private static final ConfigurationPropertyName STARTER = ConfigurationPropertyName.of("camel.interakt");
    private static final Set<String> OPTIONS = Arrays.stream(
                    BeanUtils.getPropertyDescriptors(InteraktComponentConfiguration.class))
            .map(option -> option.getName().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    private static final String SANDBOX = "io.github.camelinterakt.sandbox.SandboxSetting";

    private UnknownProperties() {}

    static void refuse(ConfigurableEnvironment environment) {
        // Without the values: a misspelt name may be that of a secret.
        String unknown = StreamSupport.stream(
                        ConfigurationPropertySources.from(environment.getPropertySources())
                                .spliterator(),
                        false)
                .flatMap(source -> in(source).stream())
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new InteraktConfigurationException(
                    "The Interakt component has no such property: " + unknown + ".",
                    "Correct the name, or remove the property.");
        }
    }

    private static List<String> in(ConfigurationPropertySource source) {
        return source instanceof IterableConfigurationPropertySource properties
                ? properties.stream()
                        .filter(UnknownProperties::isUnknown)
                        .map(name -> name + " ("
                                + properties.getConfigurationProperty(name).getOrigin() + ")")
                        .toList()
                : List.of();
    }

    private static boolean isUnknown(ConfigurationPropertyName name) {
        if (COMPONENT.isAncestorOf(name)) {
            return isNone(OPTIONS, name, COMPONENT.getNumberOfElements());
        }
        if (!STARTER.isAncestorOf(name)) {
            return false;
        }
        int part = STARTER.getNumberOfElements();
        return switch (name.getElement(part, Form.UNIFORM)) {
            case "sandbox" -> ClassUtils.isPresent(SANDBOX, null) && isNone(SandboxProperties.NAMES, name, part + 1);
            case "accounts" -> isNone(OPTIONS, name, part + 2);
            default -> true;
        };
    }

    /** Joins what follows, because an environment variable separates the words of an option as it separates elements. */
    private static boolean isNone(Set<String> options, ConfigurationPropertyName name, int start) {
        StringBuilder option = new StringBuilder();
        for (int i = start; i < name.getNumberOfElements(); i++) {
            option.append(name.getElement(i, Form.UNIFORM));
        }
        return !option.isEmpty()
                && !options.contains(option.toString())
                && !option.toString().startsWith("customizer");
    }

    /** Loaded only if the sandbox is on the class path. */
    private static final class SandboxProperties {

        static final Set<String> NAMES = Stream.concat(
                        Stream.of("enabled"),
                        Arrays.stream(SandboxSetting.values()).map(SandboxSetting::kebabCase))
                .map(name -> name.replace("-", ""))
                .collect(Collectors.toSet());
    }
}
