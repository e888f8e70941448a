package io.github.camelinterakt.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.InteraktComponent;

/** A component option, as the catalog that the component's jar carries describes it. */
record CatalogOption(String name, JsonNode description) {

    private static final Map<String, Class<?>> TYPES =
            Map.of("boolean", Boolean.class, "int", Integer.class, "long", Long.class, "double", Double.class);

    static List<CatalogOption> all() {
        JsonNode catalog = json("/META-INF/io/github/camelinterakt/interakt.json");
        return catalog.get("componentProperties").properties().stream()
                .map(option -> new CatalogOption(option.getKey(), option.getValue()))
                .toList();
    }

    static JsonNode json(String resource) {
        try (InputStream content = InteraktComponent.class.getResourceAsStream(resource)) {
            return new JsonMapper().readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The property, in Spring Boot's spelling. */
    String property() {
        return "camel.component.interakt." + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    boolean isDuration() {
        return "duration".equals(description.get("type").asText());
    }

    /** The type that the option's Spring property must have: nullable, so that what is not set stays the component's. */
    Class<?> propertyType() throws ClassNotFoundException {
        String javaType = description.get("javaType").asText();
        if (isDuration()) {
            return Duration.class;
        }
        Class<?> wrapper = TYPES.get(javaType);
        return wrapper != null ? wrapper : Class.forName(javaType.replaceAll("<.*", ""));
    }

    /** The type's name in source, with its type parameters, which must be of java.lang. */
    String typeName() throws ClassNotFoundException {
        String javaType = description.get("javaType").asText();
        int parameters = javaType.indexOf('<');
        return propertyType().getSimpleName()
                + (parameters < 0 ? "" : javaType.substring(parameters).replace("java.lang.", ""));
    }

    @Override
    public String toString() {
        return name;
    }
}
