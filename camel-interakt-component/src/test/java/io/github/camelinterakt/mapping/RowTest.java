package io.github.camelinterakt.mapping;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.Contact;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From contacts to rows. */
class RowTest {

    @Test
    void aMappedValueIsWrittenBackToItsField() throws Exception {
        CrmMapping mapping = Mappings.of("""
                contact:
                  userId: Id
                  phone: [Mobile, Phone]
                  createdAt: Created
                  traits:
                    city: Address.City
                    country: Address.Country
                    name: {field: [First, Last], join: " "}
                    source: {constant: crm}
                """);

        assertThat(mapping.row(contact("{'city':'Pune','country':'India','name':'Asha','source':'crm'}")))
                .isEqualTo(Map.of(
                        "Id", "crm-7",
                        "Mobile", "+919999999999",
                        "Created", "2026-01-30T08:00:00.000Z",
                        "Address", Map.of("City", "Pune", "Country", "India")));
    }

    @Test
    void thePhoneIsTheNationalNumberWhereTheCountryHasItsOwnField() throws Exception {
        CrmMapping mapping = Mappings.of("""
                key: id
                contact:
                  phone: number
                  countryCode: {field: country, values: {India: "+91"}}
                """);

        assertThat(mapping.row(contact("{}"))).isEqualTo(Map.of("number", "9999999999", "country", "India"));
    }

    @Test
    void conversionsAreUndone() throws Exception {
        assertThat(back("convert: date", "'2026-01-31T00:00:00.000Z'")).isEqualTo("2026-01-31");
        assertThat(back("convert: date, format: dd/MM/yyyy, zone: Asia/Kolkata", "'2026-01-31T00:00:00Z'"))
                .isEqualTo("31/01/2026");
        assertThat(back("convert: date, format: jdbc", "'2026-01-31'")).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(back("convert: dateTime, format: dd/MM/yyyy HH:mm, zone: Asia/Kolkata", "'2026-01-31T03:30:00Z'"))
                .isEqualTo("31/01/2026 09:00");
        assertThat(back("convert: dateTime, format: jdbc", "'2026-01-31T03:30:00Z'"))
                .isEqualTo(OffsetDateTime.of(2026, 1, 31, 3, 30, 0, 0, ZoneOffset.UTC));
        assertThat(back("convert: dateTime, format: epochMillis", "'2026-01-31T03:30:00Z'"))
                .isEqualTo(1769830200000L);
        assertThat(back("convert: number", "'12'")).isEqualTo(12L);
        assertThat(back("convert: boolean", "'Yes'")).isEqualTo(true);
        assertThat(back("convert: list, separator: ;", "['a','b']")).isEqualTo("a;b");
        assertThat(back("convert: list", "'a'")).isEqualTo(List.of("a"));
        assertThat(back("values: {Y: true, J: true, N: false}", "true")).isEqualTo("Y");
        assertThat(back("convert: lower", "'Asha'")).isEqualTo("Asha");
    }

    @Test
    void aRecordThatGoesToInteraktAndBackIsTheSame() throws Exception {
        CrmMapping mapping = Mappings.of("""
                contact:
                  userId: id
                  traits:
                    born: {field: born, convert: date, format: dd.MM.yyyy}
                    seen: {field: seen, convert: dateTime, format: epochSeconds}
                    vip: {field: vip, values: {Y: true, N: false}}
                    likes: {field: likes, convert: list, separator: "|"}
                    score: {field: score, convert: number}
                """);
        Map<String, Object> record = Map.of(
                "id", "crm-7", "born", "31.01.1990", "seen", 1769830200L, "vip", "N", "likes", "a|b", "score", 7L);

        ObjectNode sent = mapping.contact(record).toJson();

        assertThat(mapping.row(contact(sent.get("traits").toString()))).isEqualTo(record);
    }

    @Test
    void valuesThatTheContactLacksAreOmitted() throws Exception {
        CrmMapping mapping = Mappings.of("""
                key: id
                contact:
                  traits:
                    a: a
                    b: {field: b, empty: send}
                    c: {field: c, empty: send}
                """);

        assertThat(mapping.row(contact("{'a':null,'b':null}")))
                .containsOnlyKeys("b")
                .containsValue(null);
    }

    @Test
    void aCompleteRowHasEveryColumnUnlessTheMappingSkipsAbsentOnes() throws Exception {
        String mapping = """
                key: id
                contact:
                  traits: {a: a, b: address.city, c: {field: c, direction: toInterakt}}
                row:
                  d: traits.d
                """;
        Map<String, Object> complete = new HashMap<>();
        complete.put("a", 1);
        complete.put("d", null);
        complete.put("address", Collections.singletonMap("city", null));

        assertThat(Mappings.of(mapping).completeRow(contact("{'a':1}"))).isEqualTo(complete);
        assertThat(Mappings.of("absent: refuse\n" + mapping).completeRow(contact("{'a':1}")))
                .isEqualTo(complete);
        assertThat(Mappings.of("absent: skip\n" + mapping).completeRow(contact("{'a':1}")))
                .isEqualTo(Map.of("a", 1));
        assertThat(Mappings.of("absent: clear\n" + mapping).row(contact("{'a':1}")))
                .isEqualTo(complete);
        assertThat(Mappings.of(mapping).row(contact("{'a':1}"))).isEqualTo(Map.of("a", 1));
    }

