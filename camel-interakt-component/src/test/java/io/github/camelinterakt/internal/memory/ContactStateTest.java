package io.github.camelinterakt.internal.memory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelinterakt.internal.memory.Fingerprints.Fingerprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The stored state of one contact. */
class ContactStateTest {

    private static final Fingerprints FINGERPRINTS = new Fingerprints(new byte[] {1, 2, 3});
    private static final Instant START = Instant.parse("2026-01-01T00:00:00.123456Z");

    private ContactState state = ContactState.parse(null);

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static Map<String, Fingerprint> prints(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return FINGERPRINTS.fields("contact", fields);
    }

    private static Fingerprint name(String value) {
        return prints("name", value).get("name");
    }

    private boolean holds(String name) {
        return state.isHeld(name(name));
    }

    /** Uses a copy, so that the check does not change the state. */
    private boolean isNews(String name, int second) {
        return ContactState.parse(state.toText()).observed(name(name), at(second), 0);
    }

    private void sending(String name) {
        state.sending(name(name));
        store();
    }

    private void confirmed(String name, int sent, int second) {
        state.confirmed(name(name), at(sent), at(second));
        store();
    }

    /** Sends and confirms, a second later. */
    private void sent(String name, int second) {
        sending(name);
        confirmed(name, second, second + 1);
    }

    private void observed(String name, int second) {
        state.observed(name(name), at(second), 0);
        store();
    }

    private void delivered(String name, int second) {
        state.delivered(name(name), at(second));
        store();
    }

    /** Every state survives being stored. */
    private void store() {
        String text = state.toText();
        state = ContactState.parse(text);
        assertThat(state.toText()).isEqualTo(text);
    }

    @Test
    void onlyConfirmedFieldsAreStored() {
        assertThat(holds("A")).isFalse();
        sending("A");
        assertThat(holds("A")).isFalse();
        confirmed("A", 0, 1);
        assertThat(holds("A")).isTrue();
        assertThat(holds("B")).isFalse();
    }

    @Test
    void fieldsAboutToBeReplacedAreRemoved() {
        sent("A", 0);
        sending("B");
        assertThat(holds("A")).isFalse();
        assertThat(holds("B")).isFalse();
    }

    @Test
    void sendingOneFieldKeepsTheOthers() {
        prints("name", "A", "city", "Pune").values().forEach(print -> state.confirmed(print, at(0), at(0)));
        sent("B", 1);
        assertThat(prints("name", "B", "city", "Pune").values()).allMatch(state::isHeld);
        assertThat(prints("name", "A", "city", "Agra", "age", 3).values()).noneMatch(state::isHeld);
    }

    @Test
    void aChangeOfOthersIsNewUntilItIsDelivered() {
        sent("A", 0);
        assertThat(isNews("A", 9)).isFalse();
        assertThat(isNews("X", 10)).isTrue();
        observed("X", 10);
        assertThat(isNews("X", 10)).isTrue();
        delivered("X", 10);
        assertThat(isNews("X", 10)).isFalse();
        assertThat(isNews("X", 20)).isFalse();
    }

    /** The route may have written X to the CRM: that the value is back is news there. */
    @Test
    void aValueRevertedDuringADeliveryIsNew() {
        sent("A", 0);
        observed("X", 10);
        assertThat(isNews("A", 12)).isTrue();
        delivered("X", 10);
        assertThat(isNews("A", 12)).isTrue();
        assertThat(isNews("X", 12)).isFalse();
    }

    /** A contact's existence does not change, and is never new again. */
    @Test
    void aValueSentAfterTheDeliveredReadStaysStored() {
        observed("A", 1);
        sent("A", 5);
        delivered("A", 1);
        assertThat(isNews("A", 20)).isFalse();
        assertThat(holds("A")).isTrue();
        delivered("B", 4);
        assertThat(isNews("A", 20)).isFalse();
        assertThat(isNews("B", 20)).isTrue();
    }

    @Test
    void aDeliveredChangeReplacesTheSentValue() {
        sent("A", 0);
        observed("X", 10);
        assertThat(holds("X")).isFalse();
        assertThat(holds("A")).isFalse();
        delivered("X", 10);
        assertThat(holds("X")).isTrue();
        assertThat(holds("A")).isFalse();
    }

    @Test
    void valuesReadBeforeAnOwnWriteAreNotNew() {
        sent("A", 0);
        sent("B", 10);
        sent("C", 20);
        for (String outOfDate : List.of("A", "B", "X")) {
            assertThat(isNews(outOfDate, 15)).as(outOfDate).isFalse();
        }
        observed("A", 15);
        assertThat(holds("C")).isTrue();
        assertThat(isNews("C", 30)).isFalse();
    }

    @Test
    void valuesReadDuringAWriteAreNewUnlessReplacedByIt() {
        sent("A", 0);
        sending("B");
        confirmed("B", 10, 20);
        assertThat(isNews("A", 15)).isFalse();
        assertThat(isNews("X", 15)).isTrue();
    }

