package io.github.camelinterakt.internal.webhook;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.DocumentedTable;
import io.github.camelinterakt.event.EventFixture;
import io.github.camelinterakt.internal.management.FiguresConsole;
import io.github.camelinterakt.sandbox.Sandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** Dashboard and alerts of the documentation use what a running application exports, and each alert fires in its state. */
class MonitoringTest {

    private static final Path FILES = Path.of("..", "docs", "monitoring");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(camel_interakt_\\w+)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern METRIC = Pattern.compile("(camel_interakt_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern COMPARISON = Pattern.compile("(.+?) (>=|>) (.+)");

    private final Sandbox sandbox = Sandbox.builder().start();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:monitoring", "sa", "");
    private WebhookServer server;

    @BeforeEach
    void startAnApplicationWithEverything() throws Exception {
        server = new WebhookServer()
                .options("apiKey=" + sandbox.apiKey() + "&baseUrl=" + sandbox.baseUrl()
                        + "&plan=ENTERPRISE&requestsPerMinute=1&webhookSecret=" + WebhookServer.SECRET)
                .route("", exchange -> {
                    if ("message_api_failed".equals(exchange.getMessage().getHeader("CamelInteraktEventType"))) {
                        throw new IllegalStateException("the route fails");
                    }
                });
        server.context().getRegistry().bind("meters", MeterRegistry.class, meters);
        server.context().getRegistry().bind("database", database);
        server.context().getRegistry().bind("memory", new MemoryStateRepository());
        server.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("interakt:webhook?path=/stored&ack=onStore&inbox=#database&maxAttempts=1&ackDeadline=50s")
                        .routeId("stored")
                        .throwException(new IllegalStateException("fails in all attempts"));
                from("interakt:users?checkpoint=#memory").routeId("feed").to("mock:contacts");
                from("direct:track").to("interakt:trackUser");
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        database.dispose();
        sandbox.close();
    }

    @Test
    void theDashboardAsksForMetricsAndLabelsThatAreExported() throws Exception {
        JsonNode dashboard = new ObjectMapper()
                .readTree(FILES.resolve("grafana-dashboard.json").toFile());
        Map<String, Set<String>> exported = exported();
        List<JsonNode> targets = dashboard.findValues("targets").stream()
                .flatMap(list ->
                        Stream.iterate(0, i -> i < list.size(), i -> i + 1).map(list::get))
                .toList();
        assertThat(targets).hasSizeGreaterThan(15);
        for (JsonNode target : targets) {
            String query = target.path("expr").asText();
            Set<String> labels = new TreeSet<>();
            Matcher legend = Pattern.compile("\\{\\{(\\w+)}}")
                    .matcher(target.path("legendFormat").asText());
            legend.results().forEach(match -> labels.add(match.group(1)));
            Pattern.compile("by \\(([^)]*)\\)")
                    .matcher(query)
                    .results()
                    .forEach(match -> labels.addAll(List.of(match.group(1).split(", ", -1))));
            assertExported(query, labels, exported);
        }
        String accounts = dashboard.findValue("templating").toString();
        assertExported(
                accounts.replaceAll(".*label_values\\(([^)]*), account\\).*", "$1"), Set.of("account"), exported);
    }

    @Test
    void anAlertFiresInItsStateAndNotBefore() throws Exception {
        Map<String, String> alerts = new LinkedHashMap<>();
        Map<String, Set<String>> exported = exported();
        for (Map<?, ?> rule : rules()) {
            String query = (String) rule.get("expr");
            alerts.put((String) rule.get("alert"), query);
            assertExported(query, labels(rule.toString()), exported);
        }
        Instant now = Instant.now();
        assertThat(alerts).hasSize(5).allSatisfy((name, query) -> assertThat(fires(query, now))
                .as(name)
                .isFalse());

        byte[] failing = EventFixture.named("message-api-failed").body();
        for (int i = 0; i < 3; i++) {
            assertThat(server.post(failing)).isEqualTo(500);
        }
        assertThat(fires(alerts.get("InteraktWebhookBudgetShrinks"), now)).isTrue();
        assertThat(fires(alerts.get("InteraktWebhookBudgetSpent"), now)).isFalse();
        for (int i = 0; i < 2; i++) {
            assertThat(server.post(failing)).isEqualTo(500);
        }
        assertThat(fires(alerts.get("InteraktWebhookBudgetSpent"), now)).isTrue();

        assertThat(fires(alerts.get("InteraktWebhookSilent"), now.plus(Duration.ofHours(5))))
                .isFalse();
        assertThat(fires(alerts.get("InteraktWebhookSilent"), now.plus(Duration.ofHours(7))))
                .isTrue();

        assertThat(WebhookServer.signed("/stored", failing).status(server.port()))
                .isEqualTo(200);
        Awaitility.await().untilAsserted(() -> assertThat(fires(alerts.get("InteraktInboxParked"), now))
                .isTrue());

        for (int i = 0; i < 3; i++) {
            var unused = server.context()
                    .createProducerTemplate()
                    .asyncRequestBody("direct:track", "{\"phoneNumber\":\"919999999999\"}");
        }
        Awaitility.await().untilAsserted(() -> assertThat(fires(alerts.get("InteraktQuotaSaturated"), now))
                .isTrue());
    }

    @Test
    void everyFigureIsShownOnceInEachPlaceAndDocumented() throws Exception {
        MBeanServer mbeans = ManagementFactory.getPlatformMBeanServer();
        Map<String, MBeanAttributeInfo[]> groups = new TreeMap<>();
        for (ObjectName name : mbeans.queryNames(
                new ObjectName("org.apache.camel:context=" + server.context().getName() + ",type=services,*"), null)) {
            Matcher figures = Pattern.compile("\"Interakt(\\w+)\\(.*").matcher(name.getKeyProperty("name"));
            if (figures.matches()) {
                groups.put(figures.group(1), mbeans.getMBeanInfo(name).getAttributes());
            }
        }
        assertThat(groups.keySet()).containsExactly("Feed", "Inbox", "Memory", "Quota", "Webhook");
        FiguresConsole console = new FiguresConsole();
        console.setCamelContext(server.context());
        Map<?, ?> shown = (Map<?, ?>) console.call(DevConsole.MediaType.JSON);
        Set<String> metrics = new TreeSet<>(exported().keySet());
        metrics.removeIf(metric -> metric.contains("_wait_seconds"));
        StringBuilder table = new StringBuilder("| JMX | Prometheus | what it is |\n| --- | --- | --- |\n");
        groups.forEach((group, attributes) -> {
            Map<?, ?> first = (Map<?, ?>) ((List<?>) shown.get(group.toLowerCase(Locale.ROOT))).get(0);
            assertThat(first.keySet().stream().map(Object::toString))
                    .as(group)
                    .containsExactlyInAnyOrderElementsOf(Stream.of(attributes)
                            .map(each -> Character.toLowerCase(each.getName().charAt(0))
                                    + each.getName().substring(1))
                            .toList());
            for (MBeanAttributeInfo attribute : attributes) {
                if (attribute
                        .getDescription()
                        .equals("The "
                                + Character.toLowerCase(attribute.getName().charAt(0))
                                + attribute.getName().substring(1))) {
                    continue;
                }
                String metric = "camel_interakt_" + group.toLowerCase(Locale.ROOT)
                        + attribute.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                String counter = metric + "_total";
                boolean isCounter = metrics.remove(counter);
                boolean isGauge = metrics.remove(metric);
                assertThat(isCounter && isGauge).as(metric).isFalse();
                assertThat(isCounter || isGauge)
                        .as(metric)
                        .isEqualTo(!attribute.getType().equals("boolean"));
                table.append("| %s `%s` | %s | %s |\n"
                        .formatted(
                                group,
                                attribute.getName(),
                                isCounter ? "`" + counter + "`" : isGauge ? "`" + metric + "`" : "",
                                attribute.getDescription()));
            }
        });
        assertThat(metrics).as("exported, and no figure").isEmpty();
        DocumentedTable.assertUpToDate("monitoring.md", "figures", table.toString(), MonitoringTest.class);
    }

    /** The metrics, with their labels. */
    private Map<String, Set<String>> exported() {
        Map<String, Set<String>> exported = new TreeMap<>();
        samples().forEach(sample -> {
            Set<String> labels = exported.computeIfAbsent(sample.group(1), metric -> new TreeSet<>());
            if (sample.group(2) != null) {
                Pattern.compile("(\\w+)=\"")
                        .matcher(sample.group(2))
                        .results()
                        .forEach(label -> labels.add(label.group(1)));
            }
        });
        return exported;
    }

    private List<MatchResult> samples() {
        return SAMPLE.matcher(meters.scrape()).results().toList();
    }

    private static void assertExported(String query, Set<String> labels, Map<String, Set<String>> exported) {
        List<MatchResult> metrics = METRIC.matcher(query).results().toList();
        assertThat(metrics).as(query).isNotEmpty();
        for (MatchResult metric : metrics) {
            Set<String> asked = new TreeSet<>(labels);
            if (metric.group(2) != null) {
                Pattern.compile("(\\w+)\\s*=")
                        .matcher(metric.group(2))
                        .results()
                        .forEach(label -> asked.add(label.group(1)));
            }
            assertThat(exported).as(query).containsKey(metric.group(1));
            assertThat(exported.get(metric.group(1))).as(query).containsAll(asked);
        }
    }

    private static List<Map<?, ?>> rules() throws Exception {
        Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(FILES.resolve("prometheus-alerts.yaml"), StandardCharsets.UTF_8));
        List<Map<?, ?>> rules = new ArrayList<>();
        for (Object group : (List<?>) file.get("groups")) {
            ((List<?>) ((Map<?, ?>) group).get("rules")).forEach(rule -> rules.add((Map<?, ?>) rule));
        }
        return rules;
    }

