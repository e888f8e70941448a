package io.github.camelinterakt.examples.crmsync.twoway;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.github.camelinterakt.examples.crmsync.CrmSyncProperties;
import io.github.camelinterakt.memory.ContactMemories;
import io.github.camelinterakt.memory.MemoryFigures;
import io.github.camelinterakt.sandbox.InteraktSandbox;
import io.github.camelinterakt.sandbox.VirtualClock;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

/**
 * Syncs both ways while people edit, then until both sides are the same, then on for a while, to see that there is nothing more
 * to be done.
 */
@Component
@Profile("two-way")
class TwoWaySync implements ApplicationRunner, ExitCodeGenerator {

    private static final int NOT_THE_SAME = 1;
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final String FEED = "interakt-to-crm";

    private final TwoWayProperties properties;
    private final JdbcTemplate jdbc;
    private final CamelContext camel;
    private final ProducerTemplate routes;
    private final InteraktSandbox sandbox;
    private final VirtualClock clock;
    private final People people;
    private final Comparison comparison;
    private final CrmRows rows;
    private final PrintStream console = System.out;
    private int exitCode;

    TwoWaySync(
            CrmSyncProperties crm,
            @Value("${camel.interakt.sandbox.enabled}") boolean isSandbox,
            TwoWayProperties properties,
            JdbcTemplate jdbc,
            CamelContext camel,
            ProducerTemplate routes,
            InteraktSandbox sandbox,
            VirtualClock clock,
            People people,
            Comparison comparison,
            CrmRows rows) {
        if (!crm.hasSampleData() || !isSandbox) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.profiles.active",
                    "two-way",
                    "The demonstration edits rows and contacts at random: it is for the sample CRM and the sandbox only."
                            + " Leave interakt.api-key, interakt.base-url and crm.jdbc-url out.");
        }
        this.properties = properties;
        this.jdbc = jdbc;
        this.camel = camel;
        this.routes = routes;
        this.sandbox = sandbox;
        this.clock = clock;
        this.people = people;
        this.comparison = comparison;
        this.rows = rows;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        new ResourceDatabasePopulator(
                        new ClassPathResource("sql/two-way-schema.sql"),
                        new ClassPathResource("sql/two-way-people.sql"))
                .execute(jdbc.getDataSource());
        console.println("\nCRM sync, both ways, with a sandbox whose clock runs as fast as the sync can work\n");
        sync();
        console.printf("  %d rows are in Interakt as %d contacts%n", count("two_way_state"), sandbox.contactCount());
        edit();
        Duration settled = settle();
        long calls = calls();
        passed(SILENCE);
        long more = calls() - calls;
        summary(settled, more);
    }

    /** People edit, and the sync goes on. */
    private void edit() throws Exception {
        Instant end = clock.instant().plus(properties.time());
        long steps = properties.time().dividedBy(STEP);
        long edits = properties.editsAMinute() * properties.time().toSeconds() / 60;
        for (long step = 1; step <= steps; step++) {
            for (long edit = edits * (step - 1) / steps; edit < edits * step / steps; edit++) {
                people.edit();
            }
            for (long lead = properties.leads() * (step - 1) / steps;
                    lead < properties.leads() * step / steps;
                    lead++) {
                people.lead();
            }
            passed(STEP);
            if (step % 15 == 0) {
                console.printf(
                        "  %3d s left   edits: CRM %3d, Interakt %3d   leads %2d   calls %4d   rows written %3d   not the same %d%n",
                        Duration.between(clock.instant(), end).toSeconds(),
                        people.editsInCrm(),
                        people.editsInInterakt(),
                        people.leads(),
                        calls(),
                        rows.changedRows() + rows.newRows(),
                        comparison.differences().size());
            }
        }
    }

    /** Nobody edits anymore; of the last edits the feed hears when its lag is over. */
    private Duration settle() throws Exception {
        Instant start = clock.instant();
        passed(FeedProgress.LAG.plus(STEP));
        while (!comparison.differences().isEmpty() && clock.instant().isBefore(start.plus(PATIENCE))) {
            passed(STEP);
        }
        return Duration.between(start, clock.instant());
    }

    /** Lets time pass, in steps; after each the CRM's rows are sent, and the feed has read up to its lag. */
    private void passed(Duration time) throws Exception {
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(STEP)) {
            clock.advance(STEP);
            sync();
            awaitFeed();
        }
    }

    private void sync() {
        routes.sendBody("direct:crm-to-interakt", null);
    }

    /** Every contact up to the feed's lag has been dealt with. */
    private void awaitFeed() throws Exception {
        FeedProgress.of(camel, FEED).await(clock.instant());
    }

    private long calls() {
        return sandbox.wireMock()
                .findAll(postRequestedFor(urlPathEqualTo("/v1/public/track/users/")))
                .size();
    }

    private long count(String table) {
        Long count = jdbc.queryForObject("select count(*) from " + table, Long.class);
        return count == null ? 0 : count;
    }

    private void summary(Duration settled, long callsInSilence) {
        MemoryFigures figures = ContactMemories.of(camel).all().get(0).figures();
        List<String> differences = comparison.differences();
        long calls = calls();
        console.printf(
                Locale.ROOT,
                "%nSummary, after %d s of the sandbox's time%n",
                properties.time().toSeconds());
        console.printf(
                "  edited by people   %d rows of the CRM, %d contacts of Interakt%n",
                people.editsInCrm(), people.editsInInterakt());
        console.printf("  new leads          %d, of which %d have a row%n", people.leads(), rows.newRows());
        console.printf("  rows written       %d by what others have changed in Interakt%n", rows.changedRows());
        console.printf(
                "  trackUser          %d calls, %d saved because nothing had changed%n",
                figures.calls(), figures.savedCalls());
        console.printf("  own echoes         %d dropped%n", figures.echoes());
        console.printf(
                "  the same           %d s after the last edit, of which the feed's lag is %d%n",
                settled.toSeconds(), FeedProgress.LAG.toSeconds());
        boolean agrees = differences.isEmpty()
                && callsInSilence == 0
                && calls == figures.calls()
                && rows.newRows() == people.leads();
        if (agrees) {
            console.println("\nThe sandbox confirms: it had " + calls
                    + " calls, none of them in the minute after that, and its " + sandbox.contactCount()
                    + " contacts are what the CRM's rows say.");
        } else {
            console.println("\nThe sandbox DISAGREES: it had " + calls + " calls, " + callsInSilence
                    + " in the minute after the last edit had arrived, and these are not the same: " + differences);
            exitCode = NOT_THE_SAME;
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
