package io.github.camelinterakt.docs.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.InteraktOption;

/** The tables of options and headers, made from the component's own catalog JSON. */
final class CatalogTables {

    private static final String CATALOG =
            "camel-interakt-component/src/generated/resources/META-INF/io/github/camelinterakt/interakt.json";

    /** The catalog's groups in the order in which a reader needs them, and their titles. */
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("common", "Common"),
            Map.entry("producer", "Operation and content"),
            Map.entry("paging", "Lists"),
            Map.entry("sms", "SMS fallback"),
            Map.entry("mapping", "Mapping"),
            Map.entry("preflight", "Preflight"),
            Map.entry("quota", "Quota and retries"),
            Map.entry("webhook", "Webhook"),
            Map.entry("inbox", "Webhook: the durable inbox"),
            Map.entry("feed", "Feeds"),
            Map.entry("scheduler", "Feeds: Camel's scheduler"),
            Map.entry("consumer", "Camel's own of consumers"),
            Map.entry("security", "Security"),
            Map.entry("proxy", "Proxy"),
            Map.entry("advanced", "Connection and threads"));

    private static final List<String> ORDER = List.of(
            "common",
            "producer",
            "sms",
            "mapping",
            "preflight",
            "paging",
            "quota",
            "webhook",
            "inbox",
            "feed",
            "scheduler",
            "consumer",
            "security",
            "proxy",
            "advanced");

    private final JsonNode catalog;

    /** Reads the catalog where the component's build writes it, which is newer than a jar may be. */
    CatalogTables() {
        try {
            catalog = new JsonMapper().readTree(Page.ROOT.resolve(CATALOG).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String endpointOptions() {
        Map<String, List<String>> rows = new TreeMap<>();
        catalog.path("properties").properties().forEach(option -> rows.computeIfAbsent(
                        option.getValue().path("group").asText().replaceFirst("[ (].*", ""), group -> new ArrayList<>())
                .add(row(option.getKey(), option.getValue(), operations(option.getKey()))));
        if (!ORDER.containsAll(rows.keySet())) {
            throw new IllegalStateException("The catalog has a group that no title is known for: " + rows.keySet());
        }
        return ORDER.stream()
                        .filter(rows::containsKey)
                        .map(group -> "\n### " + TITLES.get(group) + "\n\n"
                                + "| option | operations | type, values | default | meaning |\n"
                                + "| --- | --- | --- | --- | --- |\n"
                                + String.join("", rows.get(group)))
                        .collect(Collectors.joining())
                + "\n";
    }

    String componentOptions() {
        String defaults = catalog.path("componentProperties").properties().stream()
                .map(Map.Entry::getKey)
                .filter(catalog.path("properties")::has)
                .map(CatalogTables::code)
                .collect(Collectors.joining(", "));
        StringBuilder table = new StringBuilder(
                "\nDefaults of all its endpoints: " + defaults
                        + ".\n\nOf the component alone:\n\n| option | type, values | default | meaning |\n| --- | --- | --- | --- |\n");
        catalog.path("componentProperties").properties().forEach(option -> {
            if (!catalog.path("properties").has(option.getKey())) {
                table.append(row(option.getKey(), option.getValue(), null));
            }
        });
        return table.append('\n').toString();
    }

    String headers() {
        StringBuilder table = new StringBuilder(
                "\n| header | operations | type, values | meaning | constant |\n| --- | --- | --- | --- | --- |\n");
        catalog.path("headers").properties().forEach(header -> {
            JsonNode meta = header.getValue();
            String operations =
                    meta.path("label").asText().replace("producer", "").strip();
            String constant = meta.path("constantName").asText();
            table.append(line(
                    code(header.getKey()),
                    operations.isEmpty() ? "all" : operations.replace(" ", ", "),
                    type(meta),
                    meta.path("description").asText(),
                    code(constant.substring(constant.indexOf('#') + 1))));
        });
        return table.append('\n').toString();
    }

    private static String row(String name, JsonNode meta, String operations) {
        String standard = meta.path("defaultValue").asText();
        String description = (meta.path("required").asBoolean() ? "**Required.** " : "")
                + (meta.path("secret").asBoolean() ? "**Secret.** " : "")
                + meta.path("description").asText();
        String defaultValue = standard.isEmpty() ? "" : code(standard);
        return operations == null
                ? line(code(name), type(meta), defaultValue, description)
                : line(code(name), operations, type(meta), defaultValue, description);
    }

    private static String type(JsonNode meta) {
        JsonNode values = meta.path("enum");
        if (values.isArray()) {
            return StreamSupport.stream(values.spliterator(), false)
                    .map(value -> code(value.asText()))
                    .collect(Collectors.joining(", "));
        }
        String type = meta.path("javaType").asText();
        return code(type.replaceAll("[a-z0-9]+\\.(?=[a-zA-Z])", ""));
    }

    private static String operations(String option) {
        return Arrays.stream(InteraktOption.values())
                .filter(candidate -> option.equals(candidate.option()))
                .findFirst()
                .map(InteraktOption::operations)
                .orElse(option.equals("operation") ? "all operations" : "all producers");
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String line(String... cells) {
        return "| " + Arrays.stream(cells).map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | "))
                + " |\n";
    }
}
