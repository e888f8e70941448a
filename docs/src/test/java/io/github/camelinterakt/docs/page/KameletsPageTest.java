package io.github.camelinterakt.docs.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The page lists every kamelet with its properties, as its file describes them. */
class KameletsPageTest {

    private static final Path KAMELETS = Page.ROOT.resolve("camel-interakt-kamelets/src/main/resources/kamelets");

    @Test
    void everyKameletIsListedWithItsProperties() throws Exception {
        StringBuilder list = new StringBuilder("\n");
        try (Stream<Path> files = Files.list(KAMELETS)) {
            for (Path file : files.sorted().toList()) {
                append(list, map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file))));
            }
        }
        Page page = Page.of("platforms/kamelets.md");
        page.check(page.lines(), page.with("kamelets", list.toString()).lines().toList());
    }

    private static void append(StringBuilder list, Map<String, Object> kamelet) {
        Map<String, Object> definition = map(map(kamelet.get("spec")).get("definition"));
        list.append("### ")
                .append(map(kamelet.get("metadata")).get("name"))
                .append("\n\n")
                .append(definition.get("description"))
                .append("\n\n| property | values | default | meaning |\n| --- | --- | --- | --- |\n");
        Object required = definition.getOrDefault("required", List.of());
        map(definition.get("properties")).forEach((name, value) -> {
            Map<String, Object> property = map(value);
            Object choices = property.get("enum");
            list.append("| `" + name + "` | "
                    + (choices instanceof List<?> all
                            ? all.stream().map(KameletsPageTest::code).collect(Collectors.joining(", "))
                            : "such as " + code(property.get("example")))
                    + " | " + (property.containsKey("default") ? code(property.get("default")) : "") + " | "
                    + (required instanceof List<?> names && names.contains(name) ? "**Required.** " : "")
                    + ("password".equals(property.get("format")) ? "**Secret.** " : "")
                    + property.get("description") + " |\n");
        });
        list.append('\n');
    }

    private static String code(Object value) {
        return "`" + String.valueOf(value).replace("|", "\\|") + "`";
    }

    @SuppressWarnings("unchecked") // the files are ours
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
