package io.github.camelinterakt.mapping;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.mapping.Field.ConflictPolicy;
import io.github.camelinterakt.mapping.Field.Direction;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelinterakt.mapping.Mappings.trait;
import static io.github.camelinterakt.mapping.Mappings.traits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** From records to contacts and events. */
class CrmMappingTest {

    @Test
    void aRecordBecomesAContact() {
        CrmMapping mapping = Mappings.of("""
                contact:
                  userId: Id
                  phone: Phone
                  createdAt: Created
                  addToSalesCycle: Hot
                  traits: {name: Name}
                  tags: [Source, {constant: crm}]
                """);

        Contact contact = mapping.contact(Map.of(
                "Id",
                42,
                "Phone",
                9.19999999999e11,
                "Name",
                "Asha",
                "Source",
                "web",
                "Hot",
                "yes",
                "Created",
                "2026-01-31"));

        assertThat(contact.toJson().toString())
                .isEqualTo(
                        "{\"traits\":{\"name\":\"Asha\"},\"userId\":\"42\",\"fullPhoneNumber\":\"919999999999\","
                                + "\"createdAt\":\"2026-01-31T00:00:00.000Z\",\"add_to_sales_cycle\":true,\"tags\":[\"web\",\"crm\"]}");
    }

    @Test
    void fieldsOfFieldsAreFoundByTheirPath() {
        Map<String, Object> record = Map.of(
                "account", Map.of("name", "Example"),
                "a.b", "with a dot",
                "phones", List.of(Map.of("no", "first"), Map.of("no", "second")));

        assertThat(trait("account.name", record)).isEqualTo("Example");
        assertThat(trait("a.b", record)).isEqualTo("with a dot");
        assertThat(trait("phones.1.no", record)).isEqualTo("second");
        assertThat(trait("phones.no", record)).isEqualTo(List.of("first", "second"));
        assertThat(traits("account.name.first", record)).isEmpty();
        assertThat(traits("phones.7.no", record)).isEmpty();
    }

    @Test
    void theFirstFieldThatIsNotEmptyCounts() {
        String either = "[mobile, phone]";

        assertThat(trait(either, Map.of("mobile", "1", "phone", "2"))).isEqualTo("1");
        assertThat(trait(either, Map.of("mobile", " ", "phone", "2"))).isEqualTo("2");
        assertThat(trait(either, Map.of("phone", "2"))).isEqualTo("2");
    }

    @Test
    void joinedFieldsOmitEmptyValues() {
        String name = "{field: [first, middle, last], join: ' '}";

        assertThat(trait(name, Map.of("first", "Asha", "middle", "", "last", "Rao")))
                .isEqualTo("Asha Rao");
        assertThat(traits(name, Map.of("first", " "))).isEmpty();
    }

    @Test
    void anEmptyFieldIsLeftOutOrSentAsNull() {
        Map<String, Object> empty = new HashMap<>();
        empty.put("f", null);

        assertThat(traits("f", empty)).isEmpty();
        assertThat(traits("f", Map.of("f", " \t"))).isEmpty();
        assertThat(traits("{field: f, empty: send}", empty)).containsEntry("t", null);
        assertThat(traits("{field: f, empty: send}", Map.of("f", ""))).containsEntry("t", null);
        assertThat(Mappings.of("key: id\nempty: send\ncontact: {traits: {t: f}}")
                        .contact(empty)
                        .getTraits())
                .containsEntry("t", null);
    }

    @Test
    void aFieldThatThePartialRecordDoesNotHaveIsNeverSentEmpty() {
        assertThat(traits("{field: f, empty: send}", Map.of("other", 1))).isEmpty();
    }

    @Test
    void absentFieldsAreRefusedWhereTheMappingSaysSo() {
        CrmMapping mapping = Mappings.of("key: id\nabsent: refuse\ncontact: {traits: {city: mailing_city}}");

        assertThatThrownBy(() -> mapping.contact(Map.of("id", 7, "mailing_cty", "Pune")))
                .hasMessageContaining("The record 7")
                .hasMessageContaining("mailing_city (to traits.city) is not in the record")
                .hasMessageNotContaining("Pune");
    }

