package io.github.camelinterakt.sandbox;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.RequestJournalDisabledException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalTest {

    private static void call(Sandbox sandbox, int calls) {
        Caller caller = Caller.of(sandbox);
        for (int i = 0; i < calls; i++) {
            caller.get("/apis/users/id/u" + i);
        }
    }

    @Test
    void theLatestRequestsAreStoredNewestFirstWithTheirResponses() {
        try (Sandbox sandbox = Sandbox.builder().journal(3).start()) {
            call(sandbox, 5);

            assertThat(sandbox.wireMock().getAllServeEvents())
                    .extracting(event -> event.getRequest().getUrl())
                    .containsExactly(
                            "/v1/public/apis/users/id/u4",
                            "/v1/public/apis/users/id/u3",
                            "/v1/public/apis/users/id/u2");
            sandbox.wireMock().verify(1, WireMock.getRequestedFor(WireMock.urlEqualTo("/v1/public/apis/users/id/u3")));
        }
    }

    @Test
    void theJournalCanBeDisabled() {
        try (Sandbox sandbox = Sandbox.builder().journal(0).start()) {
            call(sandbox, 2);

            assertThatThrownBy(() -> sandbox.wireMock().getAllServeEvents())
                    .isInstanceOf(RequestJournalDisabledException.class);
        }
    }

    @Test
    void largeRequestsEvictOlderOnes() {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            String sixMegabytes = "x".repeat(6 * 1024 * 1024);
            for (int i = 0; i < 4; i++) {
                assertThat(Caller.of(sandbox)
                                .post("/track/users/", sixMegabytes)
                                .status())
                        .isEqualTo(400);
            }
            assertThat(sandbox.wireMock().getAllServeEvents()).hasSize(2);
        }
    }
}