    @Test
    void aFieldThatARecordLacksIsClearedIfTheMappingSaysSo() {
        String mapping = "key: id\ncontact: {userId: id, traits: {a: a, b: b}}";

        assertThat(Mappings.of("absent: clear\n" + mapping)
                        .contact(Map.of("id", "7", "a", 1))
                        .getTraits())
                .containsEntry("a", 1)
                .containsEntry("b", null);
        assertThat(Mappings.of(mapping).contact(Map.of("id", "7", "a", 1)).getTraits())
                .containsOnlyKeys("a");
    }

    @Test
    void directionsAreKept() throws Exception {
        CrmMapping mapping = Mappings.of("""
                key: id
                contact:
                  traits:
                    a: {field: a, direction: toInterakt}
                    b: {field: b, direction: toCrm}
                """);

        assertThat(mapping.contact(Map.of("a", 1, "b", 2)).getTraits()).containsOnlyKeys("a");
        assertThat(mapping.row(contact("{'a':1,'b':2}"))).containsOnlyKeys("b");
    }

    @Test
    void aFieldOfRowsIsMadeOfAnythingThatTheContactHas() throws Exception {
        CrmMapping mapping = Mappings.of("""
                key: id
                contact:
                  traits: {name: LastName}
                row:
                  LastName: {field: [traits.last, traits.name], convert: upper}
                  Company: {field: traits.company, default: Not known}
                  Source: {constant: WhatsApp}
                  Interakt.Id: id
                  Changed: {field: modifiedAt, convert: date, format: dd/MM/yyyy}
                  Greeting: {simple: "Dear ${body.traits[name]}"}
                """);

        assertThat(mapping.row(contact("{'name':'Asha'}")))
                .isEqualTo(Map.of(
                        "LastName", "ASHA",
                        "Company", "Not known",
                        "Source", "WhatsApp",
                        "Interakt", Map.of("Id", "0b8f7c30-0000-4000-8000-000000000001"),
                        "Changed", "31/01/2026",
                        "Greeting", "Dear Asha"));
    }

    @Test
    void theCustomerOfAWebhookBecomesARowAsWell() throws Exception {
        CrmMapping mapping = Mappings.of("contact: {userId: Id, phone: Phone, traits: {city: City}}");
        WebhookEvent event = WebhookEvent.parse(("{\"type\":\"message_received\",\"data\":{\"customer\":{\"id\":\"c1\","
                        + "\"channel_phone_number\":\"919999999999\",\"traits\":{\"city\":\"Pune\"}},\"message\":{\"id\":\"m1\"}}}")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(mapping.row(event.getCustomer())).isEqualTo(Map.of("Phone", "+919999999999", "City", "Pune"));
    }

    @Test
    void aTraitThatDoesNotFitIsNamedWithTheContactAndWithoutItsContent() {
        CrmMapping mapping = Mappings.of("""
                key: id
                contact:
                  traits: {born: {field: Birthdate, convert: date}}
                row:
                  Score: {field: traits.score, convert: number}
                  Email: {field: traits.email, required: true}
                """);

        assertThatThrownBy(() -> mapping.row(contact("{'born':'in spring','score':'high'}")))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(
                        "The contact 0b8f7c30-0000-4000-8000-000000000001 cannot be mapped with test.yaml")
                .hasMessageContaining("traits.born (to Birthdate) is not a date in ISO 8601")
                .hasMessageContaining("traits.score (to Score) is not a number")
                .hasMessageContaining("traits.email (to Email) is required, and empty")
                .hasMessageNotContaining("spring")
                .hasMessageNotContaining("high");
    }

    private static Object back(String conversion, String trait) throws Exception {
        return Mappings.ofTrait("{field: f, " + conversion + "}")
                .row(contact("{'t':" + trait + "}"))
                .get("f");
    }

    private static Contact contact(String traits) throws Exception {
        String json = "{'id':'0b8f7c30-0000-4000-8000-000000000001','user_id':'crm-7','country_code':'+91',"
                + "'phone_number':'9999999999','created_at_utc':'2026-01-30T08:00:00','modified_at_utc':'2026-01-31T09:00:00',"
                + "'traits':" + traits + "}";
        return Contact.of((ObjectNode) Json.parse(json.replace('\'', '"')));
    }
}
