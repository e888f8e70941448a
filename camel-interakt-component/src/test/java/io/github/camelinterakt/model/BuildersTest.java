package io.github.camelinterakt.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Builders refuse what can never be right, keep what they are given, and build immutable values. */
class BuildersTest {

    static Stream<ThrowingCallable> requiredPartsThatAreNull() {
        return Stream.of(
                () -> WhatsAppMessage.text(null),
                () -> WhatsAppMessage.image(null),
                () -> WhatsAppMessage.sticker(null),
                () -> WhatsAppMessage.interactiveButton(null),
                () -> WhatsAppMessage.interactiveButton("Choose").button(null, "Yes"),
                () -> WhatsAppMessage.interactiveButton("Choose").button("yes", null),
                () -> WhatsAppMessage.interactiveList(null, "Open"),
                () -> WhatsAppMessage.interactiveList("Choose", null),
                () -> WhatsAppMessage.interactiveList("Choose", "Open").section("Empty"),
                () -> new ListRow(null, "Tea"),
                () -> new ListRow("tea", null),
                () -> new ListSection("Empty", null),
                () -> WhatsAppMessage.template(null, "en"),
                () -> WhatsAppMessage.template("order_shipped", null),
                () -> WhatsAppMessage.authentication("login_code", "en", null),
                () -> WhatsAppMessage.template("order_shipped", "en").fallback((SmsFallback) null),
                () -> RcsMessage.text(null),
                () -> RcsMessage.quickReplies(null, Suggestion.reply("Yes", "yes")),
                () -> RcsMessage.quickReplies("Choose"),
                () -> RcsMessage.quickReplies("Choose", (Suggestion) null),
                () -> RcsMessage.carousel(null, RichCard.builder().title("Cake").build()),
                () -> RcsMessage.carousel(CardWidth.SMALL_WIDTH),
                () -> RcsMessage.standaloneCard(CardOrientation.VERTICAL, null),
                () -> RcsMessage.image(null),
                () -> RcsMessage.template(null, "en"),
                () -> RichCard.builder().media(MediaHeight.SHORT, null),
                () -> RichCard.builder().media(null, "https://media.example.com/cake.jpg"),
                () -> Suggestion.reply(null, "yes"),
                () -> Suggestion.reply("Yes", null),
                () -> Suggestion.openUrl("Open", "open", null),
                () -> Suggestion.dial("Call", "call", null),
                () -> Suggestion.calendarEvent("Note", "note", null, Instant.EPOCH, "Course", null),
                () -> Event.builder(null),
                () -> Event.builder("Signed Up").trait(null, 1),
                () -> ContactFilter.createdAfter(null),
                () -> ContactFilter.of("created_at_utc", null, Instant.EPOCH),
                () -> ContactQuery.of((ContactFilter) null),
                () -> new NewCampaign("Spring sale", null, "en"),
                () -> new ChatAssignment("919999999999", null),
                () -> NewTemplate.builder(null, "English", TemplateCategory.UTILITY),
                () -> NewTemplate.builder("Order news", null, TemplateCategory.UTILITY),
                () -> NewTemplate.builder("Order news", "English", null),
                () -> newTemplate().textHeader(null),
                () -> newTemplate().mediaHeader(HeaderFormat.IMAGE, null, null, null),
                () -> newTemplate().mediaHeader(HeaderFormat.IMAGE, null),
                () -> TemplateCard.builder(null),
                () -> TemplateButton.url("Open", null),
                () -> TemplateButton.phoneNumber("Call", null),
                () -> TemplateButton.quickReply(null),
                () -> OrderDetails.builder(null, "INR"),
                () -> new OrderItem("Cake", 1, null, null),
                () -> new PaymentExpiry(1, null, null),
                () -> OrderStatus.of("order-12", null, null),
                () -> OrderStatus.of(null, "shipped", null));
    }

    @ParameterizedTest
    @MethodSource("requiredPartsThatAreNull")
    void aRequiredPartThatIsNullIsRefusedWithWords(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageMatching("(?s).{20,}");
    }

