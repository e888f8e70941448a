package io.github.camelinterakt.springboot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.sandbox.SandboxSetting;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The two files of the starter that repeat the component's options, because Spring Boot's completion reads them from source:
 * written from the catalog, so that nobody has to.
 */
final class ConfigurationSource {

    static final Path JAVA =
            Path.of("src/generated/java/io/github/camelinterakt/springboot/InteraktComponentConfiguration.java");
    static final Path DEFAULTS =
            Path.of("src/generated/resources/META-INF/additional-spring-configuration-metadata.json");

    private static final String HEAD = """
            /**
             * The component's options as Spring Boot properties: {@code camel.component.interakt.*}. Each is the component option of the
             * same name; what is not set here keeps the component's default. Has no {@code toString} of its own, because some are secret.
             */
            @ConfigurationProperties(prefix = "camel.component.interakt")
            public class InteraktComponentConfiguration extends ComponentConfigurationPropertiesCommon {
            """;

    private static final String ENABLED =
            "Whether to start a sandbox in this process and to send all requests to it; base-url is ignored then, and so is"
                    + " camel.component.interakt.api-key. Other accounts keep their keys, and have their own data. Needs the dependency"
                    + " io.github.camelinterakt:camel-interakt-sandbox.";

    private final List<CatalogOption> options;

    ConfigurationSource(List<CatalogOption> options) {
        this.options = options;
    }

    String java() throws ClassNotFoundException {
        Set<String> imports = new TreeSet<>(Set.of(
                "org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon",
                "org.springframework.boot.context.properties.ConfigurationProperties"));
        StringBuilder fields = new StringBuilder();
        StringBuilder accessors = new StringBuilder();
        for (CatalogOption option : options) {
            Class<?> type = option.propertyType();
            if (!"java.lang".equals(type.getPackageName())) {
                imports.add(type.getName());
            }
            String name = option.name();
            String method = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            fields.append("""

                        /** %s */
                        private %s %s;
                    """.formatted(option.description().get("description").asText(), option.typeName(), name));
            accessors.append("""

                        public %1$s get%2$s() {
                            return %3$s;
                        }

                        public void set%2$s(%1$s %3$s) {
                            this.%3$s = %3$s;
                        }
                    """.formatted(option.typeName(), method, name));
        }
        StringBuilder source = new StringBuilder("package io.github.camelinterakt.springboot;\n\n");
        imports.stream().filter(ConfigurationSource::isJdk).forEach(name -> source.append("import " + name + ";\n"));
        source.append("\n");
        imports.stream().filter(name -> !isJdk(name)).forEach(name -> source.append("import " + name + ";\n"));
        return source.append("\n")
                .append(HEAD)
                .append(fields)
                .append(accessors)
                .append("}\n")
                .toString();
    }

    private static boolean isJdk(String name) {
        return name.startsWith("java.") || name.startsWith("javax.");
    }

    /** The defaults, which the class cannot have: what is not set must stay null. */
    String defaults() throws IOException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode properties = document.putArray("properties");
        for (CatalogOption option : options) {
            JsonNode defaultValue = option.description().get("defaultValue");
            String type = option.description().path("javaType").asText();
            if (type.equals("javax.sql.DataSource")) {
                // Spring Boot's annotation processor leaves out properties of this type.
                properties
                        .addObject()
                        .put("name", option.property())
                        .put("type", type)
                        .put(
                                "description",
                                option.description().get("description").asText());
            } else if (defaultValue != null) {
                properties
                        .addObject()
                        .put("name", option.property())
                        .set(
                                "defaultValue",
                                option.isDuration() ? duration(defaultValue) : typed(option, defaultValue));
            }
        }
        inherited(properties, "enabled", "Whether Spring Boot configures the component.");
        inherited(properties, "customizer.enabled", "Whether these properties configure the component.");
        sandbox(properties, "enabled", Boolean.class, ENABLED).put("defaultValue", false);
        for (SandboxSetting setting : SandboxSetting.values()) {
            ObjectNode property = sandbox(properties, setting.kebabCase(), setting.type(), setting.description());
            String value = setting.defaultValue();
            if (setting.type() == Integer.class) {
                property.put("defaultValue", Integer.valueOf(value));
            } else if (setting.type() == Boolean.class) {
                property.put("defaultValue", Boolean.valueOf(value));
            } else if (!value.isEmpty() && !value.equals("never")) {
                property.put("defaultValue", value);
            }
        }
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withArrayIndenter(lines)
                .withObjectIndenter(lines)
                .withSeparators(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        return new JsonMapper().writer(printer).writeValueAsString(document) + "\n";
    }

    /** Camel's class has no texts. */
    private static void inherited(ArrayNode properties, String name, String description) {
        properties
                .addObject()
                .put("name", "camel.component.interakt." + name)
                .put("description", description)
                .put("defaultValue", true);
    }

    /** The sandbox's settings are no class of ours that the annotation processor could read. */
    private static ObjectNode sandbox(ArrayNode properties, String name, Class<?> type, String description) {
        return properties
                .addObject()
                .put("name", "camel.interakt.sandbox." + name)
                .put("type", type.getTypeName())
                .put("description", description);
    }

    /** In the notation of Spring Boot, such as 30s. */
    private static JsonNode duration(JsonNode millis) {
        Duration duration = Duration.ofMillis(millis.asLong());
        boolean seconds = duration.toMillisPart() == 0;
        return JsonNodeFactory.instance.textNode(seconds ? duration.toSeconds() + "s" : duration.toMillis() + "ms");
    }

    private static JsonNode typed(CatalogOption option, JsonNode value) {
        return switch (option.description().get("type").asText()) {
            case "boolean" -> JsonNodeFactory.instance.booleanNode(value.asBoolean());
            case "integer" -> JsonNodeFactory.instance.numberNode(value.asLong());
            case "number" -> JsonNodeFactory.instance.numberNode(value.asDouble());
            default -> JsonNodeFactory.instance.textNode(value.asText());
        };
    }

    void write() throws ClassNotFoundException, IOException {
        Files.writeString(JAVA, java(), UTF_8);
        Files.writeString(DEFAULTS, defaults(), UTF_8);
    }

    static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
