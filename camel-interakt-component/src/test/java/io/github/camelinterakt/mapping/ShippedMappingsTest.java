package io.github.camelinterakt.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.Contact;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The mappings that come with the component, each with a record in the shape that its vendor's API gives. */
class ShippedMappingsTest {

    private static Stream<String> names() {
        return CompiledMapping.SHIPPED.stream();
    }

    @Test
    void allAreNamed() throws Exception {
        Path folder = Path.of(CrmMapping.class
                        .getResource("/io/github/camelinterakt/mapping/salesforce-contact.yaml")
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .containsExactlyInAnyOrderElementsOf(
                            names().map(name -> name + ".yaml").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aRecordBecomesAContact(String name) throws IOException {
        JsonNode fixture = fixture(name);

        ObjectNode contact = mapping(name).contact(record(fixture)).toJson();

        assertThat(Json.parse(contact.toString())).isEqualTo(fixture.get("contact"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void thatContactBecomesTheRecordsRow(String name) throws IOException {
        JsonNode fixture = fixture(name);

        Map<String, Object> row = mapping(name).row(fetched((ObjectNode) fixture.get("contact")));

        assertThat(row).isEqualTo(Json.toMap((ObjectNode) fixture.get("row")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aLeadFromInteraktBecomesARowThatTheCrmCanInsert(String name) throws IOException {
        ObjectNode lead = (ObjectNode)
                Json.parse(
                        "{\"id\":\"1\",\"user_id\":\"\",\"country_code\":\"+91\",\"phone_number\":\"9999999999\",\"traits\":{\"name\":\"Asha\"}}");

        Map<String, Object> row = mapping(name).row(Contact.of(lead));

        assertThat(row.toString()).contains("+919999999999").contains("Asha");
        assertThat(row).doesNotContainKeys("id", "Id", "ProspectID");
    }

    @ParameterizedTest
    @MethodSource("names")
    void theTimeOfChangeIsKnown(String name) throws IOException {
        CrmMapping mapping = mapping(name);
        Map<String, Object> record = record(fixture(name));

        assertThat(mapping.modifiedAt(record)).contains(Instant.parse("2026-01-31T09:00:00Z"));
        assertThat(mapping.fields()).extracting(field -> field.target).contains("userId", "phone", "traits.name");
    }

    private static CrmMapping mapping(String name) {
        return CrmMapping.load("interakt:" + name, new DefaultCamelContext());
    }

    private static Map<String, Object> record(JsonNode fixture) {
        return Json.toMap((ObjectNode) fixture.get("record"));
    }

    /** The contact as Interakt gives it back. */
    private static Contact fetched(ObjectNode sent) {
        ObjectNode customer = Json.object();
        customer.set("user_id", sent.get("userId"));
        customer.put("country_code", "+91").put("phone_number", "9999999999");
        customer.set("traits", sent.get("traits"));
        return Contact.of(customer);
    }

    private static JsonNode fixture(String name) throws IOException {
        try (InputStream json = ShippedMappingsTest.class.getResourceAsStream("/fixtures/mapping/" + name + ".json")) {
            return Json.parse(json.readAllBytes(), null);
        }
    }
}