    @Test
    void whatIsMissingIsNamedWhenBuilding() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WhatsAppMessage.interactiveButton("Choose").build())
                .withMessageContaining("buttons");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> WhatsAppMessage.interactiveList("Choose", "Open").build())
                .withMessageContaining("sections");
        assertThatIllegalStateException()
                .isThrownBy(() -> SmsFallback.builder().senderId("SENDER").build())
                .withMessageContaining("message");
        assertThatIllegalStateException()
                .isThrownBy(() -> newTemplate().build())
                .withMessageContaining("body");
        assertThatIllegalStateException()
                .isThrownBy(() -> OrderDetails.builder("order-12", "INR").build())
                .withMessageContaining("items");
        assertThatIllegalStateException()
                .isThrownBy(() -> OrderDetails.builder("order-12", "INR")
                        .item("Cake", 1, BigDecimal.ONE, null)
                        .build())
                .withMessageContaining("totalAmount");
        assertThatIllegalStateException()
                .isThrownBy(() -> RichCard.builder().build())
                .withMessageContaining("card");
    }

    @Test
    void aValueThatIsNullIsRefusedWithItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template().bodyValues("Asha", null))
                .withMessageContaining("bodyValues[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template().buttonValues(0, (String) null))
                .withMessageContaining("buttonValues[0][0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CarouselCard.builder().headerValues(Arrays.asList("a", null)))
                .withMessageContaining("headerValues[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CarouselCard(null, Arrays.asList("a", null), null))
                .withMessageContaining("bodyValues[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsFallback.builder().variables("a", "b", null))
                .withMessageContaining("variables[2]");
    }

    @Test
    void nullForAnOptionalPartLeavesItOut() {
        TemplateMessageBuilder given = template()
                .headerValues((List<String>) null)
                .bodyValues((List<String>) null)
                .buttonValues(null)
                .fileName(null)
                .campaignId(null)
                .templateCategory(null)
                .orderStatus(null)
                .callbackData(null);
        assertThat(given.build()).isEqualTo(template().build());
    }

    @Test
    void listsAreCopied() {
        List<String> values = new ArrayList<>(List.of("Asha"));
        Map<Integer, List<String>> buttons = new HashMap<>(Map.of(0, values));
        WhatsAppMessage message =
                template().bodyValues(values).buttonValues(buttons).build();
        JsonNode before = message.toJson();
        values.add("changed");
        buttons.clear();
        assertThat(message.toJson()).isEqualTo(before);
    }

    @Test
    void aBuilderMayBeUsedOnWithoutChangingWhatItBuilt() {
        TemplateMessageBuilder builder = template()
                .carouselCards(CarouselCard.builder().bodyValues("Lemon").build());
        WhatsAppMessage first = builder.build();
        JsonNode before = first.toJson();
        builder.carouselCards(CarouselCard.builder().bodyValues("Plum").build()).buttonValues(0, "track/12");
        assertThat(first.toJson()).isEqualTo(before);
        assertThat(builder.build().toJson().at("/template/carouselCards")).hasSize(2);
    }

    @Test
    void theCodeOfAnAuthenticationTemplateFillsTextAndButton() {
        JsonNode template = WhatsAppMessage.authentication("login_code", "en", "123456")
                .build()
                .toJson()
                .path("template");
        assertThat(template.at("/bodyValues/0").asText()).isEqualTo("123456");
        assertThat(template.at("/buttonValues/0/0").asText()).isEqualTo("123456");
    }

    @Test
    void aHeaderOfButtonsIsTheLastOneGiven() {
        JsonNode header = WhatsAppMessage.interactiveButton("Choose")
                .header("News")
                .headerVideo("https://media.example.com/cake.mp4")
                .headerDocument("https://media.example.com/menu.pdf", "menu.pdf")
                .button("yes", "Yes")
                .build()
                .toJson()
                .at("/data/message/header");
        assertThat(header.toString())
                .isEqualTo("{\"type\":\"document\",\"document\":"
                        + "{\"link\":\"https://media.example.com/menu.pdf\",\"filename\":\"menu.pdf\"}}");
    }

    @Test
    void amountsKeepTheirDecimals() {
        JsonNode order = template()
                .orderDetails(OrderDetails.builder("order-12", "INR")
                        .item("Cake", 1, new BigDecimal("10.10"), null)
                        .totalAmount(new BigDecimal("10.10"))
                        .build())
                .build()
                .toJson()
                .at("/template/order_details/0");
        assertThat(order.toString()).contains("\"total_amount\":10.10");
    }

    @Test
    void aHeaderTakesTheUploadsAnswer() {
        UploadedMedia media = new UploadedMedia(RequestFixture.number(20).answer(0));
        JsonNode json = newTemplate()
                .mediaHeader(HeaderFormat.IMAGE, media)
                .body("News")
                .build()
                .toJson();
        assertThat(json.at("/header_handle/0").asText()).isEqualTo(media.getHandle());
        assertThat(json.path("header_handle_file_url").asText()).isEqualTo(media.getUrl());
        assertThat(json.path("header_handle_file_name").asText()).isEqualTo(media.getName());
        JsonNode card = newTemplate()
                .body("News")
                .cards(TemplateCard.builder("Cake")
                        .mediaHeader(HeaderFormat.VIDEO, media)
                        .build())
                .build()
                .toJson()
                .at("/carousel_cards/0");
        assertThat(card.at("/header_handle/0").asText()).isEqualTo(media.getHandle());
        assertThat(card.path("header_format").asText()).isEqualTo("VIDEO");
    }

    @Test
    void aTextHeaderOfACardReplacesItsMedia() {
        TemplateCard card = TemplateCard.builder("Cake")
                .mediaHeader(HeaderFormat.IMAGE, "handle", "https://media.example.com/cake.jpg")
                .textHeader("New")
                .bodySamples("a")
                .buttonSamples("b")
                .build();
        assertThat(card.headerHandles()).isNull();
        assertThat(card.headerFileUrl()).isNull();
        assertThat(card.headerFormat()).isEqualTo(HeaderFormat.TEXT);
    }

    @Test
    void cardsAreNumberedInTheirOrderHoweverTheyAreAdded() {
        TemplateCard card = TemplateCard.builder("Cake").build();
        JsonNode cards = newTemplate()
                .body("News")
                .cards(card)
                .cards(card, card)
                .build()
                .toJson()
                .path("carousel_cards");
        assertThat(cards.findValuesAsText("card_index")).containsExactly("0", "1", "2");
    }

    @Test
    void filtersAreJoinedFromTheSecondOn() {
        ContactFilter filter = ContactFilter.modifiedBefore(Instant.EPOCH);
        JsonNode filters = ContactQuery.of(filter, filter, filter).toJson().path("filters");
        assertThat(filters.path(0).has("supr_op")).isFalse();
        assertThat(filters.findValuesAsText("supr_op")).containsExactly("and", "and");
        assertThat(ContactQuery.of(filter, filter).getFilters()).containsExactly(filter, filter);
        assertThat(ContactQuery.of().toJson().path("filters")).isEmpty();
    }

    @Test
    void valuesInsideRequestsShowNothingPersonalWhenPrinted() {
        List<Object> values = List.of(
                new OrderItem("Asha", 1, BigDecimal.ONE, "Asha"),
                OrderStatus.of("Asha", "shipped", "Asha"),
                OrderStatus.of("Asha", "shipped", "Asha").order(),
                new PaymentExpiry(1, "hours", "Asha"),
                ShippingAddress.builder().name("Asha").build(),
                OrderDetails.builder("Asha", "INR")
                        .item("Asha", 1, BigDecimal.ONE, null)
                        .totalAmount(BigDecimal.ONE)
                        .build(),
                CarouselCard.builder()
                        .bodyValues("Asha")
                        .headerValues("Asha")
                        .buttonValues(0, "Asha")
                        .build(),
                SmsFallback.builder()
                        .senderId("SENDER")
                        .peId("1")
                        .message("Asha")
                        .dltTemplateId("1")
                        .variables("Asha")
                        .build(),
                Suggestion.reply("Asha", "Asha"),
                Suggestion.dial("Asha", "Asha", "Asha"),
                RichCard.builder().title("Asha").build(),
                new ListRow("tea", "Asha"),
                ListSection.of("Asha", new ListRow("tea", "Asha")),
                TemplateButton.phoneNumber("Asha", "Asha"),
                TemplateCard.builder("Asha").title("Asha").build());
        assertThat(values).allSatisfy(value -> assertThat(value.toString()).doesNotContain("Asha"));
    }

    private static TemplateMessageBuilder template() {
        return WhatsAppMessage.template("order_shipped", "en");
    }

    private static NewTemplateBuilder newTemplate() {
        return NewTemplate.builder("Order news", "English", TemplateCategory.UTILITY);
    }
}
