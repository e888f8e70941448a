package io.github.camelinterakt.internal.inbox;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.inbox.Nodes.done;
import static io.github.camelinterakt.internal.inbox.Nodes.event;
import static io.github.camelinterakt.internal.inbox.Nodes.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/** What JMX, the developer console and Micrometer show of an inbox with a parked event, and what can be done there. */
class ObservationTest {

    private final HikariDataSource pool = Databases.pool(Databases.h2());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private Inbox inbox;

    @BeforeEach
    void parkOne() throws Exception {
        context.getRegistry().bind("meters", meters);
        context.start();
        Inbox.Settings settings = new Inbox.Settings(pool, "interakt_inbox", 8, 1, Duration.ofDays(7));
        Nodes.Handler breaking = (event, attempt) -> broken.contains(event.key) ? failed("broken") : done();
        inbox = new Inbox(context, settings, breaking.blocking(), new Nodes.Options().timing());
        inbox.start();
        broken.add("poison");
        inbox.store(event("poison"));
        await().until(() -> inbox.figures().parked() == 1);
    }

    @AfterEach
    void stop() {
        inbox.stop();
        context.stop();
        pool.close();
    }

    @Test
    void jmxShowsTheFiguresAndReplays() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = managedName(server).get(0);

        assertThat(server.getAttribute(name, "Parked")).isEqualTo(1L);
        assertThat(server.getAttribute(name, "Depth")).isEqualTo(0L);
        assertThat(server.getAttribute(name, "InFlight")).isEqualTo(0L);
        assertThat(server.getAttribute(name, "OldestAgeSeconds")).isEqualTo(0L);
        assertThat(server.getAttribute(name, "Table")).isEqualTo("interakt_inbox");
        assertThat(server.getAttribute(name, "AsOf")).asString().endsWith("Z");
        assertThat(invoke(server, name, "parked", 10))
                .asString()
                .contains("1 poison java.lang.IllegalStateException: broken");

        broken.clear();
        assertThat(invoke(server, name, "replay", "unknown")).isEqualTo(false);
        assertThat(invoke(server, name, "replay", "poison")).isEqualTo(true);
        await().until(() -> inbox.parked(1).isEmpty());
        assertThat(invoke(server, name, "replayParked")).isEqualTo(0);
        assertThat(invoke(server, name, "replayBetween", "2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"))
                .isEqualTo(0);
        assertThat(invoke(server, name, "discard", "poison")).isEqualTo(false);

        broken.add("poison");
        // Not before it is done.
        await().until(() -> invoke(server, name, "replay", "poison").equals(true));
        await().until(() -> inbox.parked(1).size() == 1);
        assertThat(invoke(server, name, "discard", "poison")).isEqualTo(true);
        assertThat(inbox.parked(1)).isEmpty();

        inbox.stop();
        assertThat(managedName(server)).isEmpty();
    }

    @Test
    void jmxNamesTheParametersOfItsOperations() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Map<String, List<String>> operations = Arrays.stream(
                        server.getMBeanInfo(managedName(server).get(0)).getOperations())
                .collect(Collectors.toMap(
                        MBeanOperationInfo::getName, operation -> Arrays.stream(operation.getSignature())
                                .map(MBeanParameterInfo::getName)
                                .toList()));
        assertThat(operations)
                .containsEntry("parked", List.of("limit"))
                .containsEntry("replay", List.of("key"))
                .containsEntry("replayBetween", List.of("from", "to"))
                .containsEntry("replayParked", List.of())
                .containsEntry("discard", List.of("key"));
    }

    @Test
    void javaCodeReplaysByJmx() throws Exception {
        broken.clear();
        Instant monday = Instant.now().minus(1, ChronoUnit.DAYS);
        Instant tuesday = Instant.now().plus(1, ChronoUnit.DAYS);
        // tag::replay[]
        MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
        ObjectName inbox = new ObjectName("org.apache.camel:context=" + context.getManagementName()
                + ",type=services,name=\"InteraktInbox(interakt_inbox)\"");
        Object oldest = jmx.invoke(inbox, "parked", new Object[] {20}, new String[] {"int"});
        Object replayed = jmx.invoke(inbox, "replayParked", null, null);

        Object[] period = {monday.toString(), tuesday.toString()}; // in UTC, such as 2026-01-31T10:00:00Z
        String[] types = {"java.lang.String", "java.lang.String"};
        jmx.invoke(inbox, "replayBetween", period, types); // all that was stored in between, parked or done
        // end::replay[]

        assertThat(oldest).asString().contains("poison");
        assertThat(replayed).isEqualTo(1);
        await().until(() -> this.inbox.parked(1).isEmpty());
    }

    @Test
    void theDeveloperConsoleShowsTheFigures() {
        DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("interakt");

        JsonObject root = (JsonObject) console.call(MediaType.JSON, Map.of());
        JsonObject shown = (JsonObject) ((JsonArray) root.get("inbox")).get(0);
        assertThat(shown)
                .containsEntry("table", "interakt_inbox")
                .containsEntry("parked", 1L)
                .containsEntry("depth", 0L);
        assertThat((String) console.call(MediaType.TEXT, Map.of())).contains("table: interakt_inbox", "parked: 1");
    }

    @Test
    void aBadTimeIsRefusedWithAnExample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inbox.replayBetween("yesterday", null))
                .withMessageContaining("2026-01-31T10:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inbox.replayBetween("2026-01-31T10:00:00Z", null))
                .withMessageContaining("2026-01-31T10:00:00Z");
    }

    @Test
    void micrometerHasGaugesWhileTheInboxRuns() {
        Gauge parked = meters.get("camel.interakt.inbox.parked")
                .tag("table", "interakt_inbox")
                .gauge();

        assertThat(parked.value()).isOne();
        assertThat(meters.get("camel.interakt.inbox.depth").gauge().value()).isZero();
        assertThat(meters.get("camel.interakt.inbox.in.flight").gauge().value()).isZero();
        assertThat(meters.get("camel.interakt.inbox.oldest.age.seconds").gauge().value())
                .isZero();

        inbox.stop();
        assertThat(meters.getMeters()).isEmpty();
    }

    private List<ObjectName> managedName(MBeanServer server) throws Exception {
        return List.copyOf(server.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName()
                        + ",type=services,name=\"InteraktInbox(interakt_inbox)\""),
                null));
    }

    private static Object invoke(MBeanServer server, ObjectName name, String operation, Object... arguments)
            throws Exception {
        String[] types = new String[arguments.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = arguments[i] instanceof Integer ? "int" : String.class.getName();
        }
        return server.invoke(name, operation, arguments, types);
    }
}
