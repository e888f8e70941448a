package io.github.camelinterakt.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is known of one contact. */
class ContactStateTest {

    private static final Fingerprints FINGERPRINTS = new Fingerprints(new byte[] {1, 2, 3});
    private static final Instant START = Instant.parse("2026-01-01T00:00:00.123456Z");

    private ContactState state = ContactState.UNKNOWN;

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

    private static Collection<Fingerprint> name(String value) {
        return prints("name", value).values();
    }

    private boolean holds(String name) {
        return state.notHeld(prints("name", name)).isEmpty();
    }

    private boolean isNews(String name, int second) {
        return !state.news(prints("name", name), at(second)).isEmpty();
    }

    /** Sends and confirms, a second later; every state survives being written. */
    private void sent(String name, int second) {
        state = state.sending(name(name), at(second));
        confirmed(name, second + 1);
    }

    private void confirmed(String name, int second) {
        state = written(state.confirmed(name(name), at(second)));
    }

    private void observed(String name, int second) {
        state = written(state.observed(name(name), at(second)));
    }

    private void told(String name, int second) {
        state = written(state.told(name(name), at(second)));
    }

    private static ContactState written(ContactState state) {
        ContactState read = ContactState.parse(state.toText());
        assertThat(read).isEqualTo(state);
        return read;
    }

    @Test
    void onlyWhatInteraktHasConfirmedIsHeld() {
        assertThat(holds("A")).isFalse();
        state = state.sending(name("A"), at(0));
        assertThat(holds("A")).isFalse();
        confirmed("A", 1);
        assertThat(holds("A")).isTrue();
        assertThat(holds("B")).isFalse();
    }

    @Test
    void whatIsAboutToBeReplacedIsForgotten() {
        sent("A", 0);
        state = written(state.sending(name("B"), at(5)));
        assertThat(holds("A")).isFalse();
        assertThat(holds("B")).isFalse();
    }

    @Test
    void otherFieldsStayWhenOneIsSent() {
        state = state.confirmed(prints("name", "A", "city", "Pune").values(), at(0));
        state = state.sending(name("B"), at(1)).confirmed(name("B"), at(2));
        assertThat(state.notHeld(prints("name", "B", "city", "Pune"))).isEmpty();
        assertThat(state.notHeld(prints("name", "A", "city", "Agra", "age", 3))).containsExactly("name", "city", "age");
    }

    @Test
    void whatSomebodyElseHasSetIsNewsUntilItWasTold() {
        sent("A", 0);
        assertThat(isNews("A", 9)).isFalse();
        assertThat(isNews("X", 10)).isTrue();
        observed("X", 10);
        assertThat(isNews("X", 10)).isTrue();
        told("X", 10);
        assertThat(isNews("X", 10)).isFalse();
        assertThat(isNews("X", 20)).isFalse();
    }

    /** A contact is there, whoever has said so last: what does not change is never news again. */
    @Test
    void whatWasToldLateOfWhatWasSentMeanwhileStaysKnown() {
        observed("A", 1);
        sent("A", 5);
        told("A", 1);
        assertThat(isNews("A", 20)).isFalse();
        assertThat(holds("A")).isTrue();
        told("B", 4);
        assertThat(isNews("A", 20)).isFalse();
        assertThat(isNews("B", 20)).isTrue();
    }

    @Test
    void whatSomebodyElseHasSetIsHeldAndWhatWasSentIsNot() {
        sent("A", 0);
        observed("X", 10);
        assertThat(holds("X")).isTrue();
        assertThat(holds("A")).isFalse();
        told("X", 10);
        assertThat(holds("X")).isTrue();
    }

    @Test
    void anOwnValueThatWasReplacedIsNoNewsWhenItIsShownLate() {
        sent("A", 0);
        sent("B", 10);
        assertThat(isNews("A", 5)).isFalse();
        observed("A", 5);
        assertThat(holds("B")).isTrue();
        assertThat(isNews("B", 10)).isFalse();
    }