    private static Set<String> labels(String rule) {
        return Pattern.compile("\\$labels\\.(\\w+)")
                .matcher(rule)
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toSet());
    }

    /** Evaluates comparisons of metrics, of which the largest sample counts. */
    private boolean fires(String query, Instant now) {
        return Stream.of(query.split(" and ", -1)).allMatch(part -> {
            Matcher comparison = COMPARISON.matcher(part);
            assertThat(comparison.matches()).as(part).isTrue();
            double left = value(comparison.group(1), now);
            double right = value(comparison.group(3), now);
            return comparison.group(2).equals(">") ? left > right : left >= right;
        });
    }

    private double value(String term, Instant now) {
        if (term.contains(" / ")) {
            return value(term.substring(0, term.indexOf(" / ")), now)
                    / value(term.substring(term.indexOf(" / ") + 3), now);
        }
        if (term.contains(" - ")) {
            return value(term.substring(0, term.indexOf(" - ")), now)
                    - value(term.substring(term.indexOf(" - ") + 3), now);
        }
        if (term.equals("time()")) {
            return now.getEpochSecond();
        }
        return term.startsWith("camel_")
                ? samples().stream()
                        .filter(sample -> sample.group(1).equals(term))
                        .mapToDouble(sample -> Double.parseDouble(sample.group(3)))
                        .max()
                        .orElseThrow()
                : Double.parseDouble(term);
    }
}