    @Test
    void everyInvalidFieldIsNamedWithTheRecordAndWithoutItsContent() {
        CrmMapping mapping = Mappings.of("""
                key: id
                contact:
                  phone: {field: phone, required: true}
                  traits:
                    score: {field: score, convert: number}
                    born: {field: born, convert: date}
                    vip: {field: vip, convert: boolean}
                """);

        assertThatThrownBy(() ->
                        mapping.contact(Map.of("id", "003", "score", "secret1", "born", "secret2", "vip", "secret3")))
                .isInstanceOfSatisfying(MappingException.class, e -> {
                    assertThat(e.getKey()).isEqualTo("003");
                    assertThat(e.getProblems())
                            .extracting(MappingException.Problem::field)
                            .containsExactly(
                                    "phone (to phone)",
                                    "score (to traits.score)",
                                    "born (to traits.born)",
                                    "vip (to traits.vip)");
                })
                .hasMessageContaining("The record 003 cannot be mapped with test.yaml")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void anEmailAddressThatIsTheKeyIsNotShown() {
        CrmMapping mapping = Mappings.of("key: email\ncontact: {phone: {field: phone, required: true}}");

        assertThatThrownBy(() -> mapping.contact(Map.of("email", "asha@example.com")))
                .hasMessageContaining("The record with an e-mail address as email")
                .hasMessageNotContaining("asha");
    }

    @ParameterizedTest
    @CsvSource({"+91,9999999999", "91,9999999999", "IN,9999999999", "in,9999999999"})
    void aCountryIsACallingCodeOrAnIsoCode(String country, String number) {
        Contact contact = mappingOfCountry().contact(Map.of("country", country, "phone", number));

        assertThat(contact.getCountryCode()).isEqualTo("+91");
        assertThat(contact.getPhoneNumber()).isEqualTo("9999999999");
    }

    @Test
    void anInternationalPhoneNeedsNoCountry() {
        assertThat(mappingOfCountry()
                        .contact(Map.of("country", "US", "phone", "+919999999999"))
                        .toJson()
                        .toString())
                .contains("\"fullPhoneNumber\":\"+919999999999\"")
                .doesNotContain("countryCode");
    }

    @Test
    void anInvalidCountryIsRefused() {
        assertThatThrownBy(
                        () -> mappingOfCountry().contact(Map.of("id", 1, "country", "Bharat", "phone", "9999999999")))
                .hasMessageContaining("country (to countryCode) is not a country code, such as +91 or IN")
                .hasMessageNotContaining("Bharat");
    }

    @Test
    void aPhoneOrUserIdThatIsAListIsRefused() {
        assertThatThrownBy(() -> mappingOfCountry().contact(Map.of("id", 1, "phone", List.of("1", "2"))))
                .hasMessageContaining("phone (to phone) is a list, and must be a single value");
    }

    @Test
    void aRecordBecomesAnEventOfTheContactsPerson() {
        CrmMapping mapping = Mappings.of("""
                contact: {userId: id}
                event:
                  name: {field: stage, values: {WON: Deal Won}}
                  traits: {amount: {field: amount, convert: number}}
                """);

        Event event = mapping.event(Map.of("id", "7", "stage", "WON", "amount", "12.5"));

        assertThat(event.toJson().toString())
                .isEqualTo("{\"event\":\"Deal Won\",\"traits\":{\"amount\":12.5},\"userId\":\"7\"}");
        assertThatThrownBy(() -> mapping.event(Map.of("id", "7"))).hasMessageContaining("stage (to name) is empty");
    }

    @Test
    void anEventMayNameItsOwnPerson() {
        CrmMapping mapping = Mappings.of("""
                contact: {userId: id}
                event: {name: {constant: Won}, phone: contact.phone}
                """);

        assertThat(mapping.event(Map.of("id", "7", "contact", Map.of("phone", "+919999999999")))
                        .toJson()
                        .toString())
                .isEqualTo("{\"event\":\"Won\",\"traits\":{},\"fullPhoneNumber\":\"+919999999999\"}");
    }

    @Test
    void anExpressionSeesTheRecordAsItsBody() {
        assertThat(trait("{simple: '${body[first]}-${body[last]}', convert: upper}", Map.of("first", "a", "last", "b")))
                .isEqualTo("A-B");
    }

    @Test
    void anExpressionThatFailsDoesNotShowTheRecord() {
        assertThatThrownBy(() -> trait("{simple: '${body[name].noSuchMethod}'}", Map.of("id", 1, "name", "Asha")))
                .hasMessageContaining("an expression (to traits.t) could not be evaluated")
                .hasMessageNotContaining("Asha")
                .hasNoCause();
    }

    @Test
    void theTimeOfChangeIsRead() {
        CrmMapping mapping = Mappings.of("modified: {field: changed, zone: Asia/Kolkata}\ncontact: {userId: id}");

        assertThat(mapping.modifiedAt(Map.of("changed", "2026-01-31 09:00:00")))
                .contains(Instant.parse("2026-01-31T03:30:00Z"));
        assertThat(mapping.modifiedAt(Map.of())).isEmpty();
        assertThatThrownBy(() -> mapping.modifiedAt(Map.of("id", 7, "changed", "yesterday")))
                .hasMessageContaining("The record 7")
                .hasMessageContaining("changed (to modified) is not a date with a time");
        assertThatThrownBy(() -> mapping.modifiedAt(Map.of("changed", "yesterday")))
                .hasMessageContaining("The record without id");
    }

    @Test
    void directionAndConflictPolicyOfFieldsAreRead() {
        CrmMapping mapping = Mappings.of("""
                modified: changed
                conflict: interaktWins
                contact:
                  userId: id
                  traits:
                    city: {field: [town, city], conflict: newestWins}
                    source: {constant: crm}
                  tags: [segment]
                """);

        assertThat(mapping.fields())
                .extracting(field -> field.target, field -> field.direction, field -> field.conflict)
                .containsExactly(
                        tuple("userId", Direction.both, ConflictPolicy.interaktWins),
                        tuple("traits.city", Direction.both, ConflictPolicy.newestWins),
                        tuple("traits.source", Direction.toInterakt, ConflictPolicy.interaktWins),
                        tuple("tags", Direction.both, ConflictPolicy.interaktWins));
    }

    private static CrmMapping mappingOfCountry() {
        return Mappings.of("key: id\ncontact: {phone: phone, countryCode: country}");
    }
}
