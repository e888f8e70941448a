package io.github.camelinterakt.examples.crmsync.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.SandboxClock;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.console.DevConsole;
import org.apache.camel.support.PluginHelper;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

/** Syncs both ways while people edit, then until both sides are the same, then for a minute in which nothing may be sent. */
@Component
@Profile("two-way")
class TwoWayDemo implements ApplicationRunner, ExitCodeGenerator {

    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration SILENCE = Duration.ofMinutes(1);
    /** The default of the feed's options lag and overlap. */
    private static final Duration LAG = Duration.ofSeconds(5);

    private final DemoProperties.TwoWay properties;
    private final JdbcTemplate jdbc;
    private final DevConsole figures;
    private final ProducerTemplate routes;
    private final Sandbox sandbox;
    private final SandboxClock clock;
    private final PrintStream console = System.out;
    private int exitCode;

    TwoWayDemo(
            DemoProperties properties,
            JdbcTemplate jdbc,
            CamelContext camel,
            ProducerTemplate routes,
            Sandbox sandbox,
            SandboxClock clock) {
        this.properties = properties.twoWay();
        this.jdbc = jdbc;
        this.figures = PluginHelper.getDevConsoleResolver(camel).resolveDevConsole("interakt");
        this.routes = routes;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        new ResourceDatabasePopulator(new ClassPathResource("demo/one-row-a-person.sql")).execute(jdbc.getDataSource());
        console.println("\nCRM sync, both ways, with a sandbox whose clock runs as fast as the sync can work\n");
        sync();
        console.printf("  %d contacts of the CRM are in Interakt%n", sandbox.contactCount());
        People people = new People(jdbc, sandbox, clock);
        edit(people);
        Instant lastEdit = clock.instant();
        pass(LAG.plus(STEP));
        while (!differences().isEmpty() && clock.instant().isBefore(lastEdit.plus(PATIENCE))) {
            pass(STEP);
        }
        Duration settled = Duration.between(lastEdit, clock.instant());
        int calls = calls();
        pass(SILENCE);
        report(people, settled, calls() - calls);
    }

    private void edit(People people) {
        long steps = properties.time().dividedBy(STEP);
        long edits = properties.editsAMinute() * properties.time().toSeconds() / 60;
        for (long step = 1; step <= steps; step++) {
            // The clock stands still: a row edited at the time of its last sync would count as sent.
            clock.advance(Duration.ofMillis(1));
            for (long edit = edits * (step - 1) / steps; edit < edits * step / steps; edit++) {
                people.edit();
            }
            for (long lead = people.leads; lead < properties.leads() * step / steps; lead++) {
                people.lead();
            }
            pass(STEP);
            if (step % 15 == 0) {
                console.printf(
                        "  %3d s   edits: CRM %3d, Interakt %3d   leads %2d   calls %4d   not the same %d%n",
                        step * STEP.toSeconds(),
                        people.editsInCrm,
                        people.editsInInterakt,
                        people.leads,
                        calls(),
                        differences().size());
            }
        }
    }

    /** Advances the clock in steps; after each it sends the CRM's rows, and waits until the feed has read up to its lag. */
    private void pass(Duration time) {
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(STEP)) {
            clock.advance(STEP);
            sync();
            Instant wanted = clock.instant().minus(LAG.multipliedBy(2));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (checkpoint().isBefore(wanted)) {
                if (System.nanoTime() - end > 0) {
                    throw new IllegalStateException("The feed stands at " + checkpoint());
                }
                LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            }
        }
    }

    private Instant checkpoint() {
        return Instant.parse(String.valueOf(figures("feed").get("checkpoint")));
    }

    /** What the component counts, as Camel's developer console shows it. */
    private Map<?, ?> figures(String group) {
        Map<?, ?> groups = (Map<?, ?>) figures.call(DevConsole.MediaType.JSON);
        return (Map<?, ?>) ((List<?>) groups.get(group)).get(0);
    }

    private void sync() {
        routes.sendBody("direct:crm-to-interakt", null);
    }

    private int calls() {
        return sandbox.wireMock()
                .findAll(postRequestedFor(urlPathEqualTo("/v1/public/track/users/")))
                .size();
    }

    /** Where the CRM's rows and the sandbox's contacts differ, one line each, without personal data. */
    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        Set<Object> phones = new HashSet<>();
        for (Map<String, Object> row :
                jdbc.queryForList("select c.*, interakt_phone(c.phone) as full_phone from contacts c"
                        + " join two_way_state s on s.contact_id = c.id where s.refused is null")) {
            phones.add(row.get("full_phone"));
            Map<String, Object> traits =
                    sandbox.contact((String) row.get("full_phone")).traits();
            Stream.of("email", "language", "notes")
                    .filter(field -> !Objects.equals(row.get(field), traits.get(field)))
                    .forEach(field -> differences.add("row " + row.get("id") + ": " + field));
        }
        sandbox.contacts().stream()
                .filter(contact -> !phones.contains(contact.phone().full()))
                .forEach(contact -> differences.add("a contact of Interakt without a row"));
        return differences;
    }

    private void report(People people, Duration settled, int callsInSilence) {
        Map<?, ?> memory = figures("memory");
        List<String> differences = differences();
        long calls = calls();
        int leadRows =
                jdbc.queryForObject("select count(*) from contacts where first_name like 'Lead %'", Integer.class);
        console.printf(
                """

                Summary, after %d s of the sandbox's time
                  edited by people   %d rows of the CRM, %d contacts of Interakt
                  new leads          %d, of which %d have a row
                  trackUser          %d calls, %s saved because nothing had changed
                  own echoes         %s dropped
                  the same           %d s after the last edit, of which the feed's lag is %d

                """,
                properties.time().toSeconds(),
                people.editsInCrm,
                people.editsInInterakt,
                people.leads,
                leadRows,
                calls,
                memory.get("savedCalls"),
                memory.get("echoes"),
                settled.toSeconds(),
                LAG.toSeconds());
        if (differences.isEmpty()
                && callsInSilence == 0
                && memory.get("calls").equals(calls)
                && leadRows == people.leads) {
            console.println("The sandbox confirms: it had " + calls
                    + " calls, none of them in the minute after that, and its " + sandbox.contactCount()
                    + " contacts are what the CRM's rows say.");
        } else {
            console.println("The sandbox DISAGREES: it had " + calls + " calls, " + callsInSilence
                    + " in the minute after the last edit had arrived, and these are not the same: " + differences);
            exitCode = 1;
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
