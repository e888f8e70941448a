package io.github.camelinterakt.sandbox.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.Caller;
import io.github.camelinterakt.sandbox.DeliveryRules;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.http.ApiServer;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@InteraktSandbox
class StateTest {

    private static final String TRACK = "/track/users/";
    private static final String CONTACT = "{\"fullPhoneNumber\":\"919999999999\",\"traits\":{\"name\":\"Asha\"}}";

    private Sandbox sandbox;
    private Caller api;
    private Control control;

    @BeforeEach
    void callTheSandbox(Sandbox injected) {
        sandbox = injected;
        api = Caller.of(injected);
        control = Control.of(injected);
    }

    @Test
    void itShowsContactsAndCallsNewestFirstWithTheRuleThatRefusedOne() {
        api.post(TRACK, CONTACT);
        api.post("/message/", "{\"fullPhoneNumber\":\"919999999999\",\"type\":\"Text\",\"data\":{\"message\":\"Hi\"}}");
        JsonNode state = control.state();

        assertThat(state.at("/customers/0/name").asText()).isEqualTo("Asha");
        assertThat(state.at("/calls/0/refusedBy").asText()).isEqualTo("Customer has not messaged within last 24 hours");
        assertThat(state.at("/calls/0/status").asInt()).isEqualTo(400);
        assertThat(state.at("/calls/1/operation").asText()).isEqualTo("trackUser");
        assertThat(state.at("/calls/1/status").asInt()).isEqualTo(202);
        assertThat(state.at("/calls/1/refusedBy").isNull()).isTrue();
    }

    @Test
    void aCallHasItsBodiesAndHeadersButNotItsKey() {
        api.post(TRACK, CONTACT);
        Control.Reply call =
                control.get("calls/" + control.state().at("/calls/0/id").asText());

        assertThat(call.json().at("/request/body").asText()).isEqualTo(CONTACT);
        assertThat(call.json().at("/response/body").asText()).contains("created successfully");
        assertThat(call.json().at("/request/headers/Content-Type").asText()).isEqualTo("application/json");
        assertThat(call.text()).doesNotContain("Authorization", "Basic ");
        assertThat(control.get("calls/x").status()).isEqualTo(404);
    }

    @Test
    void itShowsTheRulesOfDeliveryInForceAsTheyCanBeSet() {
        String rules = "{\"rules\":[{\"to\":\"9199999*\",\"sent\":\"1s\",\"failed\":{\"code\":\"131026\"}}],"
                + "\"posts\":{\"delayed\":\"0s..2s\",\"shuffled\":true,\"duplicated\":0.1}}";
        assertThat(control.state().path("delivery").toString()).isEqualTo("{\"rules\":[],\"posts\":{}}");
        control.put("delivery", rules);
        assertThat(control.state().path("delivery").toString()).isEqualTo(rules);

        sandbox.delivery(DeliveryRules.parse("rules: [{sent: 1s..2s}]"));
        JsonNode shown = control.state().path("delivery");
        assertThat(shown.at("/rules/0/sent").asText()).isEqualTo("1s..2s");
        assertThat(control.put("delivery", shown.toString()).status()).isEqualTo(204);
        control.post("reset", "");
        assertThat(control.state().at("/delivery/rules")).isEmpty();
    }

    @Test
    void waitingEndsWithTheNextChangeAndWithoutOneAfterTheGivenTime() {
        long revision = control.state().path("revision").asLong();
        CompletableFuture<Control.Reply> waiting =
                CompletableFuture.supplyAsync(() -> control.get("state?since=" + revision + "&wait=25"));
        api.post(TRACK, CONTACT);

        assertThat(waiting.join().status()).isEqualTo(200);
        assertThat(waiting.join().json().path("revision").asLong()).isGreaterThan(revision);
        long now = sandbox.revision();
        assertThat(control.get("state?since=" + now + "&wait=1").status()).isEqualTo(204);
        assertThat(control.get("state?since=" + now).status()).isEqualTo(204);
        assertThat(control.get("state?since=" + (now - 1) + "&wait=25").status())
                .isEqualTo(200);
    }

    @Test
    void manyWhoWaitDoNotKeepCallsOfTheApiWaiting() {
        long revision = sandbox.revision();
        List<CompletableFuture<Control.Reply>> waiting = new ArrayList<>();
        for (int i = 0; i < ApiServer.WAITERS + 24; i++) {
            waiting.add(CompletableFuture.supplyAsync(
                    () -> control.get("state?since=" + revision + "&wait=25"), task -> new Thread(task).start()));
        }
        // Those for whom there is no place are told to come back.
        CompletableFuture.anyOf(waiting.toArray(new CompletableFuture<?>[0])).join();

        assertThat(api.post(TRACK, CONTACT).status()).isEqualTo(202);
        assertThat(waiting.stream().map(CompletableFuture::join))
                .filteredOn(reply -> reply.status() == 204)
                .hasSizeLessThanOrEqualTo(24)
                .allSatisfy(reply -> assertThat(reply.header("Retry-After")).isEqualTo("1"));
    }

    @Test
    void aFaultIsListedUntilItsCallsAreMadeAndIsTheRuleThatRefusedThem() {
        assertThat(control.post(
                                "faults",
                                "{\"operation\":\"TRACK_USER\",\"kind\":\"status\",\"status\":503,\"calls\":2}")
                        .status())
                .isEqualTo(204);
        assertThat(api.post(TRACK, CONTACT).status()).isEqualTo(503);
        JsonNode state = control.state();

        assertThat(state.path("faults").toString())
                .isEqualTo("[{\"operation\":\"TRACK_USER\",\"kind\":\"status\",\"calls\":1}]");
        assertThat(state.at("/calls/0/refusedBy").asText()).isEqualTo("The fault 'status' was set for this operation");
        assertThat(control.delete("faults").status()).isEqualTo(204);
        assertThat(api.post(TRACK, CONTACT).status()).isEqualTo(202);
    }

    @Test
    void aRequestThatTheDocumentDoesNotAllowIsRefusedWithASentence() {
        assertThat(control.post("faults", "{\"operation\":\"TRACK\",\"kind\":\"status\"}")
                        .error())
                .startsWith("/operation: must be one of TRACK_USER, ");
        assertThat(control.post("faults", "{").error())
                .isEqualTo("/: is not well-formed JSON, or contains a key twice");
        assertThat(control.post("faults", null).error()).isEqualTo("/: a JSON object is required");
        assertThat(control.get("state?account=other").error())
                .isEqualTo("No account has this key; there are examplekey");
        assertThat(control.get("state?wait=26").error()).isEqualTo("wait: must be at most 25");
        assertThat(control.get("stat").status()).isEqualTo(404);
        assertThat(control.put("state", "{}").error()).isEqualTo("Method PUT not allowed, use GET");
    }
}
