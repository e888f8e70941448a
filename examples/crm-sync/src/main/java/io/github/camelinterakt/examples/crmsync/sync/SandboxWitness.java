package io.github.camelinterakt.examples.crmsync.sync;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelinterakt.examples.crmsync.CrmSyncProperties.Template;
import io.github.camelinterakt.sandbox.InteraktSandbox;
import io.github.camelinterakt.sandbox.contact.PhoneNumber;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares what the run says with what the sandbox has counted for itself. */
final class SandboxWitness {

    private final InteraktSandbox sandbox;
    private final Set<String> phonesBefore;
    private final int eventsBefore;
    private final int messagesBefore;

    /** Looks at the sandbox before the run, and puts the template there if it is missing. */
    SandboxWitness(InteraktSandbox sandbox, Template template) {
        this.sandbox = sandbox;
        this.phonesBefore = phones();
        this.eventsBefore = sandbox.eventCount();
        this.messagesBefore = sandbox.messageCount();
        boolean known = sandbox.templates().stream()
                .anyMatch(one ->
                        one.name().equals(template.name()) && one.language().equals(template.language()));
        if (!known) {
            sandbox.addTemplate(
                    template.name(),
                    template.language(),
                    template.category().toUpperCase(Locale.ROOT),
                    template.body());
        }
    }

    /** How many contacts the sandbox has. */
    int contactCount() {
        return sandbox.contactCount();
    }

    /** How many events the run has brought. */
    int newEvents() {
        return sandbox.eventCount() - eventsBefore;
    }

    /** How many messages the run has brought. */
    int newMessages() {
        return sandbox.messageCount() - messagesBefore;
    }

    /** Where the sandbox disagrees, one sentence each; none if it confirms. */
    List<String> contradictions(Progress progress, JdbcTemplate jdbc, Instant start) {
        List<String> contradictions = new ArrayList<>();
        Set<String> expected = new HashSet<>(phonesBefore);
        expected.addAll(jdbc.queryForList(
                "select distinct phone from sync_state where kind = 'contact' and state = 'DONE' and changed_at >= ?",
                String.class,
                Timestamp.from(start)));
        Set<String> actual = phones();
        long missing =
                expected.stream().filter(phone -> !actual.contains(phone)).count();
        long unexpected =
                actual.stream().filter(phone -> !expected.contains(phone)).count();
        if (missing > 0 || unexpected > progress.of(Kind.CONTACT).retryLaterCount()) {
            contradictions.add("contacts: " + missing + " missing, " + unexpected + " unexpected");
        }
        compare(contradictions, Kind.EVENT, progress, newEvents());
        compare(contradictions, Kind.MESSAGE, progress, newMessages());
        return contradictions;
    }

    private static void compare(List<String> contradictions, Kind kind, Progress progress, long counted) {
        long done = progress.of(kind).doneCount();
        long atMost = done + progress.of(kind).inDoubtCount();
        if (counted < done || counted > atMost) {
            contradictions.add(kind.plural() + ": " + done + " done, but the sandbox has " + counted);
        }
    }

    private Set<String> phones() {
        return sandbox.contacts().stream()
                .map(contact -> contact.phone())
                .filter(Objects::nonNull)
                .map(PhoneNumber::full)
                .collect(Collectors.toSet());
    }
}
