package io.github.camelinterakt.mapping;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.model.Contact;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.mapping.FieldMapping.constant;
import static io.github.camelinterakt.mapping.FieldMapping.field;
import static io.github.camelinterakt.mapping.FieldMapping.simple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From contacts to rows. */
class RowTest {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    @Test
    void whatIsMappedToInteraktComesBackIntoItsField() throws Exception {
        CrmMapping mapping = CrmMapping.builder()
                .contact("userId", field("Id"))
                .contact("phone", field("Mobile", "Phone"))
                .contact("createdAt", field("Created"))
                .contact("traits.city", field("Address.City"))
                .contact("traits.country", field("Address.Country"))
                .contact("traits.name", field("First", "Last").join(" "))
                .contact("traits.source", constant("crm"))
                .build();

        assertThat(mapping.row(contact("{'city':'Pune','country':'India','name':'Asha','source':'crm'}")))
                .isEqualTo(Map.of(
                        "Id", "crm-7",
                        "Mobile", "+919999999999",
                        "Created", "2026-01-30T08:00:00.000Z",
                        "Address", Map.of("City", "Pune", "Country", "India")));
    }

    @Test
    void thePhoneIsTheNationalNumberWhereTheCountryHasItsOwnField() throws Exception {
        CrmMapping mapping = CrmMapping.builder()
                .key("id")
                .contact("phone", field("number"))
                .contact("countryCode", field("country").values(Map.of("India", "+91")))
                .build();

        assertThat(mapping.row(contact("{}"))).isEqualTo(Map.of("number", "9999999999", "country", "India"));
    }

    @Test
    void conversionsAreUndone() throws Exception {
        assertThat(back(field("f").convert(Conversion.DATE), "'2026-01-31T00:00:00.000Z'"))
                .isEqualTo("2026-01-31");
        assertThat(back(field("f").convert(Conversion.DATE).format("dd/MM/yyyy").zone(INDIA), "'2026-01-31T00:00:00Z'"))
                .isEqualTo("31/01/2026");
        assertThat(back(field("f").convert(Conversion.DATE).format("jdbc"), "'2026-01-31'"))
                .isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(back(
                        field("f")
                                .convert(Conversion.DATE_TIME)
                                .format("dd/MM/yyyy HH:mm")
                                .zone(INDIA),
                        "'2026-01-31T03:30:00Z'"))
                .isEqualTo("31/01/2026 09:00");
        assertThat(back(field("f").convert(Conversion.DATE_TIME).format("jdbc"), "'2026-01-31T03:30:00Z'"))
                .isEqualTo(OffsetDateTime.of(2026, 1, 31, 3, 30, 0, 0, ZoneOffset.UTC));
        assertThat(back(field("f").convert(Conversion.DATE_TIME).format("epochMillis"), "'2026-01-31T03:30:00Z'"))
                .isEqualTo(1769830200000L);
        assertThat(back(field("f").convert(Conversion.NUMBER), "'12'")).isEqualTo(12L);
        assertThat(back(field("f").convert(Conversion.BOOLEAN), "'Yes'")).isEqualTo(true);
        assertThat(back(field("f").convert(Conversion.LIST).separator(";"), "['a','b']"))
                .isEqualTo("a;b");
        assertThat(back(field("f").convert(Conversion.LIST), "'a'")).isEqualTo(List.of("a"));
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("Y", true);
        answers.put("J", true);
        answers.put("N", false);
        assertThat(back(field("f").values(answers), "true")).isEqualTo("Y");
        assertThat(back(field("f").convert(Conversion.LOWER), "'Asha'")).isEqualTo("Asha");
    }

    @Test
    void aRecordThatGoesToInteraktAndBackIsTheSame() throws Exception {
        CrmMapping mapping = CrmMapping.builder()
                .contact("userId", field("id"))
                .contact("traits.born", field("born").convert(Conversion.DATE).format("dd.MM.yyyy"))
                .contact(
                        "traits.seen",
                        field("seen").convert(Conversion.DATE_TIME).format("epochSeconds"))
                .contact("traits.vip", field("vip").values(Map.of("Y", true, "N", false)))
                .contact("traits.likes", field("likes").convert(Conversion.LIST).separator("|"))
                .contact("traits.score", field("score").convert(Conversion.NUMBER))
                .build();
        Map<String, Object> record = Map.of(
                "id", "crm-7", "born", "31.01.1990", "seen", 1769830200L, "vip", "N", "likes", "a|b", "score", 7L);

        ObjectNode sent = mapping.contact(record).toJson();

        assertThat(mapping.row(contact(sent.get("traits").toString()))).isEqualTo(record);
    }

