package io.github.camelinterakt.internal.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelinterakt.internal.feed.SimulatedSync.Result;
import io.github.camelinterakt.sandbox.account.ContactOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 10 000 contacts are synced while they are edited, in virtual time, against the sandbox's own contact list: 600 edits a
 * minute, and with the system property {@code feed.simulation} 60 and 300 too. If that is {@code update}, the table of the
 * documentation is written.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedSimulationTest {

    private static final int CONTACTS = 10_000;
    private static final int IMPORTED = 250;
    private static final Duration CRASHES = Duration.ofSeconds(4);
    private static final Duration SKEW = Duration.ofSeconds(2);
    private static final Duration FAR_AHEAD = Duration.ofMinutes(1);
    /** How much more than the least possible. */
    private static final double AT_MOST = 0.8;

    private static final String SIZE = System.getProperty("feed.simulation", "");
    private static final int[] EDITS = SIZE.isEmpty() ? new int[] {600} : new int[] {60, 300, 600};
    private static final Path PAGE = Path.of("..", "docs", "benchmarks.md");
    private static final String HEAD = """
            | contacts come | missing | stale | requests | more than the least | naive cursor: missing | stale | requests |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """;
    private static final String TABLE_BEGINS = "<!-- simulation -->\n";
    private static final String TABLE_ENDS = "<!-- /simulation -->";

    /** What is particular about an account, or about the feed's life. */
    private enum Variant {
        PLAIN(""),
        IMPORT(", 250 of them at one instant"),
        SKEWED(", clocks 2 s apart"),
        AHEAD(", the feed's clock 1 min ahead"),
        CRASHING(", the feed crashing every 4 s");

        private final String text;

        Variant(String text) {
            this.text = text;
        }
    }

    private record Case(ContactOrder order, Variant variant, int edits) {

        SimulatedAccount account() {
            Duration skew =
                    switch (variant) {
                        case SKEWED -> SKEW;
                        case AHEAD -> FAR_AHEAD;
                        default -> Duration.ZERO;
                    };
            SimulatedAccount account = new SimulatedAccount(order, skew);
            return SimulatedSync.edited(
                    variant == Variant.IMPORT
                            ? account.withContactsAndAnImport(CONTACTS, IMPORTED)
                            : account.withContacts(CONTACTS),
                    edits);
        }

        Result feed() {
            return SimulatedSync.feed(account(), variant == Variant.CRASHING ? CRASHES : null, false);
        }

        @Override
        public String toString() {
            String come =
                    switch (order) {
                        case CREATED -> "as they were created";
                        case MODIFIED -> "ascending";
                        case MODIFIED_DESCENDING -> "descending";
                        case SHUFFLED -> "in another order each time";
                    };
            return "| " + come + variant.text + " |";
        }
    }

    private final Map<Case, Result> results = new HashMap<>();

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (ContactOrder order : new ContactOrder[] {
            ContactOrder.MODIFIED, ContactOrder.MODIFIED_DESCENDING, ContactOrder.CREATED, ContactOrder.SHUFFLED
        }) {
            for (Variant variant : Variant.values()) {
                for (int edits : EDITS) {
                    cases.add(new Case(order, variant, edits));
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingIsMissingOrStaleAndRequestsAreAtMostEightyPercentMoreThanTheLeastPossible(Case one) {
        Result result = results.computeIfAbsent(one, Case::feed);
        assertSettled(result);
        assertThat(result.overhead()).isLessThanOrEqualTo(AT_MOST);
    }

    @ParameterizedTest
    @EnumSource(ContactOrder.class)
    void noContactIsDeliveredTwiceUnchanged(ContactOrder order) {
        Result result = results.computeIfAbsent(new Case(order, Variant.PLAIN, 600), Case::feed);
        assertThat(result.repeated()).isZero();
    }

    @ParameterizedTest
    @EnumSource(ContactOrder.class)
    void aCrashRepeatsOnlyTheOverlapAndTheUnfinishedPart(ContactOrder order) {
        Result result = results.computeIfAbsent(new Case(order, Variant.CRASHING, 600), Case::feed);
        // Ten contacts a second change in the 5 s of the overlap.
        assertThat(result.repeated()).isLessThanOrEqualTo(result.crashes() * (50 + PageRequest.PAGE_SIZE));
    }

    @ParameterizedTest
    @EnumSource(ContactOrder.class)
    void exchangesThatCompleteInAnyOrderLoseNothingThoughAllButTheCheckpointIsLostEveryFewSeconds(ContactOrder order) {
        assertSettled(SimulatedSync.feed(new Case(order, Variant.SKEWED, 600).account(), CRASHES, true));
    }

    @ParameterizedTest
    @EnumSource(ContactOrder.class)
    void aClockThatIsAheadForAMomentOrForGoodLosesNothingThoughTheFeedCrashes(ContactOrder order) {
        SimulatedAccount account = SimulatedSync.account(order, 600, Duration.ZERO);
        assertSettled(SimulatedSync.feed(account.withGlitches(Duration.ofSeconds(5)), null, false));
        assertSettled(SimulatedSync.feed(new Case(order, Variant.AHEAD, 600).account(), CRASHES, true));
    }

    @Test
    void startingNowOnAMachineWhoseClockIsAheadMissesNoLaterChange() {
        SimulatedAccount account = new SimulatedAccount(ContactOrder.MODIFIED, Duration.ofHours(1)).withContacts(5);
        Duration lag = Duration.ofSeconds(5);
        ContactFeed feed = new ContactFeed(
                account, account.clock(), lag, lag, account.clock().instant());
        account.advance(Duration.ofSeconds(1));
        account.edit(3);
        Map<String, Instant> read = new HashMap<>();
        for (int poll = 0; poll < 5; poll++) {
            account.advance(Duration.ofSeconds(10));
            feed.next().forEach(contact -> read.put(contact.id(), contact.at()));
        }
        assertThat(read).hasSize(1).allSatisfy((id, at) -> assertThat(at)
                .isEqualTo(account.truth().get(id)));
        assertThat(feed.skew()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @ParameterizedTest
    @EnumSource(ContactOrder.class)
    void anUnexpectedOrderLosesNothing(ContactOrder order) {
        // Listed as they were created, those of the import would come last, and yet they are not the latest.
        SimulatedAccount account = SimulatedSync.account(order, 300, Duration.ZERO)
                .withContactsAt(SimulatedAccount.START.minus(Duration.ofDays(3)), IMPORTED);
        assertSettled(SimulatedSync.feed(account, null, false));
    }

    @ParameterizedTest
    @EnumSource(ContactOrder.class)
    void anAccountOfNothingButImportsIsReadWhole(ContactOrder order) {
        SimulatedAccount account = new SimulatedAccount(order, Duration.ZERO)
                .withContactsAt(SimulatedAccount.START.minus(Duration.ofDays(16)), 390)
                .withContactsAt(SimulatedAccount.START.minus(Duration.ofDays(14)), 286);
        assertSettled(SimulatedSync.feed(account, null, false));
    }

    @ParameterizedTest
    @EnumSource(ContactOrder.class)
    void manyInstantsWithMoreThanAPageLoseNothingThoughContactsLeaveThemMeanwhile(ContactOrder order) {
        SimulatedAccount account = SimulatedSync.edited(
                new SimulatedAccount(order, Duration.ZERO).withContactsWithin(Duration.ofMillis(60), CONTACTS), 600);
        assertSettled(SimulatedSync.feed(account, null, false));
    }

    @ParameterizedTest
    @EnumSource(ContactOrder.class)
    void manyInstantsWithMoreThanAPageAreReadThoughTheFeedCrashesAndEditsGoOn(ContactOrder order) {
        for (Duration crashEvery : new Duration[] {null, CRASHES}) {
            SimulatedAccount account =
                    new SimulatedAccount(order, Duration.ZERO).withContactsWithin(Duration.ofMillis(60), CONTACTS);
            account.startEdits(600, Duration.ofMinutes(10));
            Result result = SimulatedSync.feed(account, crashEvery, false);
            assertSettled(result);
            // One that does not get on while contacts are edited takes twelve times the least, and one that starts
            // again five.
            assertThat(result.overhead()).isLessThan(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 600})
    void contactsThatComeAtRandomAndInNoOrderTakeLittleMoreThanWhoKnewHowDensely(int edits) {
        SimulatedAccount account = new SimulatedAccount(ContactOrder.SHUFFLED, Duration.ZERO);
        Result result =
                SimulatedSync.feed(SimulatedSync.edited(account.withContactsAtRandom(CONTACTS), edits), null, false);
        assertSettled(result);
        assertThat(result.overhead()).isLessThanOrEqualTo(AT_MOST);
    }

    @Test
    void theNaiveCursorLosesContacts() {
        Result result = SimulatedSync.naive(new Case(ContactOrder.MODIFIED, Variant.PLAIN, 300).account());
        assertThat(result.missing() + result.stale()).isPositive();
    }

    /** The simulation has no chance in it, so the page shows exactly what it gives. */
    @Test
    void theTableOfTheDocumentationIsWhatTheSimulationGives() throws IOException {
        String page = Files.readString(PAGE);
        if (SIZE.equals("update")) {
            int from = page.indexOf(TABLE_BEGINS) + TABLE_BEGINS.length();
            String table = HEAD + String.join("", rows());
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(page.indexOf(TABLE_ENDS)));
        } else {
            assertThat(page).contains(rows());
        }
    }

    private List<String> rows() {
        return cases().stream().filter(one -> one.edits() == 600).map(this::row).toList();
    }

    private String row(Case one) {
        Result feed = results.computeIfAbsent(one, Case::feed);
        String numbers = String.format(
                Locale.ROOT,
                "%d | %d | %d | %.1f %% |",
                feed.missing(),
                feed.stale(),
                feed.requests(),
                100 * feed.overhead());
        if (one.variant() == Variant.CRASHING) {
            return one + " " + numbers + " | | |\n";
        }
        Result naive = SimulatedSync.naive(one.account());
        return one + " " + numbers
                + String.format(Locale.ROOT, " %d | %d | %d |%n", naive.missing(), naive.stale(), naive.requests());
    }

    private static void assertSettled(Result result) {
        assertThat(result.missing()).as("missing").isZero();
        assertThat(result.stale()).as("stale").isZero();
    }
}
