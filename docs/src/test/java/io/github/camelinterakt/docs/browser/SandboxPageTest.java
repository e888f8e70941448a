package io.github.camelinterakt.docs.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.docs.example.SandboxedCamel;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.Message;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The sandbox's page in a real browser, with the routes of an application on the other side. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxPageTest {

    private static final String ASHA = "919999999999";
    private static final String SECRET = "examplesecret";
    private static final long FOLLOWS_WITHIN = Duration.ofSeconds(1).toNanos();
    private static final List<String> PANELS = List.of("webhooks", "calls", "contact", "templates", "settings");

    private static final Map<String, Object> TIMES = Map.of(
            "type", "list",
            "body", Map.of("text", "Choose a time for the delivery."),
            "action",
                    Map.of(
                            "button",
                            "Times",
                            "sections",
                            List.of(Map.of(
                                    "title",
                                    "Evening",
                                    "rows",
                                    List.of(
                                            Map.of("id", "e1", "title", "18 to 20"),
                                            Map.of("id", "e2", "title", "20 to 22"))))));

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Sandbox sandbox;
    private String application;
    private Chromium page;

    @BeforeAll
    void start(@TempDir Path profile) throws Exception {
        page = Chromium.start(profile);
        sandbox = Sandbox.builder().start();
        VertxPlatformHttpServer server = SandboxedCamel.server(camel);
        InteraktComponent component = camel.getComponent("interakt", InteraktComponent.class);
        component.getConfiguration().setApiKey(sandbox.apiKey());
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        component.getConfiguration().setMaximumRetries(0);
        component.getWebhookConfiguration().setWebhookSecret(SECRET);
        camel.addRoutes(new Routes());
        camel.start();
        application = "http://127.0.0.1:" + server.getPort();
        sandbox.webhook().save(application + "/interakt", SECRET);
        sandbox.addTemplate(
                "en",
                Map.of(
                        "display_name", "order_shipped",
                        "category", "Utility",
                        "header_format", "TEXT",
                        "header", "Your order",
                        "body", "Hi {{1}}, your order *{{2}}* is on its way.",
                        "footer", "Example Tea Company",
                        "button_type", "Quick Replies",
                        "buttons", List.of(Map.of("type", "QUICK_REPLY", "text", "Change address"))));
        sandbox.customer(ASHA).has(Map.of("name", "Asha Rao", "city", "Pune"));
    }

    @AfterAll
    void stop() {
        camel.stop();
        if (sandbox != null) {
            sandbox.close();
        }
        if (page != null) {
            page.close();
        }
    }

    @BeforeEach
    void openThePage() {
        received.clear();
        page.show(1440, 900, false);
        page.open(sandbox.pageUrl());
        page.click(".customer", "Asha Rao");
    }

    @AfterEach
    void theConsoleHasNoError() {
        assertThat(page.consoleErrors()).isEmpty();
    }

    /** What an application would have. */
    private final class Routes extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:ship").to("interakt:message?templateName=order_shipped&languageCode=en");
            from("direct:fallback")
                    .to("interakt:message?templateName=order_shipped&languageCode=en&smsSenderId=ABCDEF&smsEntityId=1"
                            + "&smsTemplateId=2&smsMessage=Order 18 is on its way.");
            from("direct:text").to("interakt:message?type=Text");
            from("direct:message").to("interakt:message");
            from("direct:rcs").to("interakt:rcsMessage");
            from("direct:track").to("interakt:trackUser");
            from("direct:event").to("interakt:trackEvent");
            from("direct:assign").to("interakt:assignChat?agentEmail=priya@example.com");
            from("direct:list").to("interakt:message?type=InteractiveList");
            from("interakt:webhook?path=/interakt").to("direct:received");
            // Requests of RCS are not signed.
            from("interakt:webhook?path=/rcs&verifySignature=false").to("direct:received");
            from("direct:received")
                    .process(exchange -> received.add(exchange.getMessage().getBody(String.class)));
        }
    }

    @Test
    void aTemplateThatARouteSendsAppearsWithItsValuesWithinASecond() {
        send("direct:ship", List.of("Asha", "12"));
        long sent = System.nanoTime();
        page.find(".entry.out .body", "Hi Asha, your order 12 is on its way.");
        assertThat(System.nanoTime() - sent).isLessThan(FOLLOWS_WITHIN);
        assertThat(last(".entry.out .body strong").getText()).isEqualTo("12");
        assertThat(last(".entry.out .foot").getText()).isEqualTo("Example Tea Company");
    }

    @Test
    void theCustomersTapReachesTheRoutesWebhookSigned() throws Exception {
        send("direct:ship", List.of("Asha", "13"));
        page.find(".entry.out .body", "order 13");
        last(".entry.out .tap").click();
        page.find(".entry.in .body", "Change address");
        page.await(
                "both events of the tap",
                () -> received.stream().anyMatch(event -> event.contains("message_api_clicked"))
                        && received.stream().anyMatch(event -> event.contains("message_received")));

        page.click("#tab-webhooks");
        page.click(".wire-row", "message_received");
        String signature = page.find(".content code.long").getText();
        String body = (String) page.run(
                "return fetch('/__admin/interakt/state').then((response) => response.json())"
                        + ".then((state) => state.webhook.posts.find((post) => post.signature === arguments[0]).body)",
                signature);
        assertThat(signature).isEqualTo(signatureOf(body));
        page.click(".wire-row", "message_received");
    }

    @Test
    void ticksTurnBlueWhenTheCustomerReads() {
        send("direct:ship", List.of("Asha", "14"));
        page.find(".entry.out .body", "order 14");
        page.click(".device header button", "Read");
        page.await(
                "a blue tick",
                () -> last(".entry.out .ticks").getDomAttribute("class").contains("read"));
        assertThat(last(".entry.out .ticks").getCssValue("color"))
                .isEqualTo(page.find("[aria-selected=true]").getCssValue("border-bottom-color"));
        page.await("the event", () -> received.stream().anyMatch(event -> event.contains("message_api_read")));
    }

    @Test
    void aRowOfAListIsPicked() {
        customerSays("Is anybody there?");
        send("direct:list", TIMES);
        page.click(".entry.out .tap", "Times");
        page.click("dialog .row", "20 to 22");
        page.find(".entry.in .body", "20 to 22");
        page.await("the reply", () -> received.stream()
                .anyMatch(event -> event.contains("list_reply") && event.contains("20 to 22")));
        page.await("no dialog", () -> !page.has("dialog[open]"));
    }

    @Test
    void aFaultIsSwitchedOnAndTheCallThatItRefusesAppearsWithItsRule() {
        page.click("#tab-settings");
        page.click("button", "Switch on");
        page.find(".faults", "Error status");
        assertThatThrownBy(() -> send("direct:ship", List.of("Asha", "15")))
                .isInstanceOf(CamelExecutionException.class);
        page.click("#tab-calls");
        WebElement call = page.find(".wire-row", "503");
        assertThat(call.getText()).contains("POST").contains("/message/");
        assertThat(call.findElement(By.className("rule")).getText()).isNotBlank();
        call.click();
        page.find(".content pre", "order_shipped");
        page.click(".wire-row", "503");
        page.find(".chip:has(+ .help) b", "off");
    }

    @Test
    void theCustomerSendsALocationAndAnImage(@TempDir Path files) throws Exception {
        page.click("[aria-label='Send something else']");
        page.click("dialog .grid button", "Location");
        page.click("dialog form .primary");
        page.find(".entry.in .place", "12.9716, 77.5946");
        page.await("the event", () -> received.stream().anyMatch(event -> event.contains("12.9716")));

        Path image = Files.write(files.resolve("cup.png"), page.screenshot());
        page.click("[aria-label='Send something else']");
        page.click("dialog .grid button", "Image");
        page.find("dialog [name=file]").sendKeys(image.toString());
        page.find("dialog [name=caption]").sendKeys("My cup");
        page.click("dialog form .primary");
        page.find(".entry.in .body", "My cup");
        page.await(
                "the image",
                () -> Boolean.TRUE.equals(
                        page.run("return document.querySelector('.entry.in img.media').naturalWidth > 0")));
        page.await("the event", () -> received.stream().anyMatch(event -> event.contains("media_url")));
    }

    @Test
    void aMessageThatFailsStaysWithItsReasonAndItsFallbackFollows() {
        send("direct:fallback", List.of("Asha", "18"));
        page.find(".entry.out .body", "order 18");
        Message message = sandbox.messages().get(sandbox.messageCount() - 1);
        sandbox.message(message.id()).fails("131026", "Message undeliverable");
        page.find(".entry.failed .reason", "Message undeliverable (131026)");
        assertThat(page.find(".entry.sms .body", "Order 18 is on its way.").isDisplayed())
                .isTrue();
        assertThat(page.find(".entry.sms .badge").getText()).isEqualTo("SMS fallback");
    }

    @Test
    void aCarouselShowsItsCardsAndTheirButtonsAreTapped() {
        sandbox.addTemplate(
                "en",
                Map.of(
                        "display_name",
                        "cakes",
                        "category",
                        "Marketing",
                        "body",
                        "Cakes for {{1}}",
                        "carousel_cards",
                        List.of(cake("Lemon cake", "Take lemon"), cake("Plum cake", "Take plum"))));
        send(
                "direct:message",
                Map.of(
                        "type",
                        "Template",
                        "template",
                        Map.of(
                                "name",
                                "cakes",
                                "languageCode",
                                "en",
                                "bodyValues",
                                List.of("Asha"),
                                "carouselCards",
                                List.of(
                                        Map.of("headerValues", List.of("https://example.com/lemon.jpg")),
                                        Map.of("headerValues", List.of("https://example.com/plum.jpg"))))));
        page.find(".entry.out .body", "Cakes for Asha");
        assertThat(page.find(".card", "Lemon cake").getText()).contains("image, from example.com");
        page.click(".card .tap", "Take plum");
        page.find(".entry.in .body", "Take plum");
        page.await("the click", () -> received.stream()
                .anyMatch(event -> event.contains("message_api_clicked") && event.contains("Take plum")));
    }

    @Test
    void anOrderShowsItsItemsAndIsPaidAndShipped() {
        page.click("[aria-label='Send something else']");
        page.click("dialog .grid button", "Order");
        page.type("dialog [name=quantity]", "2");
        page.click("dialog form .primary");
        assertThat(page.find(".entry.in .order", "Total").getText()).contains("tea-250", "498");
        page.await("no dialog", () -> !page.has("dialog[open]"));
        page.run("arguments[0].click()", last(".entry.in .more"));
        page.click("dialog .actions button", "Paid");
        page.click("dialog .actions button", "shipped");
        page.press(Keys.ESCAPE);
        page.await("the order's changes", () -> received.stream()
                .anyMatch(event ->
                        event.contains("cart_order_update") && event.contains("PAID") && event.contains("SHIPPED")));
    }

    @Test
    void rcsShowsItsCardsAndASuggestionIsTapped() {
        Map<String, Object> suggestion =
                Map.of("reply", Map.of("plainText", "Book a table", "postBack", Map.of("data", "book-1")));
        Map<String, Object> card = Map.of(
                "cardTitle",
                "Window seat",
                "cardDescription",
                "For two",
                "cardMedia",
                Map.of("mediaHeight", "SHORT", "contentInfo", Map.of("fileUrl", "https://example.com/seat.jpg")),
                "suggestions",
                List.of(suggestion));
        send(
                "direct:rcs",
                Map.of(
                        "type",
                        "STANDALONE_CAROUSEL",
                        "message",
                        Map.of(
                                "richCardDetails",
                                Map.of("standalone", Map.of("cardOrientation", "VERTICAL", "content", card)))));
        assertThat(page.find(".entry.rcs .card", "Window seat").getText()).contains("For two", "seat.jpg");
        assertThat(page.find(".entry.rcs .badge").getText()).isEqualTo("RCS");
        sandbox.webhook().save(application + "/rcs", SECRET);
        page.click(".entry.rcs .tap", "Book a table");
        page.find(".entry.in.rcs .body", "Book a table");
        page.await("the event", () -> received.stream()
                .anyMatch(event -> event.contains("USER_MESSAGE") && event.contains("book-1")));
        sandbox.webhook().save(application + "/interakt", SECRET);
    }

    @Test
    void aFlowIsAnsweredAndBothDeliveriesArePosted() {
        send("direct:ship", List.of("Asha", "20"));
        page.find(".entry.out .body", "order 20");
        page.click("[aria-label='Send something else']");
        page.click("dialog .grid button", "Flow answer");
        page.type("dialog [name=answers]", "slot = 10:30");
        page.click("dialog form .primary");
        page.await(
                "both deliveries",
                () -> received.stream()
                                .filter(event -> event.contains("nfm_reply") && event.contains("10:30"))
                                .count()
                        == 2);
        page.await("no dialog", () -> !page.has("dialog[open]"));
    }

    @Test
    void theContactsTraitsTagsEventsAndAgentFollow() {
        page.click("#tab-contact");
        send("direct:track", Map.of("fullPhoneNumber", ASHA, "traits", Map.of("city", "Goa"), "tags", List.of("vip")));
        page.find(".panel dd", "Goa");
        page.find(".panel .tags", "vip");
        send("direct:event", Map.of("fullPhoneNumber", ASHA, "event", "Cart opened", "traits", Map.of("items", 3)));
        page.find(".panel .events", "Cart opened");
        send("direct:assign", "");
        page.find(".panel dd", "priya@example.com");
        page.find(".device header", "with priya@example.com");
    }

    private static Map<String, Object> cake(String title, String button) {
        return Map.of(
                "header_format",
                "IMAGE",
                "cardTitle",
                title,
                "body",
                "Fresh",
                "buttons",
                List.of(Map.of("type", "QUICK_REPLY", "text", button)));
    }

    @Test
    void theGuideOfTheFirstVisitGoesAwayByItself() {
        page.run("localStorage.clear()");
        page.open(sandbox.pageUrl());
        page.click(".customer", "Asha Rao");
        assertThat(page.find(".guide").findElements(By.tagName("li"))).hasSize(4);
        send("direct:ship", List.of("Asha", "19"));
        sandbox.customer(ASHA).taps("Change address");
        page.click(".wire-row", "message_received");
        page.await("no guide", () -> !page.has(".guide"));
    }

    @Test
    void everythingIsReachableByTheKeyboard() {
        customerSays("First");
        customerSays("Second");
        page.await("two posts", () -> page.texts(".wire-row").size() >= 2);
        page.run("document.activeElement.blur(); document.body.tabIndex = -1; document.body.focus()");
        tabTo("Search customers");
        page.press(Keys.TAB);
        assertThat(page.focused().getDomAttribute("class")).isEqualTo("customer");
        assertThat(page.run("return getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        page.press(Keys.ENTER);
        tabTo("Say something as Asha Rao");
        page.press("By keyboard alone", Keys.ENTER);
        page.find(".entry.in .body", "By keyboard alone");

        tabTo("Webhooks");
        page.press(Keys.ARROW_RIGHT);
        assertThat(page.focused().getText()).isEqualTo("Calls");
        page.press(Keys.HOME);
        assertThat(page.focused().getText()).isEqualTo("Webhooks");
        page.find(".wire-row");
        while (!"wire-row".equals(page.focused().getDomAttribute("class"))) {
            page.press(Keys.TAB);
        }
        String first = page.focused().getText();
        page.press(Keys.ARROW_DOWN);
        assertThat(page.focused().getText()).isNotEqualTo(first);
        page.press(Keys.ENTER);
        page.find(".content pre");
        page.press(Keys.ENTER);

        tabBackTo("Send something else");
        page.press(Keys.ENTER);
        page.find("dialog[open]");
        page.press(Keys.ESCAPE);
        page.await("no dialog", () -> !page.has("dialog[open]"));
        assertThat(page.focused().getAccessibleName()).isEqualTo("Send something else");
    }

    @Test
    void textThatLooksLikeHtmlStaysText() {
        String text = "<img src=x onerror=\"document.title='broken'\"><b>bold</b>";
        customerSays(text);
        page.find(".entry.in .body", text);
        send("direct:text", text + " too");
        page.find(".entry.out .body", text + " too");
        assertThat(page.has(".body b, .body img")).isFalse();
        assertThat(page.run("return document.title")).isEqualTo("Interakt sandbox");
    }

    @Test
    void rowsThatArriveMoveNothingThatSomebodyReads() {
        for (int i = 0; i < 30; i++) {
            customerSays("Line " + i);
        }
        page.click("#tab-webhooks");
        page.await("30 posts", () -> page.texts(".wire-row").size() >= 30);
        page.run("document.getElementById('panel').scrollTop = 500; document.getElementById('log').scrollTop = 200");
        String where = "const row = document.querySelectorAll('.wire-row')[arguments[0]].getBoundingClientRect().top;"
                + "return Math.round(row) + ' ' + document.getElementById('log').scrollTop";
        int rows = page.texts(".wire-row").size();
        Object before = page.run(where, rows - 1);
        customerSays("One more line");
        page.find(".below", "New messages");
        page.await("the new post", () -> page.texts(".wire-row").size() > rows);
        assertThat(page.run(where, rows)).isEqualTo(before);
        page.click(".below");
        page.await("the end", () -> !page.has(".below"));
    }

    @Test
    void anyViewIsAccessibleInLightAndDarkAndOnANarrowScreen() throws Exception {
        send("direct:ship", List.of("Asha", "16"));
        for (boolean dark : new boolean[] {false, true}) {
            page.show(1440, 900, dark);
            for (String panel : PANELS) {
                page.click("#tab-" + panel);
                assertThat(page.seriousViolations())
                        .as("%s, dark: %s", panel, dark)
                        .isEmpty();
            }
            page.click("[aria-label='Send something else']");
            page.find("dialog[open]");
            assertThat(page.seriousViolations()).as("dialog, dark: %s", dark).isEmpty();
            page.press(Keys.ESCAPE);
            page.await("no dialog", () -> !page.has("dialog[open]"));
            page.show(360, 740, dark);
            for (String column : List.of("Customers", "Phone", "Panels")) {
                page.click(".columns button", column);
                assertThat(page.seriousViolations())
                        .as("%s, dark: %s", column, dark)
                        .isEmpty();
                assertThat(page.run("return document.documentElement.scrollWidth"))
                        .as(column)
                        .isEqualTo(360L);
            }
        }
    }

    /** Refreshes docs/images with {@code -Dbrowser.screenshots}. */
    @Test
    void theImagesOfTheDocumentation() throws Exception {
        String meera = "917777777777";
        sandbox.customer("918888888888").has(Map.of("name", "Ravi Kumar")).says("Do you ship to Goa?");
        sandbox.customer(meera).has(Map.of("name", "Meera Nair", "city", "Kochi"));
        page.click(".customer", "Meera Nair");
        send("direct:ship", List.of("Meera", "17"), meera);
        sandbox.customer(meera).reads().taps("Change address");
        send("direct:text", "Which *time* suits you on Saturday?", meera);
        send("direct:list", TIMES, meera);
        sandbox.customer(meera).reads().picks("18 to 20");
        send("direct:text", "Thank you. We come between 18 and 20.", meera);
        page.find(".entry.out .body", "We come between");
        page.click("#tab-webhooks");
        image("sandbox-page");
        page.show(1440, 900, true);
        page.click("#tab-calls");
        image("sandbox-page-dark");
        page.show(360, 740, false);
        page.click(".columns button", "Phone");
        image("sandbox-page-narrow");
    }

    private void send(String route, Object body) {
        send(route, body, ASHA);
    }

    private void send(String route, Object body, String phone) {
        camel.createProducerTemplate()
                .requestBodyAndHeaders(route, body, Map.of("CamelInteraktTo", phone, "CamelInteraktPhone", phone));
    }

    private void customerSays(String text) {
        sandbox.customer(ASHA).says(text);
    }

    private WebElement last(String css) {
        page.find(css);
        List<?> all = (List<?>) page.run("return [...document.querySelectorAll(arguments[0])]", css);
        return (WebElement) all.get(all.size() - 1);
    }

    private void tabTo(String name) {
        tabTo(name, Keys.TAB);
    }

    private void tabBackTo(String name) {
        tabTo(name, Keys.chord(Keys.SHIFT, Keys.TAB));
    }

    private void tabTo(String name, CharSequence key) {
        for (int i = 0; i < 200; i++) {
            page.press(key);
            if (name.equals(page.focused().getAccessibleName())) {
                return;
            }
        }
        throw new AssertionError("Tab does not reach " + name);
    }

    private static String signatureOf(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private void image(String name) throws IOException {
        Path folder =
                System.getProperty("browser.screenshots") == null ? Path.of("target", "images") : Path.of("images");
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + ".png"), page.screenshot());
    }
}
