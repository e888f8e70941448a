package io.github.camelinterakt.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelinterakt.model.TemplateCategory.UTILITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Requests refuse what can never be right, keep what they are given, and never change. */
class RequestPartTest {

    private static final UploadedMedia MEDIA =
            new UploadedMedia(RequestFixture.number(20).answer(0));

    private final TemplateMessage template = WhatsAppMessage.template("order_shipped", "en");
    private final NewTemplate newTemplate = new NewTemplate("Order news", "English", UTILITY);

    static Stream<ThrowingCallable> requiredPartsThatAreMissing() {
        UploadedMedia withoutHandle = new UploadedMedia(RequestFixture.number(7).answer(0));
        return Stream.of(
                () -> WhatsAppMessage.text(null),
                () -> WhatsAppMessage.image(null, "Cake"),
                () -> WhatsAppMessage.sticker(null),
                () -> WhatsAppMessage.interactiveButton(null, new ReplyButton("yes", "Yes")),
                () -> WhatsAppMessage.interactiveButton("Choose"),
                () -> WhatsAppMessage.interactiveButton("Choose", (ReplyButton) null),
                () -> new ReplyButton(null, "Yes"),
                () -> new ReplyButton("yes", null),
                () -> WhatsAppMessage.interactiveList(null, "Open", new ListSection(null, new ListRow("tea", "Tea"))),
                () -> WhatsAppMessage.interactiveList("Choose", null, new ListSection(null, new ListRow("tea", "Tea"))),
                () -> WhatsAppMessage.interactiveList("Choose", "Open"),
                () -> new ListSection("Empty"),
                () -> new ListSection("Empty", (ListRow[]) null),
                () -> new ListRow(null, "Tea"),
                () -> new ListRow("tea", null),
                () -> WhatsAppMessage.template(null, "en"),
                () -> WhatsAppMessage.template("order_shipped", null),
                () -> WhatsAppMessage.authentication("login_code", "en", null),
                () -> WhatsAppMessage.template("order_shipped", "en").withFallback((SmsFallback) null),
                () -> WhatsAppMessage.template("order_shipped", "en").withOrderStatus("order-12", null, null),
                () -> WhatsAppMessage.template("order_shipped", "en").withOrderStatus(null, "shipped", null),
                () -> new SmsFallback(null),
                () -> RcsMessage.text(null, Suggestion.reply("Yes", "yes")),
                () -> RcsMessage.text("Choose", (Suggestion) null),
                () -> RcsMessage.carousel(null, new RichCard().withTitle("Cake")),
                () -> RcsMessage.carousel(RichCard.Width.SMALL_WIDTH),
                () -> RcsMessage.standaloneCard(RichCard.Orientation.VERTICAL, null),
                () -> RcsMessage.standaloneCard(null, new RichCard()),
                () -> RcsMessage.image(null, null),
                () -> RcsMessage.template(null, "en"),
                () -> new RichCard().withMedia(RichCard.Height.SHORT, null),
                () -> new RichCard().withMedia(null, "https://media.example.com/cake.jpg"),
                () -> Suggestion.reply(null, "yes"),
                () -> Suggestion.reply("Yes", null),
                () -> Suggestion.openUrl("Open", "open", null),
                () -> Suggestion.dial("Call", "call", null),
                () -> Suggestion.calendarEvent("Note", "note", null, Instant.EPOCH, "Course", null),
                () -> new Event(null),
                () -> new Event("Signed Up").withTrait(null, 1),
                () -> new Event("Signed Up").with(null, 1),
                () -> new ContactQuery().createdAfter(null),
                () -> new ContactQuery().and("created_at_utc", null, Instant.EPOCH),
                () -> new NewCampaign("Spring sale", null, "en"),
                () -> new ChatAssignment("919999999999", null),
                () -> new NewTemplate(null, "English", UTILITY),
                () -> new NewTemplate("Order news", null, UTILITY),
                () -> new NewTemplate("Order news", "English", null),
                () -> new NewTemplate("Order news", "English", UTILITY).withTextHeader(null),
                () -> new NewTemplate("Order news", "English", UTILITY).withMediaHeader(null, MEDIA),
                () -> new NewTemplate("Order news", "English", UTILITY).withMediaHeader(HeaderFormat.IMAGE, null),
                () -> new NewTemplate("News", "English", UTILITY).withMediaHeader(HeaderFormat.IMAGE, withoutHandle),
                () -> new TemplateCard((String) null),
                () -> TemplateButton.url("Open", null),
                () -> TemplateButton.phoneNumber("Call", null),
                () -> TemplateButton.quickReply(null),
                () -> new OrderDetails(null, "INR", BigDecimal.ONE, cake()),
                () -> new OrderDetails("order-12", "INR", null, cake()),
                () -> new OrderDetails("order-12", "INR", BigDecimal.ONE),
                () -> new OrderDetails("order-12", "INR", BigDecimal.ONE, cake()).withPaymentExpiry(1, null, null),
                () -> new OrderItem("Cake", 1, null, null));
    }

