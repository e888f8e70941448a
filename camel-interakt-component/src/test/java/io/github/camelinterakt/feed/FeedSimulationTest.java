package io.github.camelinterakt.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import io.github.camelinterakt.feed.SimulatedSync.Result;
import io.github.camelinterakt.sandbox.contact.ContactOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** 10 000 contacts are synced while they are edited, in virtual time, against the sandbox's own contact list. */
class FeedSimulationTest {

    private static final int PREFETCH = new FeedConfiguration().getPrefetch();
    private static final Duration CRASHES = Duration.ofSeconds(4);
    private static final Duration SKEW = Duration.ofSeconds(2);

    @ParameterizedTest
    @ValueSource(ints = {60, 300, 600})
    void nothingIsMissingOrStaleAndRequestsAreAtMostFivePercentMoreThanTheLeastPossible(int edits) {
        Result result = SimulatedSync.feed(
                SimulatedSync.account(ContactOrder.MODIFIED, edits, Duration.ZERO), PREFETCH, null, false);
        assertSettled(result);
        assertThat(result.repeated()).isZero();
        assertThat(result.overhead()).isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 300, 600})
    void nothingIsMissingOrStaleThoughAllButTheCheckpointIsLostEveryFewSeconds(int edits) {
        assertSettled(
                SimulatedSync.feed(SimulatedSync.account(ContactOrder.MODIFIED, edits, SKEW), PREFETCH, CRASHES, true));
    }

    @ParameterizedTest
    @EnumSource(ContactOrder.class)
    void whateverTheOrderNothingIsMissingOrStale(ContactOrder order) {
        assertSettled(SimulatedSync.feed(SimulatedSync.account(order, 600, SKEW), PREFETCH, null, true));
    }

    @ParameterizedTest
    @EnumSource(ContactOrder.class)
    void whateverTheOrderACrashEveryFewSecondsDoesNotKeepTheFeedFromItsEnd(ContactOrder order) {
        assertSettled(SimulatedSync.feed(SimulatedSync.account(order, 300, Duration.ZERO), PREFETCH, CRASHES, true));
    }

    @ParameterizedTest
    @EnumSource(ContactOrder.class)
    void moreContactsInOneInstantThanAPageHoldsAreAllFound(ContactOrder order) {
        SimulatedAccount account = SimulatedSync.account(order, 300, Duration.ZERO)
                .withContactsAt(SimulatedAccount.START.minus(Duration.ofDays(3)), 250);
        assertSettled(SimulatedSync.feed(account, PREFETCH, null, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 8})
    void pagesFetchedAheadLoseNothing(int prefetch) {
        assertSettled(SimulatedSync.feed(
                SimulatedSync.account(ContactOrder.MODIFIED, 600, Duration.ZERO), prefetch, null, true));
    }

    @Test
    void theNaiveCursorLosesContacts() {
        Result result = SimulatedSync.naive(SimulatedSync.account(ContactOrder.MODIFIED, 300, Duration.ZERO));
        assertThat(result.missing() + result.stale()).isPositive();
    }

    /** The simulation has no chance in it, so the page shows exactly what it gives. */
    @Test
    void theTableOfTheDocumentationIsWhatTheSimulationGives() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "feed.md"));
        String table = table();
        assertThat(page).as("docs/feed.md should hold%n%s", table).contains(table);
    }

    private static String table() {
        StringBuilder table = new StringBuilder("""
                | contacts come | edits a minute | reader | missing | stale | requests | more than the least |
                | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (int edits : new int[] {60, 300, 600}) {
            row(table, ContactOrder.MODIFIED, edits, "feed", feed(ContactOrder.MODIFIED, edits, null, Duration.ZERO));
            row(
                    table,
                    ContactOrder.MODIFIED,
                    edits,
                    "feed, crashing every 4 s",
                    feed(ContactOrder.MODIFIED, edits, CRASHES, Duration.ZERO));
            row(
                    table,
                    ContactOrder.MODIFIED,
                    edits,
                    "naive cursor",
                    SimulatedSync.naive(SimulatedSync.account(ContactOrder.MODIFIED, edits, Duration.ZERO)));
        }
        row(table, ContactOrder.MODIFIED, 300, "feed, clocks 2 s apart", feed(ContactOrder.MODIFIED, 300, null, SKEW));
        for (ContactOrder order :
                new ContactOrder[] {ContactOrder.CREATED, ContactOrder.MODIFIED_DESCENDING, ContactOrder.SHUFFLED}) {
            row(table, order, 300, "feed", feed(order, 300, null, Duration.ZERO));
            row(
                    table,
                    order,
                    300,
                    "naive cursor",
                    SimulatedSync.naive(SimulatedSync.account(order, 300, Duration.ZERO)));
        }
        return table.toString();
    }

    private static Result feed(ContactOrder order, int edits, Duration crashes, Duration skew) {
        return SimulatedSync.feed(SimulatedSync.account(order, edits, skew), PREFETCH, crashes, false);
    }

    private static void row(StringBuilder table, ContactOrder order, int edits, String reader, Result result) {
        String come =
                switch (order) {
                    case CREATED -> "as they were created";
                    case MODIFIED -> "ascending";
                    case MODIFIED_DESCENDING -> "descending";
                    case SHUFFLED -> "in another order each time";
                };
        boolean isComparable = !reader.contains("crashing") && !reader.contains("naive");
        table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %s | %d | %d | %d | %s |%n",
                come,
                edits,
                reader,
                result.missing(),
                result.stale(),
                result.requests(),
                isComparable ? String.format(Locale.ROOT, "%.1f %%", 100 * result.overhead()) : ""));
    }

    private static void assertSettled(Result result) {
        assertThat(result.missing()).as("missing").isZero();
        assertThat(result.stale()).as("stale").isZero();
    }
}
