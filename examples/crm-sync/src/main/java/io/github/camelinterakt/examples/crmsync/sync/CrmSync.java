package io.github.camelinterakt.examples.crmsync.sync;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.examples.crmsync.CrmSyncProperties;
import io.github.camelinterakt.sandbox.InteraktSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Runs the sync once: contacts, events, messages; shows how it goes, and at the end what came of it. */
@Component
@Profile("!two-way")
class CrmSync implements ApplicationRunner, ExitCodeGenerator {

    private static final int SANDBOX_DISAGREES = 1;
    private static final int STOPPED = 2;
    /** What sql/pending-messages.sql leaves out is dealt with in no other way. */
    private static final String OPTED_OUT = "select count(*) from deals d where exists"
            + " (select 1 from deal_stages st where st.deal_id = d.id and st.stage = 'WON') and not exists"
            + " (select 1 from sync_state s where s.kind = 'message' and s.record_key = d.id)";

    private final CrmSyncProperties properties;
    private final JdbcTemplate jdbc;
    private final CamelContext camel;
    private final ProducerTemplate routes;
    private final SyncJournal journal;
    private final Progress progress;
    private final SyncRun run;
    private final InteraktSandbox sandbox;
    private final PrintStream console = System.out;
    private int exitCode;

    CrmSync(
            CrmSyncProperties properties,
            JdbcTemplate jdbc,
            CamelContext camel,
            ProducerTemplate routes,
            SyncJournal journal,
            Progress progress,
            SyncRun run,
            ObjectProvider<InteraktSandbox> sandbox) {
        this.properties = properties;
        this.jdbc = jdbc;
        this.camel = camel;
        this.routes = routes;
        this.journal = journal;
        this.progress = progress;
        this.run = run;
        this.sandbox = sandbox.getIfAvailable();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        SandboxWitness witness = sandbox == null ? null : new SandboxWitness(sandbox, properties.template());
        Instant start = Instant.now();
        introduce();
        journal.settleInterrupted();
        for (Kind kind : Kind.values()) {
            if (!run.stopped()) {
                sync(kind);
            }
        }
        SyncSummary summary = new SyncSummary(console, jdbc, progress);
        summary.print(Duration.between(start, Instant.now()), run.stopped() ? 0 : count(OPTED_OUT));
        if (run.stopped()) {
            console.println("\nThe run was stopped: " + run.reason());
            console.println("What is not done is left for the next run.");
            exitCode = STOPPED;
        } else if (witness == null) {
            console.println("\nInterakt itself gives no counts to compare with; see its dashboard.");
        } else {
            List<String> contradictions = witness.contradictions(progress, jdbc, start);
            summary.printWitness(witness, contradictions);
            exitCode = contradictions.isEmpty() ? 0 : SANDBOX_DISAGREES;
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    private void introduce() {
        String target = sandbox != null
                ? "the sandbox at " + sandbox.baseUrl() + ": an Interakt in this process; nothing leaves the machine"
                : "the live Interakt at "
                        + camel.getComponent("interakt", InteraktComponent.class)
                                .getConfiguration()
                                .getBaseUrl();
        String source = properties.jdbcUrl() == null ? "a PostgreSQL that was started for this run" : "crm.jdbc-url";
        console.println("\nCRM sync");
        console.println("  from  " + source);
        console.println("  to    " + target);
        String quota = sandbox != null ? "no quota" : "the Growth plan's quota";
        console.println("  pace  " + properties.callsInFlight() + " calls at once, "
                + (properties.requestsPerMinute() > 0 ? properties.requestsPerMinute() + " a minute" : quota));
        console.println();
    }

    private void sync(Kind kind) {
        long total = count("select count(*) from (" + kind.pendingSql() + ") pending");
        Progress.Counts counts = progress.of(kind);
        long settled = counts.handled();
        Instant start = Instant.now();
        Supplier<String> line = () -> counts.line(kind, total + settled, Duration.between(start, Instant.now()));
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> lines = watch.scheduleAtFixedRate(new Watch(counts, line), 1, 1, TimeUnit.SECONDS);
        try {
            routes.sendBody("direct:" + kind.plural(), null);
        } finally {
            lines.cancel(false);
            watch.shutdown();
        }
        console.println(line.get());
    }

    private long count(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }

    /** Prints a line at every tick that brought something; while the quota is being waited for, now and then. */
    private final class Watch implements Runnable {

        private static final int QUIET_TICKS = 10;

        private final Progress.Counts counts;
        private final Supplier<String> line;
        private long shown = -1;
        private int quiet;

        Watch(Progress.Counts counts, Supplier<String> line) {
            this.counts = counts;
            this.line = line;
        }

        @Override
        public void run() {
            long handled = counts.handled();
            quiet = handled == shown ? quiet + 1 : 0;
            if (quiet % QUIET_TICKS == 0) {
                console.println(line.get());
            }
            shown = handled;
        }
    }
}
