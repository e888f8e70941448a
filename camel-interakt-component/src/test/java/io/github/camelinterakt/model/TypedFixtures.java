package io.github.camelinterakt.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import static java.util.Map.entry;

/** Every request fixture that the typed model can express, built with it. */
public final class TypedFixtures {

    private static final String CAMPAIGN = "00000000-0000-4000-8000-000000000003";

    private TypedFixtures() {}

    /** The typed requests by the fixture's name. */
    public static Map<String, Supplier<WireDocument>> all() {
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
                entry("16-create-template-text-header", () -> textHeader().build()),
                entry("17-create-template-media-header", TypedFixtures::newImageTemplate),
                entry("18-create-template-call-to-action", TypedFixtures::newCallToAction),
                entry(
                        "19-create-template-quick-replies",
                        () -> textHeader().quickReplies("Good", "Fair", "Bad").build()),
                entry("21-create-template-carousel", TypedFixtures::newCarousel),
                entry("23-message-template", TypedFixtures::template),
                entry("24-message-template-text-header", TypedFixtures::templateWithTextHeader),
                entry("25-message-template-document-header", TypedFixtures::templateWithDocument),
                entry("26-message-template-authentication-guarded", TypedFixtures::guardedCode),
                entry("27-message-template-authentication", TypedFixtures::code),
                entry("28-message-template-bare", () -> WhatsAppMessage.template("we_are_closed", "en")
                        .to("919999999999")
                        .build()),
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
                entry("39-assign-chat-number", () -> new ChatAssignment("919999999999", "agent@example.com", "42")),
                entry("40-assign-chat", () -> new ChatAssignment("919999999999", "agent@example.com")),
                entry("41-rcs-text", () -> RcsMessage.text("Your order is ready.")
                        .phone("+91", "9999999999")
                        .build()),
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
                entry(
                        "55-track-event-by-user-id",
                        () -> Event.builder("Signed Up").userId("crm-1001").build()),
                entry(
                        "56-get-users-modified",
                        () -> ContactQuery.of(ContactFilter.modifiedAfter(Instant.parse("2025-01-01T00:00:00Z")))));
    }

    private static WireDocument trackUser() {
        return Contact.builder()
                .phone("+91", "9999999999")
                .trait("name", "Asha")
                .trait("store_region", "IN")
                .trait("whatsapp_opted_in", true)
                .trait("owner_email", "owner@example.com")
                .trait("lead_status", "")
                .tags("first-tag", "second-tag")
                .addToSalesCycle(true)
                .createdAt(Instant.parse("2025-03-27T13:26:52.926Z"))
                .build();
    }

    private static WireDocument trackUserByFullPhone() {
        return Contact.builder()
                .to("919999999999")
                .userId("crm-1001")
                .tags(List.of("newsletter"))
                .addToSalesCycle(false)
                .build();
    }

    private static WireDocument trackUserByUserId() {
        return Contact.builder()
                .userId("crm-1001")
                .traits(Map.of("name", "Müller आशा", "orders", 3, "balance", new BigDecimal("12.5"), "vip", false))
                .trait("last_order_at", Instant.parse("2025-03-27T13:26:52.926Z"))
                .trait("interests", List.of("cakes", "coffee"))
                .trait("email", null)
                .build();
    }

    private static WireDocument trackEvent() {
        return Event.builder("Cake Added To Basket")
                .userId("crm-1001")
                .phone("+91", "9999999999")
                .trait("product", "Lemon cake")
                .trait("quantity", 2)
                .traits(Map.of("price", 500, "currency", "INR"))
                .build();
    }

    private static WireDocument usersOfFiveMinutes() {
        return ContactQuery.of(
                ContactFilter.createdAfter(Instant.parse("2021-09-08T11:35:47.089Z")),
                ContactFilter.createdBefore(Instant.parse("2021-09-08T11:40:47.089Z")));
    }

    private static WireDocument text() {
        return WhatsAppMessage.text("Your order is ready.\nSee you soon!")
                .to("919999999999")
                .callbackData("order-12")
                .build();
    }

    private static WireDocument image() {
        return WhatsAppMessage.image("https://media.example.com/cake.jpg")
                .phone("+91", "9999999999")
                .message("Your cake")
                .callbackData("order-12")
                .build();
    }

    private static WireDocument document() {
        return WhatsAppMessage.document("https://media.example.com/invoice.pdf")
                .phone("+91", "9999999999")
                .message("Your invoice")
                .fileName("invoice.pdf")
                .build();
    }

    private static WireDocument video() {
        return WhatsAppMessage.video("https://media.example.com/bakery.mp4")
                .phone("+91", "9999999999")
                .callbackData("order-12")
                .message("How we bake")
                .build();
    }

    private static WireDocument audio() {
        return WhatsAppMessage.audio("https://media.example.com/greeting.mp3")
                .phone("+91", "9999999999")
                .build();
    }

    private static WireDocument sticker() {
        return WhatsAppMessage.sticker("https://media.example.com/smile.webp")
                .phone("+91", "9999999999")
                .build();
    }

    private static WireDocument buttons() {
        return WhatsAppMessage.interactiveButton("How was your cake?")
                .phone("+91", "9999999999")
                .callbackData("order-12")
                .button("good", "Good")
                .button("fair", "Fair")
                .button("bad", "Bad")
                .build();
    }

    private static WireDocument buttonWithHeader() {
        return WhatsAppMessage.interactiveButton("Order it again?")
                .phone("+91", "9999999999")
                .headerImage("https://media.example.com/cake.jpg")
                .footer("Reply within a day")
                .button("again", "Again")
                .build();
    }

    private static WireDocument list() {
        return WhatsAppMessage.interactiveList("What would you like?", "Show cakes")
                .phone("+91", "9999999999")
                .callbackData("order-12")
                .section("Cakes", new ListRow("lemon", "Lemon cake", "Sweet and sour"))
                .build();
    }

    private static WireDocument listWithHeader() {
        return WhatsAppMessage.interactiveList("What would you like?", "Open")
                .phone("+91", "9999999999")
                .header("Menu")
                .footer("Freshly made")
                .section(
                        "Cakes", new ListRow("lemon", "Lemon cake", "Sweet and sour"), new ListRow("plum", "Plum cake"))
                .section("Drinks", new ListRow("tea", "Tea"))
                .build();
    }

    private static WireDocument template() {
        return WhatsAppMessage.template("order_shipped", "en")
                .phone("+91", "9999999999")
                .bodyValues("Asha", "12")
                .campaignId(CAMPAIGN)
                .templateCategory(TemplateCategory.UTILITY)
                .callbackData("order-12")
                .build();
    }

    private static WireDocument templateWithTextHeader() {
        return WhatsAppMessage.template("order_shipped", "hi")
                .phone("+91", "9999999999")
                .headerValues("Asha")
                .bodyValues(List.of("12"))
                .buttonValues(0, "track/12")
                .buttonValues(1, "cancel/12")
                .templateCategory(TemplateCategory.MARKETING)
                .build();
    }

    private static WireDocument templateWithDocument() {
        return WhatsAppMessage.template("invoice_ready", "en")
                .phone("+91", "9999999999")
                .headerValues("https://media.example.com/invoice.pdf")
                .fileName("invoice.pdf")
                .bodyValues("12")
                .campaignId(CAMPAIGN)
                .templateCategory(TemplateCategory.UTILITY)
                .callbackData("order-12")
                .build();
    }

    private static WireDocument code() {
        return WhatsAppMessage.authentication("login_code", "en", "123456")
                .phone("+91", "9999999999")
                .callbackData("login-7")
                .build();
    }

    private static WireDocument guardedCode() {
        return WhatsAppMessage.authentication("login_code", "en", "654321")
                .to("919999999999")
                .templateCategory(TemplateCategory.AUTHENTICATION)
                .build();
    }

    private static WireDocument carousel() {
        return WhatsAppMessage.template("cakes_of_the_week", "en")
                .phone("+91", "9999999999")
                .bodyValues("Asha", "May")
                .carouselCards(cardOf("lemon"), cardOf("plum"))
                .campaignId(CAMPAIGN)
                .templateCategory(TemplateCategory.UTILITY)
                .callbackData("sale-1")
                .build();
    }

    private static CarouselCard cardOf(String cake) {
        return CarouselCard.builder()
                .headerValues("https://media.example.com/cake.jpg")
                .bodyValues(cake)
                .buttonValues(1, "cakes/" + cake)
                .build();
    }

    private static WireDocument orderToPay() {
        return WhatsAppMessage.template("pay_your_cake", "en")
                .phone("+91", "9999999999")
                .bodyValues("Asha")
                .orderDetails(OrderDetails.builder("order-13", "INR")
                        .item("Lemon cake", 2, new BigDecimal("450.50"), "India")
                        .item("Candle", 1, new BigDecimal("20"), null)
                        .subtotal(new BigDecimal("921"))
                        .discount(new BigDecimal("21"))
                        .tax(new BigDecimal("45.25"))
                        .shipping(new BigDecimal("40"))
                        .totalAmount(new BigDecimal("985.25"))
                        .paymentExpiry(2, "hours", "Please order again")
                        .build())
                .build();
    }

    private static WireDocument carouselOfOrders() {
        return WhatsAppMessage.template("pay_your_cakes", "en")
                .phone("+91", "9999999999")
                .callbackData("order-12")
                .templateCategory(TemplateCategory.UTILITY)
                .bodyValues("Asha")
                .carouselCards(
                        videoCard("https://media.example.com/lemon.mp4", "Lemon"),
                        videoCard("https://media.example.com/plum.mp4", "Plum"))
                .orderDetails(order("order-12-a", "Lemon cake"), order("order-12-b", "Plum cake"))
                .build();
    }

    private static CarouselCard videoCard(String url, String cake) {
        return CarouselCard.builder()
                .headerValues(url)
                .bodyValues(cake)
                .buttonValues(Map.of())
                .build();
    }

    private static OrderDetails order(String reference, String item) {
        return OrderDetails.builder(reference, "INR")
                .item(item, 1, BigDecimal.ONE, "India")
                .shippingAddresses(ShippingAddress.builder()
                        .name("Asha")
                        .phoneNumber("919999999999")
                        .address("First Street")
                        .city("Pune")
                        .state("Maharashtra")
                        .inPinCode("411002")
                        .houseNumber("12")
                        .towerNumber("5")
                        .buildingName("Sunrise")
                        .landmarkArea("Near the park")
                        .country("IN")
                        .build())
                .subtotal(BigDecimal.ONE)
                .discount(BigDecimal.ZERO)
                .tax(BigDecimal.ZERO)
                .shipping(BigDecimal.ZERO)
                .totalAmount(BigDecimal.ONE)
                .paymentExpiry(15, "minutes", "")
                .build();
    }

    private static WireDocument orderStatus() {
        return WhatsAppMessage.template("order_on_its_way", "en")
                .phone("+91", "9999999999")
                .bodyValues("Asha")
                .orderStatus(OrderStatus.of("order-13", "shipped", "It arrives tomorrow"))
                .build();
    }

    private static WireDocument templateWithFallback() {
        return WhatsAppMessage.template("order_shipped", "en")
                .phone("+91", "9999999999")
                .bodyValues("Asha")
                .fallback(sms("Order {{1}} is on its way and arrives on {{2}}.", "12", "Monday"))
                .build();
    }

    private static SmsFallback sms(String message, String... variables) {
        return SmsFallback.builder()
                .senderId("SENDER")
                .peId("1000000000000000001")
                .message(message)
                .dltTemplateId("1000000000000000002")
                .variables(variables)
                .build();
    }

    private static NewTemplateBuilder newTemplate(TemplateCategory category) {
        return NewTemplate.builder("Order news", "English", category);
    }

    private static NewTemplateBuilder textHeader() {
        return newTemplate(TemplateCategory.UTILITY)
                .textHeader("News for {{1}}", "Asha")
                .body("Dear {{1}}, your order is ready. 🎂", "Asha")
                .footer("Thank you");
    }

    private static WireDocument newTemplateWithoutHeader() {
        return newTemplate(TemplateCategory.AUTHENTICATION)
                .body("{{1}} is your code.", "123456")
                .build();
    }

    private static WireDocument newImageTemplate() {
        return newTemplate(TemplateCategory.UTILITY)
                .mediaHeader(
                        HeaderFormat.IMAGE,
                        "4::aW1hZ2UvanBlZw==:HANDLE",
                        "https://media.example.com/cake.jpg",
                        "cake.jpg")
                .body("Dear {{1}}, your order is ready. 🎂", "Asha")
                .footer("Thank you")
                .build();
    }

    private static WireDocument newDocumentTemplate() {
        return newTemplate(TemplateCategory.UTILITY)
                .mediaHeader(
                        HeaderFormat.DOCUMENT,
                        "4::YXBwbGljYXRpb24vcGRm:HANDLE",
                        "https://media.example.com/invoice.pdf",
                        "invoice.pdf")
                .body("Your invoice is attached.")
                .build();
    }

    private static WireDocument newCallToAction() {
        return textHeader()
                .callToAction(
                        TemplateButton.phoneNumber("Call us", "+919999999999"),
                        TemplateButton.url("Track", "https://www.example.com/track/{{1}}"))
                .buttonSamples("https://www.example.com/track/12")
                .build();
    }

    private static WireDocument newCarousel() {
        return NewTemplate.builder("Cakes", "English", TemplateCategory.MARKETING)
                .body("Dear {{1}}, two cakes for you", "Asha")
                .cards(newCard("Lemon", "lemon"), newCard("Plum", "plum"))
                .build();
    }

    private static TemplateCard newCard(String title, String cake) {
        return TemplateCard.builder(title + " cake")
                .mediaHeader(
                        HeaderFormat.IMAGE,
                        "4::aW1hZ2UvanBlZw==:HANDLE",
                        "https://media.example.com/" + cake + ".jpg?sig=REDACTED")
                .title(title)
                .buttons(
                        TemplateButton.url("See more", "https://www.example.com/" + cake),
                        TemplateButton.quickReply("Take " + cake))
                .build();
    }

    private static WireDocument rcsQuickReplies() {
        return RcsMessage.quickReplies(
                        "How was your cake?",
                        Suggestion.reply("Very good", "good"),
                        Suggestion.reply("Not so good", "bad"))
                .phone("+91", "9999999999")
                .build();
    }

    private static WireDocument rcsOpenUrl() {
        return RcsMessage.openUrl("See our cakes", Suggestion.openUrl("Open", "open", "https://www.example.com/cakes"))
                .phone("+91", "9999999999")
                .build();
    }

    private static Suggestion call() {
        return Suggestion.dial("Call us", "call", "+919999999999");
    }

    private static WireDocument rcsDial() {
        return RcsMessage.dial("Questions?", call()).phone("+91", "9999999999").build();
    }

    private static WireDocument rcsLocation() {
        return RcsMessage.location(
                        "Come and see us",
                        Suggestion.showLocation("Show the way", "way", 28.5308, 77.294, "The bakery"))
                .phone("+91", "9999999999")
                .build();
    }

    private static WireDocument rcsCalendar() {
        return RcsMessage.calendar(
                        "Baking course",
                        Suggestion.calendarEvent(
                                "Note it",
                                "note",
                                Instant.parse("2026-05-01T09:00:00Z"),
                                Instant.parse("2026-05-01T11:30:00Z"),
                                "Baking course",
                                "Bring an apron"))
                .phone("+91", "9999999999")
                .build();
    }

    private static RichCard.Builder card(String title, String description) {
        return RichCard.builder().title(title).description(description);
    }

    private static Suggestion more(String what) {
        return Suggestion.openUrl("See more", "more-" + what, "https://www.example.com/" + what);
    }

    private static RichCard cakeCard(String title, String description, String cake) {
        return card(title, description)
                .media(MediaHeight.MEDIUM, "https://media.example.com/" + cake + ".jpg")
                .suggestions(more(cake))
                .build();
    }

    private static WireDocument rcsCarousel() {
        return RcsMessage.carousel(
                        CardWidth.MEDIUM_WIDTH,
                        cakeCard("Lemon cake", "Sweet and sour", "lemon"),
                        cakeCard("Plum cake", "In season", "plum"),
                        cakeCard("Bread", "Every day", "bread"))
                .phone("+91", "9999999999")
                .suggestions(Suggestion.reply("Tell me more", "tell"))
                .build();
    }

    private static WireDocument rcsSmallCarousel() {
        RichCard menu = card("Menu", "As a PDF")
                .media(MediaHeight.SHORT, "https://media.example.com/menu.pdf", "https://media.example.com/menu.png")
                .suggestions(Suggestion.reply("Order", "order"))
                .suggestions(more("menu"))
                .build();
        RichCard week = card("Cakes", "Of the week")
                .media(MediaHeight.TALL, "https://media.example.com/week.jpg")
                .suggestions(call())
                .build();
        return RcsMessage.carousel(CardWidth.SMALL_WIDTH, menu, week)
                .phone("+91", "9999999999")
                .build();
    }

    private static WireDocument rcsCard() {
        RichCard card = card("Lemon cake", "Sweet and sour")
                .media(MediaHeight.MEDIUM, "https://media.example.com/lemon.jpg")
                .suggestions(more("lemon"), Suggestion.reply("Order", "order"))
                .build();
        return RcsMessage.standaloneCard(CardOrientation.HORIZONTAL, card)
                .phone("+91", "9999999999")
                .build();
    }

    private static WireDocument rcsTemplate() {
        return RcsMessage.template("order_shipped_rcs", "en")
                .phone("+91", "9999999999")
                .bodyValues("Asha", "12")
                .campaignId(CAMPAIGN)
                .build();
    }

    private static WireDocument rcsTemplateCarousel() {
        return RcsMessage.template("cakes_rcs", "en")
                .phone("+91", "9999999999")
                .carouselCards(rcsValues("Lemon", "lemon"), rcsValues("Plum", "plum"))
                .build();
    }

    private static CarouselCard rcsValues(String title, String button) {
        return CarouselCard.builder().bodyValues(title).buttonValues(0, button).build();
    }

    private static WireDocument rcsImage() {
        return RcsMessage.image("https://media.example.com/cake.jpg", "https://media.example.com/cake-small.png")
                .phone("+91", "9999999999")
                .build();
    }

    private static WireDocument rcsCardWithFallback() {
        RichCard card = card("Your code", "Tap to use it")
                .media(MediaHeight.TALL, "https://media.example.com/code.gif")
                .suggestions(Suggestion.reply("Use it", "use"), Suggestion.reply("Not me", "not-me"))
                .build();
        return RcsMessage.standaloneCard(CardOrientation.VERTICAL, card)
                .phone("+91", "9999999999")
                .fallback(sms("{{1}} is your code. Do not share it.", "123456"))
                .build();
    }

    private static WireDocument rcsTextWithFallback() {
        return RcsMessage.text("Order 12 is on its way.")
                .phone("+91", "9999999999")
                .fallback(sms("Order {{1}} is on its way.", "12"))
                .build();
    }
}
