package io.github.camelinterakt.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.util.Map.entry;

/** Every request fixture that the typed model can express, built with it. */
public final class TypedFixtures {

    private static final String CAMPAIGN = "00000000-0000-4000-8000-000000000003";

    private TypedFixtures() {}

    /** The typed requests by the fixture's name. */
    public static Map<String, Supplier<JsonView>> all() {
        return Map.ofEntries(
                entry("01-track-user", TypedFixtures::trackUser),
                entry("02-track-event", TypedFixtures::trackEvent),
                entry("03-create-campaign", () -> new NewCampaign("Spring sale", "spring_sale", "en")),
                entry("04-get-users", TypedFixtures::usersOfFiveMinutes),
                entry("07-message-text", TypedFixtures::text),
                entry("08-track-user-full-phone", TypedFixtures::trackUserByFullPhone),
                entry("09-message-image", TypedFixtures::image),
                entry("10-message-document", TypedFixtures::document),
                entry("11-message-video", TypedFixtures::video),
                entry("12-message-interactive-button", TypedFixtures::buttons),
                entry("13-message-interactive-list", TypedFixtures::list),
                entry("14-message-audio", TypedFixtures::audio),
                entry("15-message-sticker", TypedFixtures::sticker),
                entry("16-create-template-text-header", () -> textHeader()),
                entry("17-create-template-media-header", TypedFixtures::newImageTemplate),
                entry("18-create-template-call-to-action", TypedFixtures::newCallToAction),
                entry("19-create-template-quick-replies", () -> textHeader().withQuickReplies("Good", "Fair", "Bad")),
                entry("21-create-template-carousel", TypedFixtures::newCarousel),
                entry("23-message-template", TypedFixtures::template),
                entry("24-message-template-text-header", TypedFixtures::templateWithTextHeader),
                entry("25-message-template-document-header", TypedFixtures::templateWithDocument),
                entry("26-message-template-authentication-guarded", TypedFixtures::guardedCode),
                entry("27-message-template-authentication", TypedFixtures::code),
                entry("28-message-template-bare", () -> WhatsAppMessage.template("we_are_closed", "en")
                        .to("919999999999")),
                entry("29-message-template-carousel", TypedFixtures::carousel),
                entry("30-message-template-order-details", TypedFixtures::orderToPay),
                entry("31-message-template-order-details-carousel", TypedFixtures::carouselOfOrders),
                entry("32-message-template-order-status", TypedFixtures::orderStatus),
                entry("33-create-template-no-header", TypedFixtures::newTemplateWithoutHeader),
                entry("34-message-template-sms-fallback", TypedFixtures::templateWithFallback),
                entry("35-message-interactive-button-header", TypedFixtures::buttonWithHeader),
                entry("36-message-interactive-list-header", TypedFixtures::listWithHeader),
                entry("37-create-template-document-header", TypedFixtures::newDocumentTemplate),
                entry("38-track-user-by-user-id", TypedFixtures::trackUserByUserId),
                entry("39-assign-chat-number", () -> new ChatAssignment("919999999999", "agent@example.com")
                        .with("wc_id", "42")),
                entry("40-assign-chat", () -> new ChatAssignment("919999999999", "agent@example.com")),
                entry("41-rcs-text", () -> RcsMessage.text("Your order is ready.")
                        .withPhone("+91", "9999999999")),
                entry("42-rcs-quick-replies", TypedFixtures::rcsQuickReplies),
                entry("43-rcs-button-url", TypedFixtures::rcsOpenUrl),
                entry("44-rcs-dialer-action", TypedFixtures::rcsDial),
                entry("45-rcs-location", TypedFixtures::rcsLocation),
                entry("46-rcs-calendar", TypedFixtures::rcsCalendar),
                entry("47-rcs-carousel", TypedFixtures::rcsCarousel),
                entry("48-rcs-carousel-small", TypedFixtures::rcsSmallCarousel),
                entry("49-rcs-standalone-card", TypedFixtures::rcsCard),
                entry("50-rcs-template", TypedFixtures::rcsTemplate),
                entry("51-rcs-image", TypedFixtures::rcsImage),
                entry("52-rcs-template-carousel", TypedFixtures::rcsTemplateCarousel),
                entry("53-rcs-sms-fallback", TypedFixtures::rcsCardWithFallback),
                entry("54-rcs-text-sms-fallback", TypedFixtures::rcsTextWithFallback),
                entry("55-track-event-by-user-id", () -> new Event("Signed Up").withUserId("crm-1001")),
                entry("56-get-users-modified", () -> new ContactQuery()
                        .modifiedAfter(Instant.parse("2025-01-01T00:00:00Z"))));
    }

