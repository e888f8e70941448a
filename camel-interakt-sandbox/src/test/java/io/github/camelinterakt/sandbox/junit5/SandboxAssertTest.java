package io.github.camelinterakt.sandbox.junit5;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelinterakt.sandbox.Caller;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.MessageStatus;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@InteraktSandbox("sample-data=true")
class SandboxAssertTest {

    private static final String PHONE = "+919999999999";
    private static final String WELCOME = """
            {"fullPhoneNumber":"919999999999","type":"Template","callbackData":"order-12",
             "template":{"name":"order_shipped","languageCode":"en","bodyValues":["Asha","12"]}}""";

    private Sandbox sandbox;
    private Caller caller;

    @BeforeEach
    void start(Sandbox own) {
        sandbox = own;
        caller = Caller.of(own);
    }

    private static void assertFails(ThrowingCallable assertion, String... texts) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(texts);
    }

    private SandboxAssert now() {
        return assertThat(sandbox).within(Duration.ZERO);
    }

    @Test
    void whatWasSentIsFound() {
        sandbox.addTemplate(
                "en",
                Map.of(
                        "display_name",
                        "offer",
                        "category",
                        "MARKETING",
                        "header_format",
                        "TEXT",
                        "header",
                        "Hi {{1}}",
                        "header_text",
                        List.of("Asha"),
                        "body",
                        "Buy {{1}}",
                        "body_text",
                        List.of("plums"),
                        "buttons",
                        List.of(Map.of(
                                "type",
                                "URL",
                                "text",
                                "Buy",
                                "url",
                                "https://example.com/{{1}}",
                                "example",
                                List.of("x")))));
        send(WELCOME);
        send("""
                {"fullPhoneNumber":"919999999999","type":"Template","template":{"name":"offer","languageCode":"en",
                 "headerValues":["Ravi"],"bodyValues":["pears"],"buttonValues":{"0":["pears"]}}}""");
        send("{\"fullPhoneNumber\":\"919999999999\",\"type\":\"Text\",\"data\":{\"message\":\"Hello\"}}");

        now().sentTo(PHONE)
                .template("order_shipped", "en")
                .withBody("Asha", "12")
                .withCallbackData("order-12");
        now().sentTo(PHONE)
                .template("offer")
                .withHeader("Ravi")
                .withBody("pears")
                .withButton(0, "pears");
        now().sentTo(PHONE).type("Text").text("Hello").withStatus(MessageStatus.SENT);
        now().sentNothingTo("+919999999998");
        assertThat(sandbox.messages()).hasSize(3); // AssertJ's own works beside it
    }

    @Test
    void allConditionsAreAboutTheSameMessage() {
        send(WELCOME);
        send(WELCOME.replace("Asha", "Ravi").replace("order-12", "order-13"));

        assertFails(
                () -> now().sentTo(PHONE).withBody("Asha", "12").withCallbackData("order-13"),
                "a message to " + PHONE + ", with the body [Asha, 12], with the callback data order-13",
                "there are:",
                "\"bodyValues\":[\"Asha\",\"12\"]",
                "\"bodyValues\":[\"Ravi\",\"12\"]",
                "(sent)");
    }

    @Test
    void aFailureShowsWhatWasSentInstead() {
        send(WELCOME);

        assertFails(() -> now().sentTo(PHONE).template("welcome"), "of the template welcome", "order_shipped");
        assertFails(() -> now().sentTo(PHONE).template("order_shipped", "hi"), "in the language hi");
        assertFails(() -> now().sentTo(PHONE).withHeader("Asha"), "with the header [Asha]");
        assertFails(() -> now().sentTo(PHONE).withButton(1, "a"), "with the button 1 [a]");
        assertFails(() -> now().sentTo(PHONE).type("Text"), "of type Text");
        assertFails(() -> now().sentTo(PHONE).text("Hello"), "with the text 'Hello'");
        assertFails(() -> now().sentTo(PHONE).withStatus(MessageStatus.READ), "that is read");
        assertFails(() -> now().sentTo("+919999999998"), "a message to +919999999998", "there are:");
        assertFails(() -> now().sentNothingTo(PHONE), "Expected no message to " + PHONE, "order_shipped");
        assertFails(
                () -> assertThat(sandbox).as("the route").within(Duration.ZERO).sentTo("+919999999998"), "[the route]");
    }

    @Test
    void aFailureShowsWhichCallsWereRefused() {
        caller.post("/message/", WELCOME.replace("order_shipped", "order_shiped"));

        assertFails(
                () -> now().sentTo(PHONE),
                "there is none.",
                "The sandbox refused these calls:",
                "POST /v1/public/message/: 400",
                "No approved template found with name 'order_shiped'");
    }

    @Test
    void withoutAJournalAFailureShowsWhatItCan() {
        try (Sandbox bare = Sandbox.builder().journal(0).start()) {
            assertFails(() -> assertThat(bare).within(Duration.ZERO).sentTo(PHONE), "there is none.");
        }
    }

    @Test
    void anAssertionWaitsForARouteThatSendsLater() {
        CompletableFuture<Void> route = CompletableFuture.runAsync(() -> send(WELCOME));

        assertThat(sandbox)
                .within(Duration.ofMinutes(1))
                .sentTo(PHONE)
                .template("order_shipped")
                .withBody("Asha", "12");
        route.join();
    }

    @Test
    void anAssertionWaitsForTheStatusToo() {
        send(WELCOME);
        CompletableFuture<Void> phone = CompletableFuture.runAsync(
                () -> sandbox.message(sandbox.messages().get(0).id()).read());

        assertThat(sandbox).within(Duration.ofMinutes(1)).sentTo(PHONE).withStatus(MessageStatus.READ);
        phone.join();
    }

    @Test
    void contactsHaveTraitsAndTags() {
        caller.post("/track/users/", """
                {"fullPhoneNumber":"919999999998","traits":{"name":"Asha","age":30},"tags":["VIP"]}""");

        now().hasContact("+919999999998")
                .withTrait("name", "Asha")
                .withTrait("age", 30)
                .withTag("vip");
        assertFails(() -> now().hasContact("+919999999998").withTrait("name", "Ravi"), "name=Ravi", "name=Asha", "VIP");
        assertFails(() -> now().hasContact("+919999999998").withTag("new"), "with the tag new", "VIP");
        assertFails(
                () -> now().hasContact("+919999999997"), "with the phone number +919999999997", "+919999999998 with");
    }

    @Test
    void eventsHaveTraitsAndAContact() {
        caller.post("/track/events/", """
                {"fullPhoneNumber":"919999999999","event":"order_placed","traits":{"amount":1200}}""");

        now().hasEvent("order_placed").of(PHONE).withTrait("amount", 1200);
        assertFails(() -> now().hasEvent("order_placed").withTrait("amount", 1), "amount=1\n", "amount=1200");
        assertFails(() -> now().hasEvent("order_placed").of("+919999999998"), "of +919999999998");
        assertFails(() -> now().hasEvent("order_lost"), "named order_lost", "order_placed with");
    }

    @Test
    void chatsAreAssigned() {
        caller.post("/assignment/", """
                {"user_phone_number":"919999999999","agent_email":"agent@example.com"}""");

        now().hasAssigned(PHONE, "agent@example.com");
        assertFails(
                () -> now().hasAssigned(PHONE, "other@example.com"), "to other@example.com", "to agent@example.com");
    }

    private void send(String body) {
        Caller.Reply reply = caller.post("/message/", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }
}
