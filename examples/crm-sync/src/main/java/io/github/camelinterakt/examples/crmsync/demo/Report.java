package io.github.camelinterakt.examples.crmsync.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.examples.crmsync.CrmSync;
import io.github.camelinterakt.internal.phone.Phone;
import io.github.camelinterakt.sandbox.InteraktSandbox;
import io.github.camelinterakt.sandbox.contact.PhoneNumber;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Says before the run what goes where, and after it what came of it; and compares that with what the sandbox has counted. */
@Component
@Profile("!two-way")
@Order
class Report implements ApplicationRunner, ExitCodeGenerator {

    private static final int SANDBOX_DISAGREES = 1;
    private static final int MOST_REASONS = 12;
    private static final int WIDTH = 100;
    /** sql/pending-messages.sql leaves these out, and nothing else does. */
    private static final String OPTED_OUT = "select count(*) from deals d where exists"
            + " (select 1 from deal_stages st where st.deal_id = d.id and st.stage = 'WON') and not exists"
            + " (select 1 from sync_state s where s.kind = 'message' and s.record_key = d.id)";

    private final DemoProperties properties;
    private final Environment environment;
    private final JdbcTemplate jdbc;
    private final CrmSync sync;
    private final Progress progress;
    private final InteraktSandbox sandbox;
    private final InteraktComponent interakt;
    private final PrintStream console = System.out;
    private Set<String> phonesBefore;
    private int eventsBefore;
    private int messagesBefore;
    private Instant start;
    private int exitCode;

