package io.github.camelinterakt.docs.example;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The mappings and routes of mapping.md do what it says. */
class MappingTest {

    private static final Map<String, Object> RECORD = Map.ofEntries(
            Map.entry("id", 1001),
            Map.entry("office", Map.of("phone", "99999 99999")),
            Map.entry("country", "India"),
            Map.entry("title", "Ms"),
            Map.entry("first_name", "Asha"),
            Map.entry("last_name", "Rao"),
            Map.entry("email", " Asha@Example.com"),
            Map.entry("born", "31/01/1990"),
            Map.entry("ordered_at", "2026-01-31 09:00:00"),
            Map.entry("newsletter", "Y"),
            Map.entry("interests", "shoes;bags"),
            Map.entry("segment", "retail"),
            Map.entry("updated_at", "2026-01-31T09:00:00Z"));

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT = new InteraktSandboxExtension();

    private final BlockingQueue<Map<?, ?>> rows = new LinkedBlockingQueue<>();
    private SandboxedCamel camel;

    @BeforeEach
    void start() throws Exception {
        camel = new SandboxedCamel(INTERAKT.sandbox());
        camel.context().getRegistry().bind("checkpoint", new MemoryStateRepository());
        camel.context().getRegistry().bind("parsed", MappingInJava.parsed(camel.context()));
        camel.routes(new MappingRoutes())
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:save-row")
                                .process(exchange ->
                                        rows.add(exchange.getMessage().getBody(Map.class)));
                    }
                })
                .file("routes/mapping.yaml")
                .file("routes/mapping.xml")
                .start();
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void aRecordBecomesAContactAndAnEvent() {
        camel.request("direct:crm-record", RECORD);
        camel.request("direct:deal", Map.of("id", 1001, "stage", "WON", "amount", "985"));

        var contact = INTERAKT.sandbox().contact("919999999999");
        assertThat(contact.userId()).isEqualTo("1001");
        assertThat(contact.tags()).containsExactlyInAnyOrder("retail", "customer");
        assertThat(contact.traits())
                .containsEntry("name", "Asha Rao")
                .containsEntry("email", "asha@example.com")
                .containsEntry("birthday", "1990-01-31T00:00:00.000Z")
                .containsEntry("last_order", "2026-01-31T03:30:00.000Z")
                .containsEntry("newsletter", true)
                .containsEntry("orders", 0)
                .containsEntry("greeting", "Dear Ms Rao")
                .containsEntry("source", "crm");
        assertThat(INTERAKT.sandbox().events()).singleElement().satisfies(event -> assertThat(event.name())
                .isEqualTo("Deal won"));
    }

    @Test
    void aContactBecomesARowInARouteAndInTheFeed() throws Exception {
        camel.request("direct:crm-record", RECORD);

        Object contact = camel.request("interakt:getUser?defaultRegion=IN", "9999999999");
        Map<?, ?> row = (Map<?, ?>) camel.request("direct:found-contact", contact);

        assertThat(row.get("mobile")).isEqualTo("9999999999");
        assertThat(row.get("country")).isEqualTo("India");
        assertThat(row.get("born")).isEqualTo("31/01/1990");
        assertThat(row.get("newsletter")).isEqualTo("Y");
        assertThat(row.get("interests")).isEqualTo("shoes;bags");
        assertThat(row.get("lead_source")).isEqualTo("WhatsApp");
        Map<?, ?> fed = rows.poll(30, TimeUnit.SECONDS);
        assertThat(fed).isNotNull();
        assertThat(fed.get("name")).isEqualTo("Asha Rao");
    }

    @Test
    void theCustomerOfAWebhookBecomesARow() throws Exception {
        WebhookEvent event = WebhookEvent.parse(
                "{\"type\":\"message_received\",\"data\":{\"customer\":{\"traits\":{\"email\":\"asha@example.com\"}}}}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(camel.request("direct:webhook-event", event))
                .isEqualTo(Map.of("email", "asha@example.com", "lead_source", "WhatsApp"));
    }

    @Test
    void aShippedMappingAndAMappingInJavaDoTheSame() {
        camel.request("direct:salesforce", Map.of("Id", "003", "MobilePhone", "+91 99999 99998", "Name", "Asha Rao"));
        assertThat(INTERAKT.sandbox().contact("919999999998").traits()).containsEntry("name", "Asha Rao");

        camel.request("direct:parsed", Map.of("id", 7, "phone", "+91 99999 99997", "plan", "G"));
        assertThat(INTERAKT.sandbox().contact("919999999997").traits()).containsEntry("plan", "gold");
    }

    @Test
    void aMappingExtendsAnother() {
        CrmMapping own = CrmMapping.load("classpath:mapping/own.yaml", camel.context());

        assertThat(own.contact(Map.of("Plan__c", "gold", "Company__c", "Example", "Birthdate", "1990-01-31"))
                        .getTraits())
                .isEqualTo(Map.of("plan", "gold", "company", "Example"));
        assertThat(own.modifiedAt(Map.of("LastModifiedDate", "2026-01-31T09:00:00.000+0000")))
                .contains(Instant.parse("2026-01-31T09:00:00Z"));
    }

    @Test
    void aRecordThatDoesNotFitIsRefusedByItsKey() {
        assertThatThrownBy(() -> camel.request("direct:crm-record", Map.of("id", 1001, "born", "in spring")))
                .cause()
                .isInstanceOf(InteraktException.class)
                .hasMessageContaining("The record 1001 cannot be mapped with classpath:mapping/crm.yaml: "
                        + "born (to traits.birthday) is not a date of the format dd/MM/yyyy");
    }
}
