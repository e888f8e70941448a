package io.github.camelinterakt.sandbox;

import java.net.http.HttpRequest.BodyPublishers;

import io.github.camelinterakt.sandbox.Caller.Reply;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@InteraktSandbox
class HttpRulesTest {

    private static final String TRACK = "/track/users/";
    private static final String CONTACT = "{\"fullPhoneNumber\":\"919999999999\"}";

    private Sandbox sandbox;
    private Caller caller;

    @BeforeEach
    void callTheSandbox(Sandbox injected) {
        sandbox = injected;
        caller = Caller.of(injected);
    }

    @Test
    void anyKeyButTheAccountsIsRefused() {
        String once = Caller.basic("examplekey:").substring("Basic ".length());
        for (String header : new String[] {
            null,
            "",
            "Basic examplekey",
            "Bearer examplekey",
            Caller.basic("examplekey"),
            Caller.basic("other:"),
            Caller.basic(once),
            Caller.basic(once + ":")
        }) {
            Reply reply = caller.authorizedBy(header == null || header.isEmpty() ? null : header)
                    .post(TRACK, CONTACT);

            assertThat(reply.status()).as(header).isEqualTo(401);
            assertThat(reply.text()).isEqualTo("{\"result\":false,\"message\":\"Invalid token provided\"}");
        }
        assertThat(sandbox.contactCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/track/orders/",
                "/facebook/catalogs",
                "/chat/assign",
                "/track/users/tags",
                "/",
                "",
                "/apis/users/id/",
                "/apis/users/id/a/b",
                "/apis/users/phone_number/9999999999/"
            })
    void anUnknownPathReturns404AsAPageOfHtml(String path) {
        Reply reply = caller.get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(reply.text()).startsWith("<!DOCTYPE html>").contains("<p>Not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/track/users", "/track/events", "/message", "/rcs/message", "/create-campaign", "/apis/users"})
    void aPostWithoutTrailingSlashReturns404WithTheReason(String path) {
        Reply reply = caller.post(path, CONTACT);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).contains("<p>Not found: this operation's path ends with a slash</p>");
    }

    @Test
    void anotherMethodIsNotAllowed() {
        Reply reply = caller.get(TRACK);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.message()).isEqualTo("Method GET not allowed, use POST");
    }

    @Test
    void aRequestOf32KilobytesIsAcceptedAndALargerOneIsRefused() {
        String start = "{\"fullPhoneNumber\":\"919999999999\",\"traits\":{\"note\":\"";
        String end = "\"}}";
        String fits = start + "x".repeat(32 * 1024 - start.length() - end.length()) + end;

        assertThat(caller.post(TRACK, fits).status()).isEqualTo(202);
        Reply reply = caller.post(TRACK, fits + " ");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo("Please correct the following error - /: the request must have at most 32 KB (32768 bytes),"
                        + " but has 32769");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fullPhoneNumber\":\"919999999999\"",
                "not json",
                CONTACT + CONTACT,
                "{\"fullPhoneNumber\":\"919999999999\",\"fullPhoneNumber\":\"919999999998\"}"
            })
    void malformedJsonIsRefused(String body) {
        Reply reply = caller.post(TRACK, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo("Please correct the following error - /: is not well-formed JSON, or contains a key twice");
    }

    @Test
    void anEmptyBodyIsRefusedWhereOneIsRequired() {
        assertThat(caller.post(TRACK, "").message())
                .isEqualTo("Please correct the following error - /: a JSON object is required");
    }

    @Test
    void aBodyMustHaveContentTypeJson() {
        assertThat(caller.send("POST", TRACK, "text/plain", BodyPublishers.ofString(CONTACT))
                        .status())
                .isEqualTo(415);
        assertThat(caller.send("POST", TRACK, "application/json; charset=UTF-8", BodyPublishers.ofString(CONTACT))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void textInAnyScriptArrivesAsItWasSent() {
        caller.post(TRACK, "{\"fullPhoneNumber\":\"919999999999\",\"traits\":{\"name\":\"Jürgen हर्ष 🤓\"}}");

        assertThat(caller.get("/apis/users/phone_number/9999999999")
                        .json()
                        .at("/data/customers/0/traits/name")
                        .asText())
                .isEqualTo("Jürgen हर्ष 🤓");
    }

    @Test
    void theJournalListsRequestsAndResetClearsIt() {
        caller.post(TRACK, CONTACT);

        assertThat(sandbox.wireMock().getAllServeEvents()).hasSize(1);
        assertThat(sandbox.wireMock().getAllServeEvents().get(0).getRequest().getBodyAsString())
                .isEqualTo(CONTACT);
        sandbox.reset();
        assertThat(sandbox.wireMock().getAllServeEvents()).isEmpty();
        assertThat(sandbox.contactCount()).isZero();
        assertThat(caller.post(TRACK, CONTACT).status()).isEqualTo(202);
    }
}