    @Test
    void whatSomebodyElseSetsBackIsNews() {
        sent("A", 0);
        sent("B", 10);
        assertThat(isNews("A", 12)).isTrue();
        observed("A", 12);
        assertThat(holds("A")).isTrue();
        assertThat(holds("B")).isFalse();
    }

    @Test
    void aWriteOfUnknownOutcomeMakesNeitherValueNews() {
        sent("A", 0);
        state = state.sending(name("B"), at(10));
        assertThat(isNews("A", 20)).isFalse();
        assertThat(isNews("B", 20)).isFalse();
        // That it still shows the old value does not say that the new one will not come.
        observed("A", 20);
        assertThat(holds("A")).isFalse();
        observed("B", 21);
        assertThat(holds("B")).isTrue();
    }

    @Test
    void anotherValueAsOfBeforeTheLastWriteLeavesUncertainWhatIsHeld() {
        sent("A", 0);
        sent("B", 10);
        observed("X", 9);
        assertThat(isNews("X", 9)).isTrue();
        assertThat(holds("X")).isFalse();
        assertThat(holds("B")).isFalse();
        told("X", 9);
        // The write came after it: it is no news when it is shown.
        assertThat(isNews("B", 11)).isFalse();
        assertThat(isNews("X", 30)).isTrue();
    }

    @Test
    void ownValuesAreKnownForATimeOnly() {
        sent("A", 0);
        sent("B", 10);
        state = state.keptSince(at(11));
        assertThat(isNews("A", 5)).isFalse();
        state = state.keptSince(at(12));
        assertThat(isNews("A", 5)).isTrue();
        assertThat(holds("B")).isTrue();
    }

    @Test
    void aFieldWithoutValueThatWasNeverSetIsNoNews() {
        assertThat(state.news(prints("name", null), at(0))).isEmpty();
        sent("A", 0);
        assertThat(state.news(prints("name", null), at(5))).containsExactly("name");
    }

    @Test
    void theStateStaysSmallHoweverOftenAValueChanges() {
        for (int i = 0; i < 100; i++) {
            sent("A" + i, 2 * i);
            observed("X" + i, 2 * i + 1);
        }
        assertThat(state.toText()).hasSizeLessThan(250);
        assertThat(holds("X99")).isTrue();
        assertThat(isNews("A99", 198)).isFalse();
    }

    @Test
    void whatIsNoStateIsNoKnowledge() {
        sent("A", 0);
        for (String text :
                List.of("", "nonsense", state.toText() + "!", state.toText().substring(1), "@alias")) {
            assertThat(ContactState.parse(text).isUnknown()).as(text).isTrue();
        }
        assertThat(ContactState.parse(null).isUnknown()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2021-08-27T08:48:02.970000, 2021-08-27T08:48:02.970Z
            2025-07-28T08:08:02+0000, 2025-07-28 13:38:02+05:30
            """)
    void oneMomentIsOneValueHoweverItIsWritten(String one, String other) {
        assertThat(prints("t", one)).isEqualTo(prints("t", other));
    }

    @Test
    void equalNumbersAndObjectsAreOneValue() {
        assertThat(prints("n", 1)).isEqualTo(prints("n", 1.0)).isNotEqualTo(prints("n", "1"));
        assertThat(prints("o", Map.of("a", 1, "b", List.of(2, 3))))
                .isEqualTo(prints("o", new java.util.TreeMap<>(Map.of("b", List.of(2L, 3.0), "a", 1))))
                .isNotEqualTo(prints("o", Map.of("a", 1, "b", List.of(3, 2))));
        assertThat(prints("l", List.of("a", "b"))).isNotEqualTo(prints("l", List.of("a,b")));
    }

    @Test
    void hashesAreDifferentForEachContactEachFieldAndEachKey() {
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
    void aStateIsOfModestSize() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            fields.put("trait" + i, "value " + i);
        }
        state = state.confirmed(FINGERPRINTS.fields("contact", fields).values(), START);
        assertThat(state.toText().length()).isLessThanOrEqualTo(20 * 35);
    }
}