    private static JsonView trackUser() {
        return new Contact()
                .withPhone("+91", "9999999999")
                .withTrait("name", "Asha")
                .withTrait("store_region", "IN")
                .withTrait("whatsapp_opted_in", true)
                .withTrait("owner_email", "owner@example.com")
                .withTrait("lead_status", "")
                .withTags("first-tag", "second-tag")
                .withSalesCycle(true)
                .withCreatedAt(Instant.parse("2025-03-27T13:26:52.926Z"));
    }

    private static JsonView trackUserByFullPhone() {
        return new Contact()
                .to("919999999999")
                .withUserId("crm-1001")
                .withTags("newsletter")
                .withSalesCycle(false);
    }

    private static JsonView trackUserByUserId() {
        return new Contact()
                .withUserId("crm-1001")
                .withTraits(Map.of("name", "Müller आशा", "orders", 3, "balance", new BigDecimal("12.5"), "vip", false))
                .withTrait("last_order_at", Instant.parse("2025-03-27T13:26:52.926Z"))
                .withTrait("interests", List.of("cakes", "coffee"))
                .withTrait("email", null);
    }

    private static JsonView trackEvent() {
        return new Event("Cake Added To Basket")
                .withUserId("crm-1001")
                .withPhone("+91", "9999999999")
                .withTrait("product", "Lemon cake")
                .withTrait("quantity", 2)
                .withTraits(Map.of("price", 500, "currency", "INR"));
    }

    private static JsonView usersOfFiveMinutes() {
        return new ContactQuery()
                .createdAfter(Instant.parse("2021-09-08T11:35:47.089Z"))
                .createdBefore(Instant.parse("2021-09-08T11:40:47.089Z"));
    }

    private static JsonView text() {
        return WhatsAppMessage.text("Your order is ready.\nSee you soon!")
                .to("919999999999")
                .withCallbackData("order-12");
    }

    private static JsonView image() {
        return WhatsAppMessage.image("https://media.example.com/cake.jpg", "Your cake")
                .withPhone("+91", "9999999999")
                .withCallbackData("order-12");
    }

    private static JsonView document() {
        return WhatsAppMessage.document("https://media.example.com/invoice.pdf", "invoice.pdf", "Your invoice")
                .withPhone("+91", "9999999999");
    }

    private static JsonView video() {
        return WhatsAppMessage.video("https://media.example.com/bakery.mp4", "How we bake")
                .withPhone("+91", "9999999999")
                .withCallbackData("order-12");
    }

    private static JsonView audio() {
        return WhatsAppMessage.audio("https://media.example.com/greeting.mp3").withPhone("+91", "9999999999");
    }

    private static JsonView sticker() {
        return WhatsAppMessage.sticker("https://media.example.com/smile.webp").withPhone("+91", "9999999999");
    }

    private static JsonView buttons() {
        return WhatsAppMessage.interactiveButton(
                        "How was your cake?",
                        new ReplyButton("good", "Good"),
                        new ReplyButton("fair", "Fair"),
                        new ReplyButton("bad", "Bad"))
                .withPhone("+91", "9999999999")
                .withCallbackData("order-12");
    }

    private static JsonView buttonWithHeader() {
        return WhatsAppMessage.interactiveButton("Order it again?", new ReplyButton("again", "Again"))
                .withPhone("+91", "9999999999")
                .withHeaderImage("https://media.example.com/cake.jpg")
                .withFooter("Reply within a day");
    }

    private static JsonView list() {
        return WhatsAppMessage.interactiveList(
                        "What would you like?",
                        "Show cakes",
                        new ListSection("Cakes", new ListRow("lemon", "Lemon cake").withDescription("Sweet and sour")))
                .withPhone("+91", "9999999999")
                .withCallbackData("order-12");
    }

    private static JsonView listWithHeader() {
        return WhatsAppMessage.interactiveList(
                        "What would you like?",
                        "Open",
                        new ListSection(
                                "Cakes",
                                new ListRow("lemon", "Lemon cake").withDescription("Sweet and sour"),
                                new ListRow("plum", "Plum cake")),
                        new ListSection("Drinks", new ListRow("tea", "Tea")))
                .withPhone("+91", "9999999999")
                .withHeader("Menu")
                .withFooter("Freshly made");
    }