    @ParameterizedTest
    @MethodSource("requiredPartsThatAreMissing")
    void aMissingRequiredPartIsRefusedWithAMessage(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageMatching("(?s).{20,}");
    }

    @Test
    void aNullValueIsRefusedWithItsIndex() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.withBodyValues("Asha", null))
                .withMessageContaining("bodyValues[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.withButtonValues(0, (String) null))
                .withMessageContaining("buttonValues[0][0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CarouselCard().withHeaderValues("a", null))
                .withMessageContaining("headerValues[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmsFallback("Hello").withVariables("a", "b", null))
                .withMessageContaining("variables[2]");
    }

    @Test
    void nullForAnOptionalPartOmitsIt() {
        TemplateMessage filled = template.withHeaderValues("a")
                .withBodyValues("b")
                .withFileName("c")
                .withCampaignId("d")
                .withTemplateCategory(UTILITY)
                .withCallbackData("e");
        TemplateMessage emptied = filled.withHeaderValues((String[]) null)
                .withBodyValues((String[]) null)
                .withFileName(null)
                .withCampaignId(null)
                .withTemplateCategory(null)
                .withCallbackData(null);
        assertThat(emptied).isEqualTo(template);
    }

    @Test
    void setValuesAreCopied() {
        String[] values = {"Asha"};
        TemplateMessage message = template.withBodyValues(values);
        List<String> tags = new ArrayList<>(List.of("vip"));
        Contact contact = new Contact().with("tags", tags);
        values[0] = "changed";
        tags.add("changed");
        assertThat(message).isEqualTo(template.withBodyValues("Asha"));
        assertThat(contact.getTags()).containsExactly("vip");
    }

    @Test
    void aRequestIsNotChangedByItsCopies() {
        TemplateMessage message = template.withCarouselCards(new CarouselCard().withBodyValues("Lemon"));
        JsonNode before = message.toJson();
        message.withCarouselCards(new CarouselCard())
                .withButtonValues(0, "track/12")
                .to("919999999999");
        assertThat(message.toJson()).isEqualTo(before);
    }

    @Test
    void anUnknownKeyCanBeSetByItsName() {
        WhatsAppMessage message =
                WhatsAppMessage.text("Hello").with("preview_url", true).with("context", Map.of("id", "1"));
        assertThat(message.toJson().path("preview_url").booleanValue()).isTrue();
        assertThat(message.toJson().at("/context/id").asText()).isEqualTo("1");
        assertThat(message.with("preview_url", null).with("context", null)).isEqualTo(WhatsAppMessage.text("Hello"));
    }

    @Test
    void theCodeOfAnAuthenticationTemplateIsSetInTextAndButton() {
        JsonNode filled = WhatsAppMessage.authentication("login_code", "en", "123456")
                .toJson()
                .path("template");
        assertThat(filled.at("/bodyValues/0").asText()).isEqualTo("123456");
        assertThat(filled.at("/buttonValues/0/0").asText()).isEqualTo("123456");
    }

    @Test
    void theLastSetHeaderOfButtonsIsUsed() {
        InteractiveMessage message = WhatsAppMessage.interactiveButton("Choose", new ReplyButton("yes", "Yes"))
                .withHeader("News")
                .withHeaderVideo("https://media.example.com/cake.mp4")
                .withHeaderDocument("https://media.example.com/menu.pdf", "menu.pdf");
        assertThat(message.toJson().at("/data/message/header").toString())
                .isEqualTo("{\"type\":\"document\",\"document\":"
                        + "{\"link\":\"https://media.example.com/menu.pdf\",\"filename\":\"menu.pdf\"}}");
        assertThat(message.withHeader(null).withFooter(null).toJson().at("/data/message/header"))
                .isEmpty();
    }

    @Test
    void amountsKeepTheirDecimals() {
        BigDecimal amount = new BigDecimal("10.10");
        assertThat(new OrderDetails("order-12", "INR", amount, cake()).toJson().toString())
                .contains("\"total_amount\":10.10");
    }

    @Test
    void theKindOfSuggestionsDeterminesTheTypeOfAnRcsText() {
        Instant noon = Instant.parse("2026-05-01T12:00:00Z");
        assertThat(Stream.of(
                        RcsMessage.text("Hello"),
                        RcsMessage.text("Hello", Suggestion.reply("Yes", "yes")),
                        RcsMessage.text("Hello", Suggestion.openUrl("Open", "open", "https://www.example.com")),
                        RcsMessage.text("Hello", Suggestion.dial("Call", "call", "+919999999999")),
                        RcsMessage.text("Hello", Suggestion.showLocation("Show", "show", 1, 2, null)),
                        RcsMessage.text("Hello", Suggestion.calendarEvent("Note", "note", noon, noon, "Course", null))))
                .extracting(message -> message.toJson().path("type").asText())
                .containsExactly("Text", "QR", "BUTTON_URL", "DIALER_ACTION", "Location", "Calender");
    }

    @Test
    void aHeaderUsesTheHandleOfTheUpload() {
        JsonNode json = newTemplate.withMediaHeader(HeaderFormat.IMAGE, MEDIA).toJson();
        assertThat(json.at("/header_handle/0").asText()).isEqualTo(MEDIA.getHandle());
        assertThat(json.path("header_handle_file_url").asText()).isEqualTo(MEDIA.getUrl());
        assertThat(json.path("header_handle_file_name").asText()).isEqualTo(MEDIA.getName());
        JsonNode card = new TemplateCard("Cake")
                .withMediaHeader(HeaderFormat.VIDEO, MEDIA)
                .toJson();
        assertThat(card.at("/header_handle/0").asText()).isEqualTo(MEDIA.getHandle());
        assertThat(card.path("header_format").asText()).isEqualTo("VIDEO");
    }

    @Test
    void theLastSetHeaderOfATemplateIsUsed() {
        assertThat(newTemplate.withMediaHeader(HeaderFormat.IMAGE, MEDIA).withTextHeader("News"))
                .isEqualTo(newTemplate.withTextHeader("News"));
        assertThat(newTemplate.withTextHeader("News", "Asha").withMediaHeader(HeaderFormat.IMAGE, MEDIA))
                .isEqualTo(newTemplate.withMediaHeader(HeaderFormat.IMAGE, MEDIA));
    }

    @Test
    void cardsAreNumberedInTheirOrder() {
        TemplateCard card = new TemplateCard("Cake");
        assertThat(newTemplate
                        .withCards(card, card, card)
                        .toJson()
                        .path("carousel_cards")
                        .findValuesAsText("card_index"))
                .containsExactly("0", "1", "2");
    }

    @Test
    void filtersAreJoinedFromTheSecondOn() {
        ContactQuery query = new ContactQuery()
                .createdAfter(Instant.EPOCH)
                .modifiedBefore(Instant.EPOCH)
                .and("created_at_utc", "lte", Instant.EPOCH);
        JsonNode filters = query.toJson().path("filters");
        assertThat(filters.path(0).has("supr_op")).isFalse();
        assertThat(filters.findValuesAsText("supr_op")).containsExactly("and", "and");
        assertThat(filters.findValuesAsText("op")).containsExactly("gt", "lt", "lte");
        assertThat(new ContactQuery().toJson().path("filters").isArray()).isTrue();
    }

    @Test
    void printedPartsOfRequestsContainNoPersonalData() {
        List<JsonView> parts = List.of(
                new OrderItem("Asha", 1, BigDecimal.ONE, "Asha"),
                new ShippingAddress().withName("Asha"),
                new OrderDetails("Asha", "INR", BigDecimal.ONE, cake()),
                new CarouselCard().withBodyValues("Asha").withButtonValues(0, "Asha"),
                new SmsFallback("Asha").withVariables("Asha"),
                Suggestion.reply("Asha", "Asha"),
                new RichCard().withTitle("Asha"),
                new ReplyButton("yes", "Asha"),
                new ListRow("tea", "Asha"),
                new ListSection("Asha", new ListRow("tea", "Asha")),
                TemplateButton.phoneNumber("Asha", "Asha"),
                new TemplateCard("Asha").withTitle("Asha"));
        assertThat(parts).allSatisfy(part -> assertThat(part.toString()).doesNotContain("Asha"));
    }

    private static OrderItem cake() {
        return new OrderItem("Cake", 1, BigDecimal.ONE, null);
    }
}
