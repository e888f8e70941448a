package io.github.camelinterakt.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelinterakt.sandbox.Caller.Reply;
import io.github.camelinterakt.sandbox.http.Fault;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelinterakt.sandbox.api.ApiOperation.GET_USER_BY_ID;
import static io.github.camelinterakt.sandbox.api.ApiOperation.TRACK_USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@InteraktSandbox
class FaultsTest {

    private static final String TRACK = "/track/users/";
    private static final String CONTACT = "{\"fullPhoneNumber\":\"919999999999\"}";

    private Sandbox sandbox;
    private Caller caller;

    @BeforeEach
    void callTheSandbox(Sandbox injected) {
        sandbox = injected;
        caller = Caller.of(injected);
    }

    private void assertBreaks() {
        assertThatThrownBy(() -> caller.trySend("POST", TRACK, "application/json", BodyPublishers.ofString(CONTACT)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anInjectedStatusReplacesTheGivenNumberOfCalls() {
        sandbox.inject(TRACK_USER, Fault.status(503, "<html>down</html>"), 2);

        assertThat(caller.post(TRACK, CONTACT).status()).isEqualTo(503);
        assertThat(caller.post(TRACK, CONTACT).text()).isEqualTo("<html>down</html>");
        assertThat(sandbox.contactCount()).isZero();
        assertThat(caller.post(TRACK, CONTACT).status()).isEqualTo(202);
    }

    @Test
    void faultsOfAnOperationTakeEffectInOrderAndDoNotAffectOtherOperations() {
        sandbox.inject(TRACK_USER, Fault.status(500, ""));
        sandbox.inject(TRACK_USER, Fault.rateLimited("20"));

        assertThat(caller.get("/apis/users/id/u1").status()).isEqualTo(200);
        assertThat(caller.post(TRACK, CONTACT).status()).isEqualTo(500);
        Reply limited = caller.post(TRACK, CONTACT);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("Retry-After")).isEqualTo("20");
        assertThat(limited.message()).isEqualTo("Rate limit exceeded for this resource");
    }

    @Test
    void aBrokenConnectionReplacesTheCall() {
        for (Fault fault : new Fault[] {Fault.empty(), Fault.garbage(), Fault.brokenBody(), Fault.reset()}) {
            sandbox.inject(TRACK_USER, fault);
            assertBreaks();
        }
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void aFaultAfterTheCallLosesOnlyTheResponse() {
        sandbox.inject(TRACK_USER, Fault.status(502, "bad gateway").afterTheCall());

        assertThat(caller.post(TRACK, CONTACT).status()).isEqualTo(502);
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aDelayedCallIsExecutedAndItsResponseIsLate() {
        sandbox.inject(GET_USER_BY_ID, Fault.delay(Duration.ofMillis(300)));
        long start = System.nanoTime();

        assertThat(caller.get("/apis/users/id/u1").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aCustomStubTakesPrecedenceUntilTheReset() {
        sandbox.wireMock()
                .stubFor(WireMock.any(WireMock.anyUrl())
                        .willReturn(WireMock.aResponse().withStatus(418)));
        assertThat(caller.post(TRACK, CONTACT).status()).isEqualTo(418);
        sandbox.inject(TRACK_USER, Fault.status(500, ""), 9);
        sandbox.reset();
        assertThat(caller.post(TRACK, CONTACT).status()).isEqualTo(202);
    }

    @Test
    void aScenarioOfWireMockAnswersInItsStateAndTheSandboxInEachOther() {
        sandbox.wireMock()
                .stubFor(WireMock.post(WireMock.anyUrl())
                        .inScenario("maintenance")
                        .whenScenarioStateIs("Started")
                        .willSetStateTo("over")
                        .willReturn(WireMock.aResponse().withStatus(503)));
        assertThat(caller.post(TRACK, CONTACT).status()).isEqualTo(503);
        assertThat(sandbox.contactCount()).isZero();
        assertThat(caller.post(TRACK, CONTACT).status()).isEqualTo(202);
        assertThat(sandbox.contactCount()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /reset",
        "POST, /mappings/reset",
        "DELETE, /mappings",
        "DELETE, /mappings/00000000-0000-4000-8000-000000000001",
        "POST, /scenarios/reset"
    })
    void theApiAnswersAfterEveryResetByWireMocksAdminApi(String method, String path) throws Exception {
        HttpRequest reset = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + sandbox.wireMock().port() + "/__admin" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(reset, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
        assertThat(caller.post(TRACK, CONTACT).status()).isEqualTo(202);
    }

    @Test
    void aFaultForZeroCallsIsRefused() {
        assertThatThrownBy(() -> sandbox.inject(TRACK_USER, Fault.reset(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calls must be at least 1, but is 0");
    }
}