    @Test
    void whatTheContactDoesNotHaveIsLeftOut() throws Exception {
        CrmMapping mapping = CrmMapping.builder()
                .key("id")
                .contact("traits.a", field("a"))
                .contact("traits.b", field("b").empty(EmptyPolicy.send))
                .contact("traits.c", field("c").empty(EmptyPolicy.send))
                .build();

        assertThat(mapping.row(contact("{'a':null,'b':null}")))
                .containsOnlyKeys("b")
                .containsValue(null);
    }

    @Test
    void directionsAreKept() throws Exception {
        CrmMapping mapping = CrmMapping.builder()
                .key("id")
                .contact("traits.a", field("a").direction(Direction.toInterakt))
                .contact("traits.b", field("b").direction(Direction.toCrm))
                .build();

        assertThat(mapping.contact(Map.of("a", 1, "b", 2)).getTraits()).containsOnlyKeys("a");
        assertThat(mapping.row(contact("{'a':1,'b':2}"))).containsOnlyKeys("b");
    }

    @Test
    void aFieldOfRowsIsMadeOfAnythingThatTheContactHas() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            CrmMapping mapping = CrmMapping.builder()
                    .key("id")
                    .contact("traits.name", field("LastName"))
                    .row("LastName", field("traits.last", "traits.name").convert(Conversion.UPPER))
                    .row("Company", field("traits.company").defaultValue("Not known"))
                    .row("Source", constant("WhatsApp"))
                    .row("Interakt.Id", field("id"))
                    .row("Changed", field("modifiedAt").convert(Conversion.DATE).format("dd/MM/yyyy"))
                    .row("Greeting", simple("Dear ${body.traits[name]}"))
                    .build(context);

            assertThat(mapping.row(contact("{'name':'Asha'}")))
                    .isEqualTo(Map.of(
                            "LastName", "ASHA",
                            "Company", "Not known",
                            "Source", "WhatsApp",
                            "Interakt", Map.of("Id", "0b8f7c30-0000-4000-8000-000000000001"),
                            "Changed", "31/01/2026",
                            "Greeting", "Dear Asha"));
        }
    }

    @Test
    void theCustomerOfAWebhookBecomesARowAsWell() throws Exception {
        CrmMapping mapping = CrmMapping.builder()
                .contact("userId", field("Id"))
                .contact("phone", field("Phone"))
                .contact("traits.city", field("City"))
                .build();
        WebhookEvent event = WebhookEvent.parse(("{\"type\":\"message_received\",\"data\":{\"customer\":{\"id\":\"c1\","
                        + "\"channel_phone_number\":\"919999999999\",\"traits\":{\"city\":\"Pune\"}},\"message\":{\"id\":\"m1\"}}}")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(mapping.row(event.getCustomer())).isEqualTo(Map.of("Phone", "+919999999999", "City", "Pune"));
    }

    @Test
    void aTraitThatDoesNotFitIsNamedWithTheContactAndWithoutItsContent() {
        CrmMapping mapping = CrmMapping.builder()
                .name("crm.yaml")
                .key("id")
                .contact("traits.born", field("Birthdate").convert(Conversion.DATE))
                .row("Score", field("traits.score").convert(Conversion.NUMBER))
                .row("Email", field("traits.email").required())
                .build();

        assertThatThrownBy(() -> mapping.row(contact("{'born':'in spring','score':'high'}")))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("The contact 0b8f7c30-0000-4000-8000-000000000001 cannot be mapped with crm.yaml")
                .hasMessageContaining("traits.born (to Birthdate) is not a date in ISO 8601")
                .hasMessageContaining("traits.score (to Score) is not a number")
                .hasMessageContaining("traits.email (to Email) is required, and empty")
                .hasMessageNotContaining("spring")
                .hasMessageNotContaining("high");
    }

    private static Object back(FieldMapping field, String trait) throws Exception {
        return CrmMapping.builder()
                .key("id")
                .contact("traits.t", field)
                .build()
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
