package io.github.camelinterakt.docs.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.ContactPage;
import io.github.camelinterakt.model.Event;
import io.github.camelinterakt.sandbox.SampleData;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The routes of contacts.md move contacts into the sandbox and out of it. */
class ContactsTest {

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT = InteraktSandboxExtension.with(builder -> builder.sampleData(true));

    private final List<Contact> exported = new ArrayList<>();
    private SandboxedCamel camel;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        camel = new SandboxedCamel(INTERAKT.sandbox())
                .routes(new ContactRoutes(exported))
                .file("routes/contacts.yaml")
                .start();
        template = camel.context().createProducerTemplate();
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void aMapAndAContactAreTracked() {
        // tag::track-user[]
        template.requestBody(
                "direct:contact",
                Map.of(
                        "phoneNumber",
                        "099999 99998",
                        "userId",
                        "crm-1001",
                        "traits",
                        Map.of("name", "Asha", "city", "Pune"),
                        "tags",
                        List.of("newsletter")));
        // end::track-user[]
        // tag::contact[]
        Contact contact = new Contact()
                .withPhone("+91", "9999999999")
                .withUserId("crm-1002")
                .withTrait("name", "Ravi")
                .withTrait("orders", 3)
                .withTags("vip");
        template.requestBody("direct:contact", contact);
        // end::contact[]

        assertThat(INTERAKT.sandbox().contact("919999999998").traits()).containsEntry("city", "Pune");
        assertThat(INTERAKT.sandbox().contact("919999999999").traits()).containsEntry("name", "Ravi");
    }

    @Test
    void anEventIsTrackedOnTheContactsTimeline() {
        camel.request("direct:contact", Map.of("phoneNumber", "9999999999", "userId", "crm-1001"));
        camel.request("direct:deal-won", Map.of("traits", Map.of("amount", 985)), Map.of("crmId", "crm-1001"));
        // tag::event[]
        Event event = new Event("Deal won")
                .withUserId("crm-1001")
                .withTrait("amount", 985)
                .withTrait("currency", "INR");
        template.requestBody("interakt:trackEvent", event);
        // end::event[]

        assertThat(INTERAKT.sandbox().events())
                .extracting(tracked -> tracked.name())
                .containsExactly("Deal won", "Deal won");
    }

    @Test
    void aLookUpGivesTheContactOrNull() {
        // tag::look-up[]
        Contact contact = template.requestBody("direct:look-up", "99999 99999", Contact.class);
        String name = (String) contact.getTraits().get("name");

        Contact byId = template.requestBodyAndHeader(
                "interakt:getUser", null, "CamelInteraktUserId", "crm-9999", Contact.class); // null: nobody has it
        // end::look-up[]

        assertThat(name).isEqualTo("Sample Contact");
        assertThat(byId).isNull();
        assertThat(camel.request("direct:look-up", "99999 99990")).isNull();
    }

    @Test
    void anUpdateSendsWhatHasChangedOnly() {
        // tag::update[]
        Contact contact = template.requestBody("direct:look-up", "99999 99999", Contact.class);
        template.requestBody("interakt:trackUser", contact.toUpdate().withTrait("city", "Pune"));
        // end::update[]

        assertThat(INTERAKT.sandbox().contact(SampleData.CONTACT).traits())
                .containsEntry("city", "Pune")
                .containsEntry("name", "Sample Contact");
    }

    @Test
    void aPageHoldsTheContactsAndSaysWhetherThereAreMore() {
        ContactPage page = template.requestBody("direct:changed", null, ContactPage.class);

        assertThat(page.getContacts()).hasSize(1);
        assertThat(page.hasNextPage()).isFalse();
    }

    @Test
    void allPagesGiveEveryContactOnce() throws Exception {
        for (int i = 0; i < 150; i++) {
            INTERAKT.sandbox().track("919" + (100_000_000 + i), Map.of());
        }
        camel.request("direct:export", null);
        camel.request("direct:export-java", null);

        List<String> ids = exported.stream().map(Contact::getId).toList();
        assertThat(ids).hasSize(302);
        assertThat(ids.subList(0, 151)).doesNotHaveDuplicates().hasSameElementsAs(ids.subList(151, 302));
    }

    @Test
    void aChatIsAssignedWithoutABody() {
        camel.request("direct:hand-over", "anything", Map.of("phone", "+91 99999 99999"));

        assertThat(INTERAKT.sandbox().assignments()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+91 99999-99999", "00919999999999", "919999999999"})
    void aPhoneWithItsCountryCodeIsReadWithAndWithoutADefaultRegion(String phone) {
        assertThat(camel.request("interakt:getUser", phone)).isInstanceOf(Contact.class);
        assertThat(camel.request("interakt:getUser?defaultRegion=IN", phone)).isInstanceOf(Contact.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999", "099999 99999"})
    void aNationalPhoneIsReadWithADefaultRegionOnly(String phone) {
        assertThat(camel.request("interakt:getUser?defaultRegion=IN", phone)).isInstanceOf(Contact.class);
        assertRefused("interakt:getUser", phone);
    }

    @Test
    void whatIsNoPhoneOrTwoIsRefused() {
        Map<String, Object> twice = Map.of("fullPhoneNumber", "919999999999", "phoneNumber", "9999999999");
        for (String endpoint : List.of("interakt:getUser", "interakt:getUser?defaultRegion=IN")) {
            assertRefused(endpoint, "undefined99999");
            assertRefused(endpoint, twice);
        }
    }

    private void assertRefused(String endpoint, Object body) {
        assertThatThrownBy(() -> camel.request(endpoint, body))
                .cause()
                .isInstanceOfSatisfying(InteraktException.class, e -> {
                    assertThat(e.getReason()).isEqualTo(Reason.INVALID_REQUEST);
                    assertThat(e.getOutcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(e.getMessage()).doesNotContain("99999");
                });
    }
}
