package io.github.camelinterakt.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.sandbox.Caller.Reply;
import io.github.camelinterakt.sandbox.account.ApprovalStatus;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemplatesTest {

    private static final String CREATE = "/track/templates/";
    private static final String LIST = "/track/organization/templates";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final SandboxClock CLOCK = SandboxClock.startingAt(Instant.parse("2030-01-31T09:00:00.499Z"));

    @RegisterExtension
    static final InteraktSandboxExtension EXTENSION = InteraktSandboxExtension.with(builder ->
            builder.clock(CLOCK).approveTemplatesAfter(Duration.ofHours(6)).templatesPageSize(2));

    private Sandbox sandbox;
    private Caller caller;

    @BeforeEach
    void callTheSandbox() {
        sandbox = EXTENSION.sandbox();
        caller = Caller.of(sandbox);
        CLOCK.set(Instant.parse("2030-01-31T09:00:00.499Z"));
    }

    private Reply create(String name) {
        return caller.post(CREATE, Requests.body(name).toString());
    }

    private ApprovalStatus status() {
        return sandbox.templates().get(0).status();
    }

    @Test
    void aCreatedTemplateIsPendingUnderItsLowerCaseName() {
        Reply reply = create("textHeaderTemplate");
        JsonNode data = reply.json().path("data");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.message()).isEqualTo("Message Template resource created successfully");
        assertThat(data.path("name").asText()).isEqualTo("text_header");
        assertThat(data.path("display_name").asText()).isEqualTo("TEXT_HEADER");
        assertThat(data.path("language").asText()).isEqualTo("en");
        assertThat(data.path("category").asText()).isEqualTo("UTILITY");
        assertThat(data.path("approval_status").asText()).isEqualTo("WAITING");
        assertThat(data.path("created_at_utc").asText()).isEqualTo("2030-01-31T09:00:00.499000");
        assertThat(data.path("wa_template_id").asText()).matches("[0-9]{16}");
        assertThat(status()).isEqualTo(ApprovalStatus.WAITING);
    }

    @Test
    void listsAreEncodedAsJsonStrings() throws IOException {
        JsonNode data = create("textHeaderTemplate").json().path("data");

        assertThat(data.path("header_text").isTextual()).isTrue();
        assertThat(MAPPER.readTree(data.path("header_text").asText()).path(0).asText())
                .isEqualTo("you");
        assertThat(data.path("body_text").asText()).isEqualTo("[\"you\"]");
        assertThat(data.path("header_handle").isNull()).isTrue();
        assertThat(data.path("button_text").isNull()).isTrue();
        JsonNode carousel = create("carouselTemplateCreation").json().path("data");
        assertThat(MAPPER.readTree(carousel.path("carousel_cards").asText())
                        .at("/0/cardTitle")
                        .asText())
                .isEqualTo("T");
    }

    @Test
    void buttonsAreEncodedTwice() throws IOException {
        JsonNode with = create("quickRepliesTemplate").json().at("/data/buttons");
        JsonNode without = create("plainTemplate").json().at("/data/buttons");

        assertThat(without.asText()).isEqualTo("\"{}\"");
        String once = MAPPER.readTree(with.asText()).asText();
        assertThat(MAPPER.readTree(once).at("/0/text").asText()).isEqualTo("Yes");
    }

    @Test
    void nameAndLanguageOfATemplateAreUnique() {
        create("plainTemplate");
        Reply again = create("plainTemplate");
        Reply german = caller.post(
                CREATE,
                Requests.changed("plainTemplate", "/language", "\"German\"").toString());

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.message())
                .isEqualTo(
                        "Please correct the following error - A template with this name and language already exists");
        assertThat(german.status()).isEqualTo(200);
        assertThat(german.json().at("/data/language").asText()).isEqualTo("de");
        assertThat(sandbox.templates()).hasSize(2);
    }

    @Test
    void aCallApprovesATemplate() {
        create("plainTemplate");
        CLOCK.advance(Duration.ofHours(1));
        sandbox.template("plain_one", "en").getsApproved();

        assertThat(status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(sandbox.templates().get(0).modifiedAt()).isEqualTo(CLOCK.instant());
    }

    @Test
    void aTemplateIsApprovedAutomaticallyAfterTheDelay() {
        create("plainTemplate");
        CLOCK.advance(Duration.ofHours(6).minusMillis(1));
        assertThat(status()).isEqualTo(ApprovalStatus.WAITING);
        CLOCK.advance(Duration.ofMillis(1));
        assertThat(status()).isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    void aRejectedTemplateIsNotApprovedByItself() {
        create("plainTemplate");
        sandbox.template("plain_one", "en").getsRejected("INVALID_FORMAT");
        CLOCK.advance(Duration.ofDays(1));

        assertThat(status()).isEqualTo(ApprovalStatus.REJECTED);
        assertThat(sandbox.templates().get(0).rejectionReason()).isEqualTo("INVALID_FORMAT");
    }

    @Test
    void approvingOrRejectingAMissingTemplateFails() {
        assertThatThrownBy(() -> sandbox.template("nothing", "en").getsApproved())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No template 'nothing' in language 'en'");
    }

    @Test
    void theTemplateListIsFilteredByItsParameters() {
        create("plainTemplate");
        create("textHeaderTemplate");
        sandbox.template("plain_one", "en").getsApproved();

        assertThat(names("")).containsExactly("plain_one", "text_header");
        assertThat(
                        names(
                                "?offset=&template_name=&autosubmitted_for=all&approval_status=&variable_present=Yes/No&language=all"))
                .containsExactly("plain_one", "text_header");
        assertThat(names("?approval_status=APPROVED")).containsExactly("plain_one");
        assertThat(names("?variable_present=Yes")).containsExactly("text_header");
        assertThat(names("?variable_present=No")).containsExactly("plain_one");
        assertThat(names("?template_name=HEADER")).containsExactly("text_header");
        assertThat(names("?language=de")).isEmpty();
        assertThat(caller.get(LIST + "?approval_status=GOOD").status()).isEqualTo(400);
    }

    @Test
    void theTemplateListIsPagedAndServedUnderBothPaths() {
        for (String name : new String[] {"a", "b", "c"}) {
            sandbox.addTemplate(name, "en", "UTILITY", "Hi");
        }
        JsonNode first = caller.get(LIST).json();
        JsonNode second = caller.get(LIST + "/?offset=2").json();

        assertThat(first.path("count").asInt()).isEqualTo(3);
        assertThat(first.path("has_next").asBoolean()).isTrue();
        assertThat(first.at("/results/templates")).hasSize(2);
        assertThat(second.path("has_next").asBoolean(true)).isFalse();
        assertThat(second.at("/results/templates/0/name").asText()).isEqualTo("c");
    }

    private Iterable<String> names(String query) {
        Reply reply = caller.get(LIST + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().at("/results/templates").findValuesAsText("name");
    }
}