    @Test
    void theTimeOfAClockThatMayBeBehindHidesNothing() {
        sent("A", 0);
        sent("B", 10);
        assertThat(state.observed(name("X"), at(9), 0)).isFalse();
        assertThat(state.observed(name("X"), at(9), 5_000)).isTrue();
    }

    @Test
    void aValueRevertedByOthersIsNew() {
        sent("A", 0);
        sent("B", 10);
        assertThat(isNews("A", 12)).isTrue();
        observed("A", 12);
        assertThat(holds("B")).isFalse();
        delivered("A", 12);
        assertThat(holds("A")).isTrue();
    }

    @Test
    void neitherValueOfAWriteWithUnknownOutcomeIsNew() {
        sent("A", 0);
        sending("B");
        assertThat(isNews("A", 20)).isFalse();
        assertThat(isNews("B", 20)).isFalse();
        // That it still shows the old value does not say that the new one will not come.
        observed("A", 20);
        assertThat(holds("A")).isFalse();
        observed("B", 21);
        assertThat(holds("B")).isTrue();
        assertThat(isNews("A", 20)).isFalse();
        assertThat(isNews("A", 22)).isTrue();
    }

    @Test
    void noValueOfSeveralWritesWithUnknownOutcomeIsNew() {
        sent("A", 0);
        sending("B");
        sending("C");
        assertThat(isNews("B", 20)).isFalse();
        assertThat(isNews("C", 20)).isFalse();
        assertThat(isNews("X", 20)).isTrue();
    }

    @Test
    void aDeliveryDuringAWriteLeavesTheStoredValueUncertain() {
        sent("A", 0);
        sending("B");
        observed("X", 12);
        confirmed("B", 10, 15);
        delivered("X", 12);
        assertThat(holds("X")).isFalse();
        assertThat(holds("B")).isFalse();
        assertThat(isNews("B", 20)).isTrue();
        assertThat(isNews("X", 20)).isTrue();
    }

    @Test
    void anEmptyFieldThatWasNeverSetIsNotNew() {
        assertThat(isNews(null, 0)).isFalse();
        sent("A", 0);
        assertThat(isNews(null, 5)).isTrue();
    }

    @Test
    void theStateStaysSmallHoweverOftenAValueChanges() {
        for (int i = 0; i < 100; i++) {
            sent("A" + i, 2 * i);
            observed("X" + i, 2 * i + 1);
            sending("B" + i);
        }
        assertThat(state.toText()).hasSizeLessThan(100);
        delivered("X99", 300);
        assertThat(isNews("X99", 301)).isFalse();
    }

    @Test
    void anInvalidStoredStateCountsAsEmpty() {
        sent("A", 0);
        for (String text : List.of("", "nonsense", state.toText().replace(',', ';'), "@alias")) {
            assertThat(ContactState.parse(text).isUnknown()).as(text).isTrue();
        }
        assertThat(ContactState.parse(null).isUnknown()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2021-08-27T08:48:02.970000, 2021-08-27T08:48:02.970Z
            2025-07-28T08:08:02+0000, 2025-07-28 13:38:02+05:30
            """)
    void equalTimesInDifferentFormatsAreEqualValues(String one, String other) {
        assertThat(prints("t", one)).isEqualTo(prints("t", other));
    }

    @Test
    void equalNumbersAndObjectsAreEqualValues() {
        assertThat(prints("n", 1)).isEqualTo(prints("n", 1.0)).isNotEqualTo(prints("n", "1"));
        assertThat(prints("o", Map.of("a", 1, "b", List.of(2, 3))))
                .isEqualTo(prints("o", new java.util.TreeMap<>(Map.of("b", List.of(2L, 3.0), "a", 1))))
                .isNotEqualTo(prints("o", Map.of("a", 1, "b", List.of(3, 2))));
        assertThat(prints("l", List.of("a", "b"))).isNotEqualTo(prints("l", List.of("a,b")));
    }

    @Test
    void hashesDifferByContactFieldAndKey() {
        Map<String, Object> fields = Map.of("name", "A");
        Set<String> hashes = Set.of(
                FINGERPRINTS.fields("one", fields).get("name").value(),
                FINGERPRINTS.fields("two", fields).get("name").value(),
                FINGERPRINTS.fields("one", Map.of("city", "A")).get("city").value(),
                new Fingerprints(new byte[] {9})
                        .fields("one", fields)
                        .get("name")
                        .value());
        assertThat(hashes).hasSize(4);
        assertThat(FINGERPRINTS.contact("phone:1")).isNotEqualTo(new Fingerprints(new byte[] {9}).contact("phone:1"));
    }

    @Test
    void theSizeOfAStateIsLimited() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            fields.put("trait" + i, "value " + i);
        }
        FINGERPRINTS.fields("contact", fields).values().forEach(print -> state.confirmed(print, START, at(1)));
        assertThat(state.toText().length()).isLessThanOrEqualTo(20 * 40);
    }
}
