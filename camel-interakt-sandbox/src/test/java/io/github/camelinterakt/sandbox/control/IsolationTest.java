package io.github.camelinterakt.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelinterakt.sandbox.Caller;
import io.github.camelinterakt.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IsolationTest {

    private static final String TRACK = "/track/users/";
    private static final String CONTACT = "{\"fullPhoneNumber\":\"919999999999\"}";
    private static final String FAULT = "{\"operation\":\"TRACK_USER\",\"kind\":\"status\",\"status\":503,\"calls\":9}";

    @Test
    void twoSandboxesInOneProcessShareNothing() {
        try (Sandbox one = Sandbox.builder().start();
                Sandbox two = Sandbox.builder().start()) {
            Control.of(one).post("faults", FAULT);
            Control.of(one).put("quota", "{\"requestsPerMinute\":1}");
            Control.of(one).post("customers", "{\"phone\":\"+919999999999\"}");
            Control.of(one).post("clock/advance", "{\"duration\":\"PT24H\"}");
            Control.of(one)
                    .post(
                            "templates",
                            "{\"name\":\"ask\",\"language\":\"en\",\"category\":\"UTILITY\",\"body\":\"Hi\"}");
            Control.of(one).post("campaigns", "{\"name\":\"Sale\",\"templateName\":\"ask\",\"language\":\"en\"}");
            one.webhook().enable(one.pageUrl() + "hook", "examplekey");
            Control.of(one).put("delivery", "{\"posts\":{\"delayed\":\"1h\"}}");
            one.wireMock().stubFor(WireMock.get("/own").willReturn(WireMock.ok()));
            long revision = two.revision();
            Control.of(one).post("customers/919999999999/messages", "{\"type\":\"text\",\"text\":\"Hi\"}");
            String media =
                    Control.of(one).post("media", "abc").json().path("url").asText();
            Caller.of(one).post(TRACK, CONTACT);
            JsonNode state = Control.of(two).state();

            assertThat(two.revision()).isEqualTo(revision);
            assertThat(state.path("templates")).isEmpty();
            assertThat(state.path("campaigns")).isEmpty();
            assertThat(state.at("/webhook/url").isNull()).isTrue();
            assertThat(Control.of(two).page("own").status()).isEqualTo(404);
            assertThat(state.path("customers")).isEmpty();
            assertThat(state.path("calls")).isEmpty();
            assertThat(state.path("faults")).isEmpty();
            assertThat(state.at("/quota/requestsPerMinute").asInt()).isZero();
            assertThat(two.clock().instant()).isBefore(one.clock().instant());
            assertThat(Control.of(two)
                            .page(media.substring(one.pageUrl().length()))
                            .status())
                    .isEqualTo(404);
            assertThat(Caller.of(two).post(TRACK, CONTACT).status()).isEqualTo(202);
        }
    }

    @Test
    void accountsOfOneSandboxHaveTheirOwnStateAndCalls() {
        try (Sandbox first = Sandbox.builder().apiKey("examplekey", "secondkey").start()) {
            Sandbox second = first.account("secondkey");
            Control control = Control.of(first);
            control.post("customers?account=secondkey", "{\"phone\":\"+919999999999\",\"name\":\"Asha\"}");
            Caller.of(second).post("/message/", "{}");
            Caller.of(first).authorizedBy("Basic none").post("/message/", "{}");

            JsonNode of1 = control.state();
            JsonNode of2 = control.get("state?account=secondkey").json();
            assertThat(of1.at("/sandbox/accounts").toString()).isEqualTo("[\"examplekey\",\"secondkey\"]");
            assertThat(of1.path("customers")).isEmpty();
            assertThat(of2.at("/customers/0/name").asText()).isEqualTo("Asha");
            assertThat(of1.path("calls").findValuesAsText("status")).containsExactly("401");
            assertThat(of2.path("calls").findValuesAsText("status")).containsExactly("401", "400");
            assertThat(control.get("state?account=thirdkey").error())
                    .isEqualTo("No account has this key; there are examplekey, secondkey");
        }
    }
}
