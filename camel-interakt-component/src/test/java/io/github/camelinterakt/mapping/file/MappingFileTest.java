package io.github.camelinterakt.mapping.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.camelinterakt.mapping.ConflictPolicy;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.mapping.MappedField;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final String PROPERTIES = """
            # The same as properties.
            key = Id
            modified.field = Changed
            modified.zone = Asia/Kolkata
            conflict = newestWins
            contact.userId = Id
            contact.phone = Mobile, Phone
            contact.countryCode.field = Country
            contact.countryCode.direction = toInterakt
            contact.countryCode.values.India = +91
            contact.createdAt = Created
            contact.addToSalesCycle.constant = true
            contact.traits.full\\ name.field = First, \\
                Last
            contact.traits.full\\ name.join =
            contact.traits[email].field = Email
            contact.traits[email].convert = trim, lower
            contact.traits[email].conflict = crmWins
            contact.traits.born.field = Born
            contact.traits.born.convert = date
            contact.traits.born.format = dd/MM/yyyy
            contact.traits.likes.field = Likes
            contact.traits.likes.convert = list
            contact.traits.likes.separator = ;
            contact.traits.score.field = Score
            contact.traits.score.convert = number
            contact.traits.score.default = 0
            contact.traits.score.empty = send
            contact.traits.greeting.simple = Dear ${body[First]}
            contact.tags[0] = Segment
            contact.tags[1].constant = crm
            event.name.field = Stage
            event.name.values.WON = Deal Won
            event.traits.amount.field = Amount
            event.traits.amount.convert = number
            row[Account.Source].constant = WhatsApp
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

    @ParameterizedTest
    @ValueSource(strings = {YAML, PROPERTIES})
    void aFileSaysWhatTheBuilderSays(String content) throws IOException {
        CrmMapping mapping = load(content.startsWith("#") ? "crm.properties" : "crm.yaml", content);
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
                .isEqualTo("{\"countryCode\":\"+91\",\"phoneNumber\":\"9999999999\",\"userId\":\"7\",\"traits\":{"
                        + "\"full name\":\"Asha Rao\",\"email\":\"asha@example.com\",\"born\":\"1990-01-31T00:00:00.000Z\","
                        + "\"likes\":[\"a\",\"b\"],\"score\":0,\"greeting\":\"Dear Asha\"},\"tags\":[\"gold\",\"crm\"],"
                        + "\"add_to_sales_cycle\":true,\"createdAt\":\"2026-01-30T00:00:00.000Z\"}");
        assertThat(mapping.event(Map.of("Id", "7", "Stage", "WON", "Amount", "1.5"))
                        .toJson()
                        .toString())
                .isEqualTo("{\"userId\":\"7\",\"traits\":{\"amount\":1.5},\"event\":\"Deal Won\"}");
        assertThat(mapping.row(mapping.contact(record)))
                .containsEntry("Account", Map.of("Source", "WhatsApp"))
                .containsEntry("Email", "asha@example.com")
                .doesNotContainKey("Country");
        assertThat(mapping.fields())
                .filteredOn(field -> field.conflict() == ConflictPolicy.crmWins)
                .extracting(MappedField::field)
                .containsExactly("Email");
    }

    @ParameterizedTest
    @CsvSource({"crm.yaml,key: id\\r\\ncontact: {phone: p}", "crm.properties,key=id\\r\\ncontact.phone = p"})
    void theMarksOfOtherSystemsEditorsAreNoMistake(String name, String content) throws IOException {
        CrmMapping mapping = load(name, "\uFEFF" + content.replace("\\r\\n", "\r\n"));

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
                .isEqualTo("{\"fullPhoneNumber\":\"2\",\"userId\":\"003\",\"traits\":{\"plan\":\"gold\"}}");
        assertThat(mapping.fields())
                .extracting(MappedField::target)
                .contains("traits.plan", "traits.city")
                .doesNotContain("traits.birthday");
    }

    private CrmMapping load(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        return MappingFile.load("file:" + file, context);
    }
}
