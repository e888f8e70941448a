package io.github.camelinterakt;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.QuotaWindow;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A health check makes a call only where it is switched on, and then a cheap one. */
class ApiHealthTest {

    private static final String ID = "interakt-api-interakt";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
        sandbox.close();
    }

    @Test
    void noCallIsMadeUnlessItIsSwitchedOn() throws Exception {
        start(sandbox.apiKey(), false);
        assertThat(HealthCheckHelper.invoke(main.getCamelContext()))
                .noneMatch(result -> result.getCheck().getId().equals(ID));
        assertThat(sandbox.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void switchedOnItMakesOneReadHoweverManyEndpointsTheAccountHas() throws Exception {
        start(sandbox.apiKey(), true);
        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(sandbox.wireMock().getAllServeEvents())
                .singleElement()
                .satisfies(event -> assertThat(event.getRequest().getUrl()).contains("/apis/users/"));
    }

    @Test
    void aRefusedKeyIsDownAndPartOfNeitherLivenessNorReadiness() throws Exception {
        start("wrongkey", true);
        HealthCheck.Result result = check();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getCheck().getGroup()).isEqualTo("interakt");
        assertThat(result.getDetails()).containsEntry("reason", "UNAUTHORIZED").containsEntry("account", "interakt");
        assertThat(result.getMessage())
                .hasValueSatisfying(text -> assertThat(text).doesNotContain("wrongkey"));
        assertThat(HealthCheckHelper.invokeReadiness(main.getCamelContext()))
                .noneMatch(each -> each.getCheck().getId().equals(ID));
        assertThat(HealthCheckHelper.invokeLiveness(main.getCamelContext()))
                .noneMatch(each -> each.getCheck().getId().equals(ID));
    }

    @Test
    void aUsedUpQuotaSaysNothingOfTheApi() throws Exception {
        sandbox.quota(1, QuotaWindow.SLIDING);
        start(sandbox.apiKey(), true);
        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
        HealthCheck.Result result = check();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(result.getDetails()).containsEntry("reason", "RATE_LIMITED");
    }

    /** Where the account's own calls fill the quota. */
    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "QUEUE_FULL", "RATE_LIMITED"})
    void soDoesACallThatDidNotLeave(Reason reason) {
        InteraktException failure = InteraktException.withoutResponse(
                InteraktOperation.getUsers, reason, Outcome.NOT_SENT, "not sent", null);
        ApiHealth health = new ApiHealth("interakt", () -> CompletableFuture.failedFuture(failure));
        assertThat(health.call(Map.of()).getState()).isEqualTo(HealthCheck.State.UNKNOWN);
    }

    private HealthCheck.Result check() {
        return HealthCheckHelper.invoke(main.getCamelContext()).stream()
                .filter(result -> result.getCheck().getId().equals(ID))
                .findFirst()
                .orElseThrow();
    }

    private void start(String apiKey, boolean on) throws Exception {
        main.addInitialProperty("camel.component.interakt.apiKey", apiKey);
        main.addInitialProperty("camel.component.interakt.baseUrl", sandbox.baseUrl());
        main.addInitialProperty("camel.health.exposureLevel", "full");
        if (on) {
            main.addInitialProperty("camel.health.producersEnabled", "true");
        }
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("interakt:message?type=Text").to("interakt:trackUser");
            }
        });
        main.start();
    }
}
