package io.github.camelinterakt.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** JSON that the API encodes in strings of templates is decoded. */
class TemplateTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void aCreatedTemplateReturnsTheValuesOfTheResponse() {
        Template template = created(16);
        assertThat(template.getId()).isEqualTo("00000000-0000-4000-8000-000000000032");
        assertThat(template.getName()).isEqualTo("order_news");
        assertThat(template.getDisplayName()).isEqualTo("Order news");
        assertThat(template.getLanguage()).isEqualTo("en");
        assertThat(template.getCategory()).isEqualTo(TemplateCategory.UTILITY);
        assertThat(template.getApprovalStatus()).isEqualTo("WAITING");
        assertThat(template.isApproved()).isFalse();
        assertThat(template.getRejectionReason()).isNull();
        assertThat(template.getWaTemplateId()).isEqualTo("1000000000000003");
        assertThat(template.getCreatedAt()).isEqualTo("2024-02-22T13:00:05.499Z");
        assertThat(template.getModifiedAt()).isEqualTo("2024-02-22T13:00:11.070Z");
        assertThat(template.getHeaderFormat()).isEqualTo("TEXT");
        assertThat(template.getHeader()).isEqualTo("News for {{1}}");
        assertThat(template.getHeaderText()).containsExactly("Asha");
        assertThat(template.getBody()).isEqualTo("Dear {{1}}, your order is ready.");
        assertThat(template.getBodyText()).containsExactly("Asha");
        assertThat(template.getFooter()).isEqualTo("Thank you");
        assertThat(template.getButtons()).isEmpty();
        assertThat(template.getCarouselCards()).isEmpty();
        assertThat(template.getHeaderHandle()).isEmpty();
    }

    @Test
    void theHandleOfAMediaHeaderIsDecoded() {
        assertThat(created(17).getHeaderHandle()).containsExactly("4::aW1hZ2UvanBlZw==:HANDLE");
    }

    @Test
    void doublyEncodedButtonsAreDecoded() {
        assertThat(created(18).getButtons())
                .containsExactly(
                        TemplateButton.phoneNumber("Call us", "+919999999999"),
                        TemplateButton.url("Track", "https://www.example.com/track/{{1}}"));
        assertThat(created(19).getButtons())
                .containsExactly(
                        TemplateButton.quickReply("Good"),
                        TemplateButton.quickReply("Fair"),
                        TemplateButton.quickReply("Bad"));
    }

    @Test
    void theCardsOfACarouselAreDecoded() {
        assertThat(created(21).getCarouselCards()).hasSize(2).satisfies(cards -> {
            TemplateCard second = cards.get(1);
            assertThat(second.getHeaderFormat()).isEqualTo("IMAGE");
            assertThat(second.getTitle()).isEqualTo("Plum");
            assertThat(second.getBody()).isEqualTo("Plum cake");
            assertThat(second.toJson().path("card_index").asInt()).isEqualTo(1);
            assertThat(second.toJson().path("header_handle_file_url").asText())
                    .isEqualTo("https://media.example.com/plum.jpg?sig=REDACTED");
            assertThat(second.getButtons())
                    .containsExactly(
                            TemplateButton.url("See more", "https://www.example.com/plum"),
                            TemplateButton.quickReply("Take plum"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\" \"",
                "\"{}\"",
                "\"\\\"{}\\\"\"",
                "\"[]\"",
                "\"null\"",
                "[]",
                "{}",
                "{\"a\":{\"type\":\"URL\"}}",
                "\"\\\"[]\\\"\""
            })
    void missingButtonsAreAnEmptyListInEveryEncoding(String json) throws Exception {
        assertThat(template("buttons", json).getButtons()).isEmpty();
        assertThat(template("body_text", json).getBodyText()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"Asha\"]", "\"[\\\"Asha\\\"]\"", "\"\\\"[\\\\\\\"Asha\\\\\\\"]\\\"\"", "\"Asha\""})
    void samplesAreReadInEveryEncoding(String json) throws Exception {
        assertThat(template("body_text", json).getBodyText()).containsExactly("Asha");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"12\"", "\"[12]\"", "\"[\\\"12\\\"]\""})
    void aSampleMayBeANumber(String json) throws Exception {
        assertThat(template("body_text", json).getBodyText()).containsExactly("12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null and void", "12 pieces", "true story", "[sic]", "{{1}}"})
    void aSampleThatLooksLikeJsonIsKept(String sample) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("body_text", sample);
        assertThat(new Template(document).getBodyText()).containsExactly(sample);
    }

    @Test
    void buttonsOfAnUnknownTypeAreKept() throws Exception {
        Template template = template("buttons", "[{\"type\":\"COPY_CODE\",\"text\":\"Copy\",\"otp_type\":\"X\"}]");
        assertThat(template.getButtons()).singleElement().satisfies(button -> {
            assertThat(button.getType()).isEqualTo("COPY_CODE");
            assertThat(button.getText()).isEqualTo("Copy");
            assertThat(button.getUrl()).isNull();
            assertThat(button.getPhoneNumber()).isNull();
            assertThat(button.toJson().path("otp_type").asText()).isEqualTo("X");
        });
    }

    @Test
    void buttonsThatCannotBeReadAreAnErrorWithoutTheirContent() throws Exception {
        Template template = template("buttons", "\"[{secret\"");
        assertThatIllegalStateException()
                .isThrownBy(template::getButtons)
                .withMessageContaining("'buttons'")
                .withMessageNotContaining("secret")
                .withNoCause();
        assertThat(template.toJson().path("buttons").asText()).isEqualTo("[{secret");
    }

    @Test
    void anUnknownCategoryIsNullAndStaysInTheDocument() throws Exception {
        assertThat(template("category", "\"SERVICE\"").getCategory()).isNull();
        assertThat(template("category", "\"SERVICE\"").toJson().path("category").asText())
                .isEqualTo("SERVICE");
    }

    @Test
    void bothFormsOfThePageAreRead() {
        TemplatePage page = new TemplatePage(RequestFixture.number(22).answer(0));
        assertThat(page.isSuccess()).isTrue();
        assertThat(page.getCount()).isEqualTo(1);
        assertThat(page.hasNext()).isFalse();
        assertThat(page.getTemplates()).extracting(Template::isApproved).containsExactly(true);
        TemplatePage older = new TemplatePage(RequestFixture.number(22).answer(1));
        assertThat(older.isSuccess()).isTrue();
        assertThat(older.getCount()).isEqualTo(120);
        assertThat(older.hasNext()).isTrue();
        assertThat(older.getTemplates())
                .extracting(Template::getApprovalStatus)
                .containsExactly("APPROVED", "REJECTED");
    }

    @Test
    void aResponseWithoutATemplateReturnsNull() {
        assertThat(new CreatedTemplate(JsonNodeFactory.instance.objectNode().put("result", false)).getTemplate())
                .isNull();
    }

    @Test
    void aTemplateIsKeptUnchanged() throws Exception {
        ObjectNode json = (ObjectNode) RequestFixture.number(21).answer(0).get("data");
        Template template = new Template(json);
        Template untouched = new Template(json);
        assertThat(template.toJson()).isEqualTo(json);
        assertThat(MAPPER.readTree(MAPPER.writeValueAsBytes(template))).isEqualTo(json);
        json.removeAll();
        template.toJson().removeAll();
        assertThat(template).isEqualTo(untouched).hasSameHashCodeAs(untouched);
    }

    @Test
    void aPrintedTemplateShowsNoTexts() {
        assertThat(created(16))
                .hasToString("Template[id=00000000-0000-4000-8000-000000000032, name=order_news, language=en, "
                        + "approvalStatus=WAITING]");
    }

    private static Template created(int number) {
        return new CreatedTemplate(RequestFixture.number(number).answer(0)).getTemplate();
    }

    private static Template template(String key, String json) throws Exception {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set(key, MAPPER.readTree(json));
        return new Template(document);
    }
}
