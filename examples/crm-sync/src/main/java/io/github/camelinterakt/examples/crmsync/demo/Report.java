package io.github.camelinterakt.examples.crmsync.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.camelinterakt.examples.crmsync.CrmSync;
import io.github.camelinterakt.sandbox.Sandbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says what goes where, how far the run is, and what came of it; and compares that with what the sandbox has counted. */
@Component
@EnableScheduling
@Profile("!two-way")
@Order
class Report implements ApplicationRunner, ExitCodeGenerator {

    private static final int SANDBOX_DISAGREES = 1;

    private final DemoProperties properties;
    private final Environment environment;
    private final JdbcTemplate jdbc;
    private final CrmSync sync;
    private final Sandbox sandbox;
    private final PrintStream console = System.out;
    private Set<String> phonesBefore;
    private int eventsBefore;
    private int messagesBefore;
    /** By the database's clock. */
    private Timestamp start;

    private volatile boolean isRunning;
    private int exitCode;

    Report(
            DemoProperties properties,
            Environment environment,
            JdbcTemplate jdbc,
            CrmSync sync,
            ObjectProvider<Sandbox> sandbox) {
        this.properties = properties;
        this.environment = environment;
        this.jdbc = jdbc;
        this.sync = sync;
        this.sandbox = sandbox.getIfAvailable();
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(3)
    void introduce() {
        boolean isOwn = !environment.containsProperty("spring.datasource.url");
        int quota = properties.requestsPerMinute();
        console.printf(
                "%nCRM sync%n  from  %s%n  to    %s%n  pace  %d calls at once, %s%n%n",
                isOwn ? "a PostgreSQL that was started for this run" : "spring.datasource.url",
                sandbox == null
                        ? "the live Interakt"
                        : "the sandbox at " + sandbox.baseUrl()
                                + ": an Interakt in this process; nothing leaves the machine",
                properties.callsInFlight(),
                quota > 0 ? quota + " a minute" : sandbox == null ? "the Growth plan's quota" : "no quota");
        if (sandbox != null) {
            phonesBefore = phones();
            eventsBefore = sandbox.eventCount();
            messagesBefore = sandbox.messageCount();
            DemoProperties.Template template = properties.template();
            if (sandbox.templates().stream().noneMatch(one -> one.name().equals(template.name()))) {
                String category = template.category().toUpperCase(Locale.ROOT);
                sandbox.addTemplate(template.name(), template.language(), category, properties.templateText());
            }
        }
        start = jdbc.queryForObject("select now()", Timestamp.class);
        isRunning = true;
    }

    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.SECONDS)
    void showProgress() {
        if (isRunning) {
            print("demo/progress.sql", start);
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        showProgress();
        isRunning = false;
        console.println("\nSummary           done  refused  in doubt  to retry");
        print("demo/summary.sql", start);
        if (sync.stopReason() == null) {
            print("demo/opted-out.sql");
        }
        console.println("\nRefused, and recorded in table sync_refusals:");
        print("demo/refusals.sql");
        if (sync.stopReason() != null) {
            console.println("\nThe run was stopped: " + sync.stopReason());
            console.println("What is not done is left for the next run.");
        } else if (sandbox == null) {
            console.println("\nInterakt itself gives no counts to compare with; see its dashboard.");
        } else {
            compareWithSandbox();
        }
    }

    private void print(String sql, Object... arguments) {
        lines(sql, arguments).forEach(console::println);
    }

    private List<String> lines(String sql, Object... arguments) {
        try {
            String query = new ClassPathResource(sql).getContentAsString(StandardCharsets.UTF_8);
            return jdbc.queryForList(query, String.class, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long count(String kind, String state) {
        return jdbc.queryForObject(
                "select count(*) from sync_state where kind = ? and state = ? and changed_at >= ?",
                Long.class,
                kind,
                state,
                start);
    }

    private void compareWithSandbox() {
        int events = sandbox.eventCount() - eventsBefore;
        int messages = sandbox.messageCount() - messagesBefore;
        List<String> contradictions = new ArrayList<>();
        Set<String> expected = new HashSet<>(phonesBefore);
        expected.addAll(lines("demo/done-phones.sql", start));
        Set<String> actual = phones();
        int unexpected = actual.size() - expected.size();
        if (!actual.containsAll(expected) || unexpected > count("contact", "RETRY")) {
            contradictions.add("contacts: " + expected.size() + ", but the sandbox has " + actual.size());
        }
        compare(contradictions, "event", events);
        compare(contradictions, "message", messages);
        exitCode = contradictions.isEmpty() ? 0 : SANDBOX_DISAGREES;
        console.printf(
                "%nThe sandbox %s: it has %d contacts (rows with one number are one contact), %d events, %d messages.%n",
                contradictions.isEmpty() ? "confirms" : "DISAGREES", sandbox.contactCount(), events, messages);
        contradictions.forEach(contradiction -> console.println("  " + contradiction));
    }

    private void compare(List<String> contradictions, String kind, long counted) {
        long done = count(kind, "DONE");
        if (counted < done || counted > done + count(kind, "IN_DOUBT")) {
            contradictions.add(kind + "s: " + done + " done, but the sandbox has " + counted);
        }
    }

    private Set<String> phones() {
        return sandbox.contacts().stream()
                .filter(contact -> contact.phone() != null)
                .map(contact -> contact.phone().full())
                .collect(Collectors.toSet());
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