    Report(
            DemoProperties properties,
            Environment environment,
            JdbcTemplate jdbc,
            CrmSync sync,
            Progress progress,
            ObjectProvider<InteraktSandbox> sandbox,
            CamelContext camel) {
        this.properties = properties;
        this.environment = environment;
        this.jdbc = jdbc;
        this.sync = sync;
        this.progress = progress;
        this.sandbox = sandbox.getIfAvailable();
        this.interakt = camel.getComponent("interakt", InteraktComponent.class);
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(3)
    void introduce() {
        boolean isOwn = !environment.containsProperty("spring.datasource.url");
        int quota = properties.requestsPerMinute();
        console.println("\nCRM sync");
        console.println("  from  " + (isOwn ? "a PostgreSQL that was started for this run" : "spring.datasource.url"));
        console.println("  to    "
                + (sandbox == null
                        ? "the live Interakt at " + interakt.getConfiguration().getBaseUrl()
                        : "the sandbox at " + sandbox.baseUrl()
                                + ": an Interakt in this process; nothing leaves the machine"));
        console.println("  pace  " + properties.callsInFlight() + " calls at once, "
                + (quota > 0 ? quota + " a minute" : sandbox == null ? "the Growth plan's quota" : "no quota") + "\n");
        if (sandbox != null) {
            phonesBefore = phones();
            eventsBefore = sandbox.eventCount();
            messagesBefore = sandbox.messageCount();
            addTemplate(properties.template());
        }
        start = Instant.now();
    }

    private void addTemplate(DemoProperties.Template template) {
        boolean isKnown = sandbox.templates().stream()
                .anyMatch(one ->
                        one.name().equals(template.name()) && one.language().equals(template.language()));
        if (!isKnown) {
            sandbox.addTemplate(
                    template.name(),
                    template.language(),
                    template.category().toUpperCase(Locale.ROOT),
                    properties.templateText());
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        console.printf(
                Locale.ROOT,
                "%nSummary, after %.1f s%n",
                Duration.between(start, Instant.now()).toMillis() / 1000.0);
        console.println("                  done  refused  in doubt  to retry");
        for (String route : Progress.ROUTES) {
            Progress.Counts counts = progress.of(route);
            console.printf(
                    Locale.ROOT,
                    "  %-12s %7d  %7d  %8d  %8d%n",
                    route,
                    counts.done(),
                    counts.refused(),
                    counts.inDoubt(),
                    counts.toRetry());
        }
        long optedOut = sync.stopReason() == null ? jdbc.queryForObject(OPTED_OUT, Long.class) : 0;
        if (optedOut > 0) {
            console.println("  " + optedOut + " won deals get no message: the person has opted out");
        }
        printRefusals();
        if (sync.stopReason() != null) {
            console.println("\nThe run was stopped: " + sync.stopReason());
            console.println("What is not done is left for the next run.");
        } else if (sandbox == null) {
            console.println("\nInterakt itself gives no counts to compare with; see its dashboard.");
        } else {
            printWitness(contradictions());
        }
    }

    /** The most frequent reasons; the table has the rest, and each in full. */
    private void printRefusals() {
        List<String> reasons = jdbc.query(
                "select kind, reason, outcome, message, count(*) as refusals from sync_refusals"
                        + " group by kind, reason, outcome, message order by count(*) desc, kind, message",
                (row, number) -> String.format(
                        Locale.ROOT,
                        "  %5d %-8s  %-16s  %-10s  %s",
                        row.getLong("refusals"),
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getString("outcome"),
                        shortened(row.getString("message"))));
        if (!reasons.isEmpty()) {
            console.println("\nRefused, and recorded in table sync_refusals:");
            reasons.stream().limit(MOST_REASONS).forEach(console::println);
        }
        if (reasons.size() > MOST_REASONS) {
            console.println("  and " + (reasons.size() - MOST_REASONS) + " rarer reasons");
        }
    }

    /** Without what the columns before it say already. */
    private static String shortened(String message) {
        String text = message.replaceFirst("^interakt:\\w+ failed: [^.]*\\. ", "")
                .replaceFirst("^Interakt says: (Please correct the following error - )?", "");
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 3) + "...";
    }

    private void printWitness(List<String> contradictions) {
        exitCode = contradictions.isEmpty() ? 0 : SANDBOX_DISAGREES;
        console.println((contradictions.isEmpty() ? "\nThe sandbox confirms" : "\nThe sandbox DISAGREES") + ": it has "
                + sandbox.contactCount() + " contacts (rows with one number are one contact), "
                + (sandbox.eventCount() - eventsBefore) + " events, " + (sandbox.messageCount() - messagesBefore)
                + " messages.");
        contradictions.forEach(contradiction -> console.println("  " + contradiction));
    }

    /** Where the sandbox disagrees, one sentence each. */
    private List<String> contradictions() {
        Set<String> expected = new HashSet<>(phonesBefore);
        String region = Phone.region(environment.getProperty("camel.component.interakt.default-region"));
        jdbc.queryForList(
                        "select c.phone from sync_state s join contacts c on c.id = s.record_key"
                                + " where s.kind = 'contact' and s.state = 'DONE' and s.changed_at >= ?",
                        String.class,
                        progress.startedAt())
                .forEach(phone -> expected.add(Phone.parse(phone, region).full()));
        Set<String> actual = phones();
        long missing =
                expected.stream().filter(phone -> !actual.contains(phone)).count();
        long unexpected =
                actual.stream().filter(phone -> !expected.contains(phone)).count();
        List<String> contradictions = new ArrayList<>();
        if (missing > 0 || unexpected > progress.of("contacts").toRetry()) {
            contradictions.add("contacts: " + missing + " missing, " + unexpected + " unexpected");
        }
        compare(contradictions, "events", sandbox.eventCount() - eventsBefore);
        compare(contradictions, "messages", sandbox.messageCount() - messagesBefore);
        return contradictions;
    }

    private void compare(List<String> contradictions, String route, long counted) {
        Progress.Counts counts = progress.of(route);
        if (counted < counts.done() || counted > counts.done() + counts.inDoubt()) {
            contradictions.add(route + ": " + counts.done() + " done, but the sandbox has " + counted);
        }
    }

    private Set<String> phones() {
        return sandbox.contacts().stream()
                .map(contact -> contact.phone())
                .filter(Objects::nonNull)
                .map(PhoneNumber::full)
                .collect(Collectors.toSet());
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
