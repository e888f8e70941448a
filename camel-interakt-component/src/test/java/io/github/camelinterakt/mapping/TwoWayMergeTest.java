package io.github.camelinterakt.mapping;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.Contact;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A record and a contact, both changed, become the same. */
class TwoWayMergeTest {

    private static final Instant SYNCED = Instant.parse("2026-01-01T10:00:00Z");
    private static final String BEFORE = "2026-01-01T09:59:00Z";
    private static final String AFTER = "2026-01-01T10:01:00Z";

    private final CrmMapping mapping = Mappings.of("""
            key: id
            modified: updated_at
            contact:
              phone: phone
              traits:
                name: {field: name, conflict: crmWins}
                city: {field: address.city, conflict: interaktWins}
                score: {field: score, conflict: newestWins}
                segment: {field: segment, direction: toInterakt}
                source: {field: source, direction: toCrm}
            """);
    private final TwoWayMerge merge = new TwoWayMerge(mapping);

    private static Map<String, Object> record(String updatedAt, String name, String city, int score) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", 7);
        record.put("phone", "919999999999");
        record.put("updated_at", updatedAt);
        record.put("name", name);
        record.put("address", Map.of("city", city));
        record.put("score", score);
        record.put("segment", "New");
        return record;
    }

    private static Contact contact(String modifiedAt, Map<String, Object> traits) {
        var customer = Json.object()
                .put("id", "c-1")
                .put("country_code", "+91")
                .put("phone_number", "9999999999")
                .put("modified_at_utc", modifiedAt);
        var json = customer.putObject("traits");
        traits.forEach((trait, value) -> {
            if (value instanceof Integer number) {
                json.put(trait, number);
            } else {
                json.put(trait, value.toString());
            }
        });
        return Contact.of(customer);
    }

    @Test
    void aChangeInInteraktOnlyIsWrittenToTheCrm() {
        TwoWayMerge.Changes merged = merge.merge(
                record(BEFORE, "Asha", "Pune", 1),
                SYNCED,
                contact(AFTER, Map.of("name", "Zoë", "city", "Agra", "score", 2, "segment", "New")),
                List.of("name", "city", "score"));
        assertThat(merged.row()).isEqualTo(Map.of("name", "Zoë", "address", Map.of("city", "Agra"), "score", 2));
        assertThat(merged.contact()).isEmpty();
    }

    @Test
    void aChangeInTheCrmOnlyIsSentToInterakt() {
        TwoWayMerge.Changes merged = merge.merge(
                record(AFTER, "Asha", "Pune", 1),
                SYNCED,
                contact(AFTER, Map.of("name", "Zoë", "city", "Agra", "score", 1, "segment", "New")),
                List.of());
        assertThat(merged.row()).isEmpty();
        assertThat(merged.contact().orElseThrow().getTraits()).isEqualTo(Map.of("name", "Asha", "city", "Pune"));
        assertThat(merged.contact().orElseThrow().getFullPhoneNumber()).isEqualTo("+919999999999");
    }

    @Test
    void aConflictIsDecidedFieldByField() {
        Map<String, Object> theirs = Map.of("name", "Zoë", "city", "Agra", "score", 2, "segment", "New");
        List<String> changed = List.of("name", "city", "score");
        TwoWayMerge.Changes newer =
                merge.merge(record(AFTER, "Asha", "Pune", 1), SYNCED, contact("2026-01-01T10:02:00", theirs), changed);
        assertThat(newer.row()).isEqualTo(Map.of("address", Map.of("city", "Agra"), "score", 2));
        assertThat(newer.contact().orElseThrow().getTraits()).isEqualTo(Map.of("name", "Asha"));
        TwoWayMerge.Changes older =
                merge.merge(record(AFTER, "Asha", "Pune", 1), SYNCED, contact("2026-01-01T10:00:30", theirs), changed);
        assertThat(older.row()).isEqualTo(Map.of("address", Map.of("city", "Agra")));
        assertThat(older.contact().orElseThrow().getTraits()).isEqualTo(Map.of("name", "Asha", "score", 1));
    }

    @Test
    void equalValuesAreNotWritten() {
        TwoWayMerge.Changes merged = merge.merge(
                record(AFTER, "Asha", "Pune", 1),
                null,
                contact(AFTER, Map.of("name", "Asha", "city", "Pune", "score", 1, "segment", "New")),
                List.of("name", "city", "score"));
        assertThat(merged.row()).isEmpty();
        assertThat(merged.contact()).isEmpty();
    }

    @Test
    void aRecordWithoutATimeOfSyncCountsAsChanged() {
        Map<String, Object> theirs = Map.of("name", "Zoë", "city", "Pune", "score", 1, "segment", "New");
        TwoWayMerge.Changes merged =
                merge.merge(record(BEFORE, "Asha", "Pune", 1), null, contact(AFTER, theirs), List.of("name"));
        assertThat(merged.row()).isEmpty();
        assertThat(merged.contact().orElseThrow().getTraits()).isEqualTo(Map.of("name", "Asha"));
    }

    @Test
    void aFieldMappedInOneDirectionBelongsToItsSource() {
        TwoWayMerge.Changes merged = merge.merge(
                record(BEFORE, "Asha", "Pune", 1),
                SYNCED,
                contact(AFTER, Map.of("name", "Asha", "city", "Pune", "score", 1, "segment", "Lost", "source", "Ad")),
                List.of("segment", "source"));
        assertThat(merged.row()).isEqualTo(Map.of("source", "Ad"));
        assertThat(merged.contact().orElseThrow().getTraits()).isEqualTo(Map.of("segment", "New"));
    }

    @Test
    void aNewLeadBecomesACompleteRow() {
        TwoWayMerge.Changes merged = merge.merge(contact(AFTER, Map.of("name", "Zoë", "source", "Ad")));
        assertThat(merged.row())
                .containsEntry("name", "Zoë")
                .containsEntry("source", "Ad")
                .containsKey("phone");
        assertThat(merged.contact()).isEmpty();
    }

    @Test
    void aMappingInOneDirectionIsRefused() {
        CrmMapping oneWay = Mappings.of("""
                key: id
                contact:
                  phone: {field: phone, direction: toInterakt}
                  traits: {name: {constant: x}}
                """);
        assertThatThrownBy(() -> new TwoWayMerge(oneWay)).hasMessageContaining("does not map both ways");
    }

    @Test
    void noPersonalDataIsPrinted() {
        assertThat(merge.merge(contact(AFTER, Map.of("name", "Zoë"))).toString())
                .doesNotContain("Zoë")
                .contains("name");
    }
}
