package io.github.camelinterakt.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

/** A contact is read as it came, and written as trackUser takes it. */
class ContactTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Contact listed = contact(4);
    private final Contact lookedUp = contact(5);

    @Test
    void aFetchedContactReturnsTheValuesOfTheResponse() {
        assertThat(lookedUp.getId()).isEqualTo("00000000-0000-4000-8000-000000000005");
        assertThat(lookedUp.getCreatedAt()).isEqualTo("2025-07-28T08:08:02Z");
        assertThat(lookedUp.getModifiedAt()).isEqualTo("2026-01-22T07:10:09.275Z");
        assertThat(lookedUp.getCountryCode()).isEqualTo("+91");
        assertThat(lookedUp.getPhoneNumber()).isEqualTo("9999999999");
        assertThat(lookedUp.getFullPhoneNumber()).isEqualTo("+919999999999");
        assertThat(lookedUp.getUserId()).isNull();
        assertThat(lookedUp.getTags()).containsExactly("second-tag", "first-tag");
        assertThat(lookedUp.getTagIds()).hasSize(2);
        assertThat(lookedUp.getSource()).isEqualTo("CreateUI");
        assertThat(lookedUp.getTraits()).contains(entry("name", "Asha"), entry("whatsapp_opted_in", false));
    }

    @Test
    void traitsMayBeNestedOrNull() {
        assertThat(listed.getTraits())
                .containsEntry("email", null)
                .containsEntry("last_order_id", 3993626378418L)
                .containsEntry("address", Map.of("address1", "1 First Street", "city", "Pune", "zip_code", "411002"));
        assertThat(listed.getTags()).isEmpty();
        assertThat(listed.getTagIds()).isEmpty();
    }

    @Test
    void anEmptyUserIdCountsAsNone() {
        assertThat(listed.getUserId()).isNull();
        assertThat(listed.toRequest().toJson().has("userId")).isFalse();
    }

    @Test
    void theReceivedDocumentIsAccessibleWithEveryKey() throws Exception {
        ObjectNode customer = customer(5);
        assertThat(lookedUp.toJson()).isEqualTo(customer);
        assertThat(MAPPER.readTree(MAPPER.writeValueAsBytes(lookedUp))).isEqualTo(customer);
        assertThat(MAPPER.treeToValue(customer, Contact.class)).isEqualTo(lookedUp);
    }

    @Test
    void aContactIsImmutable() {
        ObjectNode customer = customer(4);
        Contact contact = Contact.of(customer);
        customer.removeAll();
        contact.toJson().removeAll();
        contact.getTraits().clear();
        address(contact).clear();
        assertThat(contact).isEqualTo(listed).hasSameHashCodeAs(listed);
    }

    @Test
    void aFetchedContactIsConvertedToARequestOfTrackUser() throws Exception {
        assertThat(written(listed)).isEqualTo(MAPPER.readTree("""
                {"countryCode": "+91", "phoneNumber": "9999999999",
                 "traits": {"name": "Asha", "whatsapp_opted_in": true, "total_orders_count": 1,
                            "last_order_id": 3993626378418, "total_spent": "7080.00",
                            "created_at": "2021-08-27T08:47:56"}}"""));
        assertThat(written(lookedUp)).isEqualTo(MAPPER.readTree("""
                {"countryCode": "+91", "phoneNumber": "9999999999", "tags": ["second-tag", "first-tag"],
                 "traits": {"name": "Asha", "whatsapp_opted_in": false, "email": "", "store_region": "IN"}}"""));
    }

    @Test
    void aFetchedContactCanBeChangedAndSentBack() {
        JsonNode json = written(listed.withTrait("x", 1));
        assertThat(json.at("/traits/x").asInt()).isEqualTo(1);
        assertThat(json.at("/traits/name").asText()).isEqualTo("Asha");
        assertThat(json.path("phoneNumber").asText()).isEqualTo("9999999999");
    }

    @Test
    void anUpdateContainsOnlyTheIdentityAndTheChanges() throws Exception {
        assertThat(written(lookedUp.toUpdate().withTrait("x", 1))).isEqualTo(MAPPER.readTree("""
                {"countryCode": "+91", "phoneNumber": "9999999999", "traits": {"x": 1}}"""));
    }

    @Test
    void aNewContactReturnsTheGivenValues() {
        Contact contact = new Contact()
                .to("919999999999")
                .withUserId("crm-1001")
                .withTrait("email", null)
                .withTags("newsletter")
                .withSalesCycle(true)
                .withCreatedAt(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(contact.toRequest()).isSameAs(contact);
        assertThat(contact.withTrait("x", 1)).isNotEqualTo(contact);
        assertThat(contact.getCreatedAt()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(contact.getId()).isNull();
        assertThat(contact.getModifiedAt()).isNull();
        assertThat(contact.getSource()).isNull();
        assertThat(contact.getTagIds()).isEmpty();
        assertThat(contact.getTags()).containsExactly("newsletter");
        assertThat(contact.getTraits()).containsEntry("email", null);
        assertThat(contact.getUserId()).isEqualTo("crm-1001");
        assertThat(contact.getFullPhoneNumber()).isEqualTo("919999999999");
        assertThat(contact.toUpdate())
                .isEqualTo(new Contact().withUserId("crm-1001").to("919999999999"));
    }

    @Test
    void aPrintedContactShowsInteraktsIdOnly() {
        assertThat(listed).hasToString("Contact[id=00000000-0000-4000-8000-000000000004]");
        assertThat(new Contact().to("919999999999")).hasToString("Contact[id=null]");
    }

    @Test
    void oneInvalidTimeStampDoesNotMakeThePageUnreadable() {
        ObjectNode page = RequestFixture.number(4).answer(0);
        ((ObjectNode) page.at("/data/customers/0")).put("created_at_utc", "soon");
        Contact contact = new ContactPage(page).getContacts().get(0);
        assertThat(contact.getPhoneNumber()).isEqualTo("9999999999");
        assertThatIllegalArgumentException().isThrownBy(contact::getCreatedAt);
    }

    @Test
    void anEmptyContactIsReadAndWritten() {
        Contact contact = Contact.of(JsonNodeFactory.instance.objectNode());
        assertThat(contact.getTraits()).isEmpty();
        assertThat(contact.getCreatedAt()).isNull();
        assertThat(contact.getFullPhoneNumber()).isNull();
        assertThat(written(contact).toString()).isEqualTo("{\"traits\":{}}");
    }

    @Test
    void aPageReturnsItsOffsetAndSize() {
        ContactPage page = new ContactPage(RequestFixture.number(4).answer(1));
        assertThat(page.getContacts()).hasSize(1);
        assertThat(page.getTotal()).isEqualTo(250);
        assertThat(page.getOffset()).isEqualTo(100);
        assertThat(page.getLimit()).isEqualTo(100);
        assertThat(page.hasNextPage()).isTrue();
        ContactPage single = new ContactPage(RequestFixture.number(5).answer(0));
        assertThat(single.getTotal()).isEqualTo(1);
        assertThat(single.getLimit()).isEqualTo(1);
        assertThat(single.hasNextPage()).isFalse();
        assertThat(new ContactPage(RequestFixture.number(5).answer(1)).getContacts())
                .isEmpty();
    }

    @Test
    void everyUsualJavaValueBecomesATrait() {
        Instant moment = Instant.parse("2025-01-02T03:04:05.006Z");
        Map<Object, Object> nested = new HashMap<>();
        nested.put(1, MessageType.Text);
        Map<String, Object> given = Map.ofEntries(
                entry("instant", moment),
                entry("offset", moment.atOffset(ZoneOffset.ofHours(5))),
                entry("zoned", moment.atZone(ZoneId.of("Asia/Kolkata"))),
                entry("local", LocalDateTime.ofInstant(moment, ZoneOffset.UTC)),
                entry("timestamp", Timestamp.from(moment)),
                entry("day", LocalDate.of(2025, 1, 2)),
                entry("sqlDay", java.sql.Date.valueOf("2025-01-02")),
                entry("uuid", new UUID(0, 1)),
                entry("letter", 'x'),
                entry("array", new int[] {1, 2}),
                entry("list", Arrays.asList("a", null)),
                entry("map", nested),
                entry(
                        "json",
                        JsonNodeFactory.instance.objectNode().put("a", 1.5).putNull("b")));
        Map<String, Object> traits = new Contact().withTraits(given).getTraits();
        for (String name : List.of("instant", "offset", "zoned", "local", "timestamp")) {
            assertThat(traits).as(name).containsEntry(name, "2025-01-02T03:04:05.006Z");
        }
        Map<String, Object> json = new HashMap<>();
        json.put("a", new BigDecimal("1.5"));
        json.put("b", null);
        assertThat(traits)
                .containsEntry("day", "2025-01-02")
                .containsEntry("sqlDay", "2025-01-02")
                .containsEntry("uuid", "00000000-0000-0000-0000-000000000001")
                .containsEntry("letter", "x")
                .containsEntry("array", List.of(1, 2))
                .containsEntry("list", Arrays.asList("a", null))
                .containsEntry("map", Map.of("1", "Text"))
                .containsEntry("json", json);
    }

    @Test
    void aTraitThatIsNotJsonIsRefusedByNameWithoutItsContent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contact()
                        .withTrait("owner", new StringBuilder("Asha").reverse().chars()))
                .withMessageContaining("'owner'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Event("Bought").withTrait("price", Double.NaN))
                .withMessageContaining("'price'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contact().withTrait("address", Map.of("zip", new Object())))
                .withMessageContaining("'address.zip'");
    }

    @SuppressWarnings("unchecked") // the sample holds an object there
    private static Map<String, Object> address(Contact contact) {
        return (Map<String, Object>) contact.getTraits().get("address");
    }

    private static JsonNode written(Contact contact) {
        try {
            return MAPPER.readTree(contact.toRequest().toJson().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode customer(int number) {
        return (ObjectNode) RequestFixture.number(number).answer(0).at("/data/customers/0");
    }

    private static Contact contact(int number) {
        return Contact.of(customer(number));
    }
}