    private static JsonView template() {
        return WhatsAppMessage.template("order_shipped", "en")
                .withPhone("+91", "9999999999")
                .withBodyValues("Asha", "12")
                .withCampaignId(CAMPAIGN)
                .withTemplateCategory(TemplateCategory.UTILITY)
                .withCallbackData("order-12");
    }

    private static JsonView templateWithTextHeader() {
        return WhatsAppMessage.template("order_shipped", "hi")
                .withPhone("+91", "9999999999")
                .withHeaderValues("Asha")
                .withBodyValues("12")
                .withButtonValues(0, "track/12")
                .withButtonValues(1, "cancel/12")
                .withTemplateCategory(TemplateCategory.MARKETING);
    }

    private static JsonView templateWithDocument() {
        return WhatsAppMessage.template("invoice_ready", "en")
                .withPhone("+91", "9999999999")
                .withHeaderValues("https://media.example.com/invoice.pdf")
                .withFileName("invoice.pdf")
                .withBodyValues("12")
                .withCampaignId(CAMPAIGN)
                .withTemplateCategory(TemplateCategory.UTILITY)
                .withCallbackData("order-12");
    }

    private static JsonView code() {
        return WhatsAppMessage.authentication("login_code", "en", "123456")
                .withPhone("+91", "9999999999")
                .withCallbackData("login-7");
    }

    private static JsonView guardedCode() {
        return WhatsAppMessage.authentication("login_code", "en", "654321")
                .to("919999999999")
                .withTemplateCategory(TemplateCategory.AUTHENTICATION);
    }

    private static JsonView carousel() {
        return WhatsAppMessage.template("cakes_of_the_week", "en")
                .withPhone("+91", "9999999999")
                .withBodyValues("Asha", "May")
                .withCarouselCards(cardOf("lemon"), cardOf("plum"))
                .withCampaignId(CAMPAIGN)
                .withTemplateCategory(TemplateCategory.UTILITY)
                .withCallbackData("sale-1");
    }

    private static CarouselCard cardOf(String cake) {
        return new CarouselCard()
                .withHeaderValues("https://media.example.com/cake.jpg")
                .withBodyValues(cake)
                .withButtonValues(1, "cakes/" + cake);
    }

    private static JsonView orderToPay() {
        return WhatsAppMessage.template("pay_your_cake", "en")
                .withPhone("+91", "9999999999")
                .withBodyValues("Asha")
                .withOrderDetails(new OrderDetails(
                                "order-13",
                                "INR",
                                new BigDecimal("985.25"),
                                new OrderItem("Lemon cake", 2, new BigDecimal("450.50"), "India"),
                                new OrderItem("Candle", 1, new BigDecimal("20"), null))
                        .withSubtotal(new BigDecimal("921"))
                        .withDiscount(new BigDecimal("21"))
                        .withTax(new BigDecimal("45.25"))
                        .withShipping(new BigDecimal("40"))
                        .withPaymentExpiry(2, "hours", "Please order again"));
    }

    private static JsonView carouselOfOrders() {
        return WhatsAppMessage.template("pay_your_cakes", "en")
                .withPhone("+91", "9999999999")
                .withCallbackData("order-12")
                .withTemplateCategory(TemplateCategory.UTILITY)
                .withBodyValues("Asha")
                .withCarouselCards(
                        videoCard("https://media.example.com/lemon.mp4", "Lemon"),
                        videoCard("https://media.example.com/plum.mp4", "Plum"))
                .withOrderDetails(order("order-12-a", "Lemon cake"), order("order-12-b", "Plum cake"));
    }

    private static CarouselCard videoCard(String url, String cake) {
        return new CarouselCard().withHeaderValues(url).withBodyValues(cake).with("buttonValues", Map.of());
    }

    private static OrderDetails order(String reference, String item) {
        return new OrderDetails(reference, "INR", BigDecimal.ONE, new OrderItem(item, 1, BigDecimal.ONE, "India"))
                .withShippingAddresses(new ShippingAddress()
                        .withName("Asha")
                        .withPhoneNumber("919999999999")
                        .withAddress("First Street")
                        .withCity("Pune")
                        .withState("Maharashtra")
                        .withInPinCode("411002")
                        .withHouseNumber("12")
                        .withTowerNumber("5")
                        .withBuildingName("Sunrise")
                        .withLandmarkArea("Near the park")
                        .withCountry("IN"))
                .withSubtotal(BigDecimal.ONE)
                .withDiscount(BigDecimal.ZERO)
                .withTax(BigDecimal.ZERO)
                .withShipping(BigDecimal.ZERO)
                .withPaymentExpiry(15, "minutes", "");
    }

