package io.github.camelinterakt.docs.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import io.github.camelinterakt.sandbox.DeliveryRules;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.ApprovalStatus;
import io.github.camelinterakt.sandbox.account.QuotaWindow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page shows beside the phone, and sets: accounts, webhook, delivery, clock, quota and templates. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxPanelsTest {

    private static final String ASHA = "919999999999";
    private static final String SECOND = "secondkey";

    /** Bodies with their signatures, as the application's webhook got them. */
    private final List<String> received = new CopyOnWriteArrayList<>();

    private volatile int status;
    private HttpServer application;
    private Sandbox sandbox;
    private Chromium page;

    @BeforeAll
    void start(@TempDir Path profile) throws IOException {
        page = Chromium.start(profile);
        sandbox = Sandbox.builder().apiKey("examplekey", SECOND).start();
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/interakt", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("Interakt-Signature") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        application.start();
    }

    @AfterAll
    void stop() {
        if (application != null) {
            application.stop(0);
        }
        if (sandbox != null) {
            sandbox.close();
        }
        if (page != null) {
            page.close();
        }
    }

    @BeforeEach
    void openThePage() {
        sandbox.reset();
        received.clear();
        status = 200;
        sandbox.webhook()
                .enable("http://127.0.0.1:" + application.getAddress().getPort() + "/interakt", "examplesecret");
        sandbox.customer(ASHA).has(Map.of("name", "Asha Rao"));
        page.show(1440, 900, false);
        page.open(sandbox.pageUrl());
        page.find(".customer", "Asha Rao");
    }

    @AfterEach
    void theConsoleHasNoError() {
        assertThat(page.consoleErrors()).isEmpty();
    }

    @Test
    void anotherAccountIsChosenAndEveryActionGoesToIt() {
        Sandbox second = sandbox.account(SECOND);
        choose(".account select", SECOND);
        page.find(".customers .empty", "No customers yet");
        page.click(".customers header button", "New");
        page.type("dialog [name=name]", "Ravi Kumar");
        page.type("dialog [name=phone]", "+918888888888");
        page.click("dialog form .primary");
        page.find(".device h2", "Ravi Kumar");
        page.type("[name=text]", "To the second account");
        page.click(".composer .primary");
        page.find(".entry.in .body", "To the second account");
        page.click("#tab-settings");
        set("quota", "requestsPerMinute", "77");
        page.find(".chip", "0/77");

        assertThat(second.customer("918888888888").conversation()).hasSize(1);
        assertThat(second.quota().requestsPerMinute()).isEqualTo(77);
        assertThat(sandbox.contactCount()).isEqualTo(1);
        assertThat(sandbox.quota().requestsPerMinute()).isZero();
        assertThat(received).isEmpty();
        choose(".account select", "examplekey");
        page.find(".customer", "Asha Rao");
        page.run("location.hash = ''");
    }

    @Test
    void failedEventsArePostedAgain() {
        status = 503;
        sandbox.customer(ASHA).says("First").says("Second");
        page.find(".budget", "2 of 5 failures");
        status = 200;
        page.click("button", "Post failed events again");
        page.await("both again", () -> received.size() == 4);
        assertThat(received.subList(2, 4)).containsExactlyElementsOf(received.subList(0, 2));
        page.await("two good posts", () -> page.texts(".wire-row .good").size() == 2);
    }

    @Test
    void heldEventsAreReleasedShuffledAndEachTwiceAndAPostIsRepeated() {
        page.click("summary", "Order and repeats");
        page.click("button", "Hold posts");
        page.await("held", () -> {
            sandbox.customer(ASHA).says("Hello");
            return sandbox.webhook().held() > 1;
        });
        int held = sandbox.webhook().held();
        page.find("summary .count", held + " held");
        page.click("[name=duplicates]");
        page.click("button", "Release " + held + " held");
        page.await("each twice", () -> received.size() == 2 * held);
        assertThat(Set.copyOf(received)).hasSize(held);

        page.click(".wire-row", "message_received");
        page.click(".content button", "Twice");
        page.await("two more", () -> received.size() == 2 * held + 2);
        assertThat(Set.copyOf(received)).hasSize(held);
        page.click(".wire-row[aria-expanded=true]");
    }

    @Test
    void theDeliveryRulesInForceAreShownAndReplaced() {
        sandbox.delivery(DeliveryRules.of(Map.of(
                "rules",
                List.of(
                        Map.of("to", "9188*", "failed", Map.of("code", "131049", "after", "1s", "probability", 0.5)),
                        Map.of("delivered", "1s..2s")),
                "posts",
                Map.of("shuffled", true))));
        page.click("#tab-settings");
        assertThat(page.find(".rules", "to 9188*").getText())
                .contains("failed (131049) after 1s with 50 %")
                .contains("All messages: delivered after 1s..2s")
                .contains("Posts: in any order");
        choose("#delivery-kind", "nothing happens by itself");
        submit("delivery");
        page.find(".panel .muted", "nothing else happens by itself");
        assertThat(page.has(".rules")).isFalse();
        choose("#delivery-kind", "every fifth message fails");
        submit("delivery");
        page.find(".rules", "failed (131026) after 1s with 20 %");
    }

    @Test
    void theClocksSpeedIsShownAndSet() {
        page.click("#tab-settings");
        page.find(".big", "runs as real time");
        choose(".box:has(.big) select", "60 × (a minute a second)");
        page.find(".big", "runs 60 times as fast");
        page.find(".chip .speed", "×60");
        assertThat(sandbox.clock().speed()).isEqualTo(60);
        sandbox.clock().speed(7);
        sandbox.advance(Duration.ofHours(1));
        page.find(".big", "runs 7 times as fast");
        assertThat(page.run("return arguments[0].selectedOptions[0].text", page.find(".box:has(.big) select")))
                .isEqualTo("7 ×");
        choose(".box:has(.big) select", "real time");
        page.find(".big", "runs as real time");
    }

    @Test
    void theQuotasWindowIsShownAndSet() {
        sandbox.quota(300, QuotaWindow.SLIDING);
        page.click("#tab-settings");
        page.find(".panel .line", "0 of 300 in the last minute, counted by sliding minute");
        choose("#quota-window", "token bucket");
        set("quota", "requestsPerMinute", "600");
        page.find(".panel .line", "0 of 600 in the last minute, counted by token bucket");
        assertThat(sandbox.quota().window()).isEqualTo(QuotaWindow.TOKEN_BUCKET);
    }

    @Test
    void aTemplateIsRejectedApprovedAndPutIntoAnotherCategory() {
        sandbox.addTemplate("order_shipped", "en", "UTILITY", "Hi {{1}}, your order is on its way.");
        page.click("#tab-templates");
        page.click(".template-item button", "Reject…");
        page.type("dialog [name=reason]", "INVALID_FORMAT");
        page.click("dialog form .primary");
        page.find(".template-item .error", "Rejected: INVALID_FORMAT");
        assertThat(sandbox.templates().get(0).status()).isEqualTo(ApprovalStatus.REJECTED);
        page.click(".template-item button", "Approve");
        page.find(".template-item .good", "approved");
        choose(".template-item select", "marketing");
        page.await("the category", () -> sandbox.templates().get(0).category().equalsIgnoreCase("MARKETING"));
        page.await(
                "three events",
                () -> received.stream()
                                .filter(event -> event.contains("message_template_status_update"))
                                .count()
                        == 3);
    }

    private void choose(String css, String option) {
        page.find(css).findElements(By.tagName("option")).stream()
                .filter(each -> each.getText().equals(option))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private void set(String form, String field, String value) {
        page.type("#" + form + "-" + field, value);
        submit(form);
    }

    private void submit(String form) {
        WebElement field = page.find("[id^=" + form + "-]");
        page.run("arguments[0].form.querySelector('.primary').click()", field);
    }
}
