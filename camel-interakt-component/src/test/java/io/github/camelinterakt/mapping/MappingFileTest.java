package io.github.camelinterakt.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.camelinterakt.mapping.Field.ConflictPolicy;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MappingFileTest {

    private static final String YAML = """
            key: Id
            modified: {field: Changed, zone: Asia/Kolkata}
            conflict: newestWins
            contact:
              userId: Id
              phone: [Mobile, Phone]
              countryCode: {field: Country, direction: toInterakt, values: {India: "+91"}}
              createdAt: Created
              addToSalesCycle: {constant: true}
              traits:
                full name: {field: [First, Last], join: " "}
                email: {field: Email, convert: [trim, lower], conflict: crmWins}
                born: {field: Born, convert: date, format: dd/MM/yyyy}
                likes: {field: Likes, convert: list, separator: ";"}
                score: {field: Score, convert: number, default: 0, empty: send}
                greeting: {simple: "Dear ${body[First]}"}
              tags:
                - Segment
                - constant: crm
            event:
              name: {field: Stage, values: {WON: Deal Won}}
              traits:
                amount: {field: Amount, convert: number}
            row:
              Account.Source: {constant: WhatsApp}
            """;

    @TempDir
    private Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void everySectionOfAFileIsMapped() throws IOException {
        CrmMapping mapping = load("crm.yaml", YAML);
        Map<String, Object> record = Map.of(
                "Id", "7",
                "Phone", "9999999999",
                "Country", "India",
                "Created", "2026-01-30",
                "First", "Asha",
                "Last", "Rao",
                "Email", " ASHA@example.com",
                "Born", "31/01/1990",
                "Likes", "a;b",
                "Segment", "gold");

        assertThat(mapping.contact(record).toJson().toString())
                .isEqualTo(
                        "{\"traits\":{\"full name\":\"Asha Rao\",\"email\":\"asha@example.com\","
                                + "\"born\":\"1990-01-31T00:00:00.000Z\",\"likes\":[\"a\",\"b\"],\"score\":0,\"greeting\":\"Dear Asha\"},"
                                + "\"userId\":\"7\",\"countryCode\":\"+91\",\"phoneNumber\":\"9999999999\","
                                + "\"createdAt\":\"2026-01-30T00:00:00.000Z\",\"add_to_sales_cycle\":true,\"tags\":[\"gold\",\"crm\"]}");
        assertThat(mapping.event(Map.of("Id", "7", "Stage", "WON", "Amount", "1.5"))
                        .toJson()
                        .toString())
                .isEqualTo("{\"event\":\"Deal Won\",\"traits\":{\"amount\":1.5},\"userId\":\"7\"}");
        assertThat(mapping.row(mapping.contact(record)))
                .containsEntry("Account", Map.of("Source", "WhatsApp"))
                .containsEntry("Email", "asha@example.com")
                .doesNotContainKey("Country");
        assertThat(mapping.fields())
                .filteredOn(field -> field.conflict == ConflictPolicy.crmWins)
                .extracting(field -> field.target)
                .containsExactly("traits.email");
    }

    @Test
    void aByteOrderMarkAndCarriageReturnsAreNoMistake() throws IOException {
        CrmMapping mapping = load("crm.yaml", "\uFEFFkey: id\r\ncontact: {phone: p}");

        assertThat(mapping.contact(Map.of("phone", "9", "p", "9999999999")).getFullPhoneNumber())
                .isEqualTo("9999999999");
    }

    @Test
    void propertyPlaceholdersAreFilledIn() throws IOException {
        context.getPropertiesComponent().addInitialProperty("crm.source", "Partner");

        CrmMapping mapping = load("crm.yaml", "key: id\ncontact:\n  traits:\n    source: {constant: '{{crm.source}}'}");

        assertThat(mapping.contact(Map.of()).getTraits()).containsEntry("source", "Partner");
    }

    @Test
    void aMappingExtendsAnother() throws IOException {
        CrmMapping mapping = load("own.yaml", """
                extends: interakt:salesforce-contact
                contact:
                  phone: Phone
                  traits:
                    plan: Plan__c
                    birthday: ~
                """);

        assertThat(mapping.contact(Map.of(
                                "Id",
                                "003",
                                "Plan__c",
                                "gold",
                                "Birthdate",
                                "1990-01-31",
                                "MobilePhone",
                                "1",
                                "Phone",
                                "2"))
                        .toJson()
                        .toString())
                .isEqualTo("{\"traits\":{\"plan\":\"gold\"},\"userId\":\"003\",\"fullPhoneNumber\":\"2\"}");
        assertThat(mapping.fields())
                .extracting(field -> field.target)
                .contains("traits.plan", "traits.city")
                .doesNotContain("traits.birthday");
    }

    @Test
    void aMappingIsABeanWithALocation() throws IOException {
        CrmMapping bean = new CrmMapping();
        assertThatThrownBy(bean::hasRow).hasMessage("The mapping has no location");

        Files.writeString(folder.resolve("crm.yaml"), "key: id\ncontact: {traits: {t: f}}");
        bean.setLocation("file:" + folder.resolve("crm.yaml"));
        bean.setCamelContext(context);

        assertThat(bean.contact(Map.of("f", 7)).getTraits()).containsEntry("t", 7);
    }

    private CrmMapping load(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        return CrmMapping.load("file:" + file, context);
    }
}
