package io.github.camelinterakt.docs.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.InteraktOption;

/** The tables of options and headers, made from the component's own catalog JSON. */
final class CatalogTables {

    private static final String CATALOG =
            "camel-interakt-component/src/generated/resources/META-INF/io/github/camelinterakt/interakt.json";

    /** The catalog's groups in the order in which a reader needs them. */
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

    /** One line per operation: its page, and the names of its own options. */
    String operations() {
        return "\n| operation | options of its own |\n| --- | --- |\n"
                + Arrays.stream(InteraktOperation.values())
                        .map(operation -> line(
                                "[`" + operation + "`](operations/" + operation + ".md)",
                                own(operation).map(CatalogTables::code).collect(Collectors.joining(", "))))
                        .collect(Collectors.joining())
                + "\n";
    }

    /** The options that are not an operation's own: of all that call the API, of producers, or of consumers. */
    String sharedOptions() {
        return optionTable(ORDER.stream().flatMap(this::inGroup).filter(this::isShared), true);
    }

    String options(InteraktOperation operation) {
        return optionTable(own(operation), false);
    }

    private Stream<String> own(InteraktOperation operation) {
        return ORDER.stream()
                .flatMap(this::inGroup)
                .filter(name -> !isShared(name) && entry(name).orElseThrow().isFor(operation));
    }

    private Stream<String> inGroup(String group) {
        return catalog.path("properties").properties().stream()
                .filter(option -> groupOf(option.getValue()).equals(group))
                .map(Map.Entry::getKey);
    }

    private boolean isShared(String name) {
        return operations(name).startsWith("all")
                || Set.of("scheduler", "consumer")
                                .contains(groupOf(catalog.path("properties").path(name)))
                        && !name.equals("echoes");
    }

    private String groupOf(JsonNode option) {
        String group = option.path("group").asText().replaceFirst("[ (].*", "");
        if (!ORDER.contains(group)) {
            throw new IllegalStateException("The catalog has a group that has no place on the page: " + group);
        }
        return group;
    }

    private String optionTable(Stream<String> names, boolean withOperations) {
        List<String> rows = names.map(name ->
                        row(name, catalog.path("properties").path(name), withOperations ? operations(name) : null))
                .toList();
        return rows.isEmpty()
                ? "\nIt has none of its own.\n\n"
                : "\n| option |" + (withOperations ? " operations |" : "") + " type, values | default | meaning |\n"
                        + (withOperations ? "| --- | --- | --- | --- | --- |\n" : "| --- | --- | --- | --- |\n")
                        + String.join("", rows) + "\n";
    }

    /** The headers that an operation reads, and those that it sets. */
    String headers(InteraktOperation operation) {
        List<String> read = new ArrayList<>();
        List<String> set = new ArrayList<>();
        catalog.path("headers").properties().forEach(header -> {
            JsonNode meta = header.getValue();
            boolean isRead = !operation.isConsumer()
                    && Arrays.stream(InteraktOption.values())
                            .anyMatch(option -> header.getKey().equals(option.header()) && option.isFor(operation));
            List<String> labels = List.of(meta.path("label").asText().split(" "));
            if (isRead
                    || labels.contains(operation.name())
                    || labels.equals(List.of("producer")) && !operation.isConsumer()) {
                (isRead ? read : set)
                        .add(line(
                                code(header.getKey()),
                                type(meta),
                                meta.path("description").asText()));
            }
        });
        return headerTable("Read from the message", read) + headerTable("Set on the message", set) + "\n";
    }

    private static String headerTable(String title, List<String> rows) {
        return rows.isEmpty()
                ? ""
                : "\n" + title + ":\n\n| header | type, values | meaning |\n| --- | --- | --- |\n"
                        + String.join("", rows);
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
                + meta.path("description").asText().replaceFirst(" For [a-zA-Z, ]+\\.$", "");
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
        return entry(option)
                .map(InteraktOption::operations)
                .orElse(option.equals("operation") ? "all operations" : "all producers");
    }

    private static Optional<InteraktOption> entry(String option) {
        return Arrays.stream(InteraktOption.values())
                .filter(candidate -> option.equals(candidate.option()))
                .findFirst();
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String line(String... cells) {
        return "| " + Arrays.stream(cells).map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | "))
                + " |\n";
    }
}