    private static JsonView orderStatus() {
        return WhatsAppMessage.template("order_on_its_way", "en")
                .withPhone("+91", "9999999999")
                .withBodyValues("Asha")
                .withOrderStatus("order-13", "shipped", "It arrives tomorrow");
    }

    private static JsonView templateWithFallback() {
        return WhatsAppMessage.template("order_shipped", "en")
                .withPhone("+91", "9999999999")
                .withBodyValues("Asha")
                .withFallback(sms("Order {{1}} is on its way and arrives on {{2}}.", "12", "Monday"));
    }

    private static SmsFallback sms(String message, String... variables) {
        return new SmsFallback(message)
                .withSenderId("SENDER")
                .withEntityId("1000000000000000001")
                .withTemplateId("1000000000000000002")
                .withVariables(variables);
    }

    private static UploadedMedia media(String handle, String url, String name) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("data").put("file_handle", handle).put("file_url", url).put("file_name", name);
        return new UploadedMedia(json);
    }

    private static NewTemplate newTemplate(TemplateCategory category) {
        return new NewTemplate("Order news", "English", category);
    }

    private static NewTemplate textHeader() {
        return newTemplate(TemplateCategory.UTILITY)
                .withTextHeader("News for {{1}}", "Asha")
                .withBody("Dear {{1}}, your order is ready. 🎂", "Asha")
                .withFooter("Thank you");
    }

    private static JsonView newTemplateWithoutHeader() {
        return newTemplate(TemplateCategory.AUTHENTICATION).withBody("{{1}} is your code.", "123456");
    }

    private static JsonView newImageTemplate() {
        return newTemplate(TemplateCategory.UTILITY)
                .withMediaHeader(
                        HeaderFormat.IMAGE,
                        media("4::aW1hZ2UvanBlZw==:HANDLE", "https://media.example.com/cake.jpg", "cake.jpg"))
                .withBody("Dear {{1}}, your order is ready. 🎂", "Asha")
                .withFooter("Thank you");
    }

    private static JsonView newDocumentTemplate() {
        return newTemplate(TemplateCategory.UTILITY)
                .withMediaHeader(
                        HeaderFormat.DOCUMENT,
                        media("4::YXBwbGljYXRpb24vcGRm:HANDLE", "https://media.example.com/invoice.pdf", "invoice.pdf"))
                .withBody("Your invoice is attached.");
    }

    private static JsonView newCallToAction() {
        return textHeader()
                .withCallToAction(
                        TemplateButton.phoneNumber("Call us", "+919999999999"),
                        TemplateButton.url("Track", "https://www.example.com/track/{{1}}"))
                .withButtonSamples("https://www.example.com/track/12");
    }

    private static JsonView newCarousel() {
        return new NewTemplate("Cakes", "English", TemplateCategory.MARKETING)
                .withBody("Dear {{1}}, two cakes for you", "Asha")
                .withCards(newCard("Lemon", "lemon"), newCard("Plum", "plum"));
    }

    private static TemplateCard newCard(String title, String cake) {
        return new TemplateCard(title + " cake")
                .withMediaHeader(
                        HeaderFormat.IMAGE,
                        media(
                                "4::aW1hZ2UvanBlZw==:HANDLE",
                                "https://media.example.com/" + cake + ".jpg?sig=REDACTED",
                                null))
                .withTitle(title)
                .withButtons(
                        TemplateButton.url("See more", "https://www.example.com/" + cake),
                        TemplateButton.quickReply("Take " + cake));
    }

    private static JsonView rcsQuickReplies() {
        return RcsMessage.text(
                        "How was your cake?",
                        Suggestion.reply("Very good", "good"),
                        Suggestion.reply("Not so good", "bad"))
                .withPhone("+91", "9999999999");
    }

    private static JsonView rcsOpenUrl() {
        return RcsMessage.text("See our cakes", Suggestion.openUrl("Open", "open", "https://www.example.com/cakes"))
                .withPhone("+91", "9999999999");
    }

    private static Suggestion call() {
        return Suggestion.dial("Call us", "call", "+919999999999");
    }

    private static JsonView rcsDial() {
        return RcsMessage.text("Questions?", call()).withPhone("+91", "9999999999");
    }

    private static JsonView rcsLocation() {
        return RcsMessage.text(
                        "Come and see us",
                        Suggestion.showLocation("Show the way", "way", 28.5308, 77.294, "The bakery"))
                .withPhone("+91", "9999999999");
    }

    private static JsonView rcsCalendar() {
        return RcsMessage.text(
                        "Baking course",
                        Suggestion.calendarEvent(
                                "Note it",
                                "note",
                                Instant.parse("2026-05-01T09:00:00Z"),
                                Instant.parse("2026-05-01T11:30:00Z"),
                                "Baking course",
                                "Bring an apron"))
                .withPhone("+91", "9999999999");
    }

    private static RichCard card(String title, String description) {
        return new RichCard().withTitle(title).withDescription(description);
    }

    private static Suggestion more(String what) {
        return Suggestion.openUrl("See more", "more-" + what, "https://www.example.com/" + what);
    }

    private static RichCard cakeCard(String title, String description, String cake) {
        return card(title, description)
                .withMedia(RichCard.Height.MEDIUM, "https://media.example.com/" + cake + ".jpg")
                .withSuggestions(more(cake));
    }

    private static JsonView rcsCarousel() {
        return RcsMessage.carousel(
                        RichCard.Width.MEDIUM_WIDTH,
                        cakeCard("Lemon cake", "Sweet and sour", "lemon"),
                        cakeCard("Plum cake", "In season", "plum"),
                        cakeCard("Bread", "Every day", "bread"))
                .withPhone("+91", "9999999999")
                .withSuggestions(Suggestion.reply("Tell me more", "tell"));
    }

    private static JsonView rcsSmallCarousel() {
        RichCard menu = card("Menu", "As a PDF")
                .withMedia(RichCard.Height.SHORT, "https://media.example.com/menu.pdf")
                .withThumbnail("https://media.example.com/menu.png")
                .withSuggestions(Suggestion.reply("Order", "order"), more("menu"));
        RichCard week = card("Cakes", "Of the week")
                .withMedia(RichCard.Height.TALL, "https://media.example.com/week.jpg")
                .withSuggestions(call());
        return RcsMessage.carousel(RichCard.Width.SMALL_WIDTH, menu, week).withPhone("+91", "9999999999");
    }

    private static JsonView rcsCard() {
        RichCard card = card("Lemon cake", "Sweet and sour")
                .withMedia(RichCard.Height.MEDIUM, "https://media.example.com/lemon.jpg")
                .withSuggestions(more("lemon"), Suggestion.reply("Order", "order"));
        return RcsMessage.standaloneCard(RichCard.Orientation.HORIZONTAL, card).withPhone("+91", "9999999999");
    }

    private static JsonView rcsTemplate() {
        return RcsMessage.template("order_shipped_rcs", "en")
                .withPhone("+91", "9999999999")
                .withBodyValues("Asha", "12")
                .withCampaignId(CAMPAIGN);
    }

    private static JsonView rcsTemplateCarousel() {
        return RcsMessage.template("cakes_rcs", "en")
                .withPhone("+91", "9999999999")
                .withCarouselCards(rcsValues("Lemon", "lemon"), rcsValues("Plum", "plum"));
    }

    private static CarouselCard rcsValues(String title, String button) {
        return new CarouselCard().withBodyValues(title).withButtonValues(0, button);
    }

    private static JsonView rcsImage() {
        return RcsMessage.image("https://media.example.com/cake.jpg", "https://media.example.com/cake-small.png")
                .withPhone("+91", "9999999999");
    }

    private static JsonView rcsCardWithFallback() {
        RichCard card = card("Your code", "Tap to use it")
                .withMedia(RichCard.Height.TALL, "https://media.example.com/code.gif")
                .withSuggestions(Suggestion.reply("Use it", "use"), Suggestion.reply("Not me", "not-me"));
        return RcsMessage.standaloneCard(RichCard.Orientation.VERTICAL, card)
                .withPhone("+91", "9999999999")
                .withFallback(sms("{{1}} is your code. Do not share it.", "123456"));
    }

    private static JsonView rcsTextWithFallback() {
        return RcsMessage.text("Order 12 is on its way.")
                .withPhone("+91", "9999999999")
                .withFallback(sms("Order {{1}} is on its way.", "12"));
    }
}
