package io.github.camelinterakt.sandbox;

import java.time.Duration;
import java.time.Instant;

import io.github.camelinterakt.sandbox.Caller.Reply;
import io.github.camelinterakt.sandbox.account.Plan;
import io.github.camelinterakt.sandbox.account.QuotaRules;
import io.github.camelinterakt.sandbox.account.QuotaWindow;
import io.github.camelinterakt.sandbox.account.RetryAfter;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class QuotaOverHttpTest {

    private static final String PATH = "/apis/users/id/u1";

    private static final SandboxClock CLOCK = SandboxClock.startingAt(Instant.EPOCH);

    @RegisterExtension
    static final InteraktSandboxExtension EXTENSION =
            InteraktSandboxExtension.with(builder -> builder.clock(CLOCK).requestsPerMinute(3));

    private Caller caller;

    @BeforeEach
    void startWithinAMinute() {
        CLOCK.set(Instant.parse("2030-01-31T09:00:40Z"));
        caller = Caller.of(EXTENSION.sandbox());
    }

    private int admitted(int calls) {
        int admitted = 0;
        for (int i = 0; i < calls; i++) {
            admitted += caller.get(PATH).status() == 200 ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void aCallAboveTheQuotaReturns429WithRetryAfter() {
        assertThat(admitted(3)).isEqualTo(3);
        Reply reply = caller.get(PATH);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("20");
        assertThat(reply.text()).isEqualTo("{\"result\":false,\"message\":\"Rate limit exceeded for this resource\"}");
        CLOCK.advance(Duration.ofSeconds(20));
        assertThat(caller.get(PATH).status()).isEqualTo(200);
    }

    @Test
    void aRefusedKeyUsesNoQuota() {
        for (int i = 0; i < 5; i++) {
            caller.authorizedBy(null).get(PATH);
        }
        assertThat(admitted(4)).isEqualTo(3);
    }

    @Test
    void theQuotaCanBeReplacedAndRemovedUntilTheReset() {
        Sandbox sandbox = EXTENSION.sandbox();
        sandbox.quota(1, QuotaWindow.SLIDING);
        assertThat(admitted(3)).isEqualTo(1);
        sandbox.unlimitedQuota();
        assertThat(admitted(9)).isEqualTo(9);
        sandbox.reset();
        assertThat(admitted(9)).isEqualTo(3);
    }

    @Test
    void retryAfterIsADateOrAbsentOnDemand() {
        Sandbox sandbox = EXTENSION.sandbox();
        sandbox.quota(new QuotaRules(Plan.ENTERPRISE, 1, QuotaWindow.SLIDING, RetryAfter.DATE, true));
        CLOCK.advance(Duration.ofMillis(500));
        caller.get(PATH);
        assertThat(caller.get(PATH).header("Retry-After")).isEqualTo("Thu, 31 Jan 2030 09:01:41 GMT");
        assertThat(sandbox.quotaUsed()).isEqualTo(1);
        assertThat(sandbox.quota().retryAfter()).isEqualTo(RetryAfter.DATE);

        sandbox.quota(new QuotaRules(Plan.ENTERPRISE, 1, QuotaWindow.SLIDING, RetryAfter.NONE, false));
        caller.get(PATH);
        Reply refused = caller.get(PATH);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNull();
    }

    @Test
    void thePlanHasItsLimitAndGrowthHasNoSessionMessages() {
        Sandbox sandbox = EXTENSION.sandbox();
        sandbox.addTemplate("welcome", "en", "UTILITY", "Hi");
        sandbox.customer("919999999999").says("Hi");
        sandbox.quota(new QuotaRules(Plan.GROWTH, 0, QuotaWindow.SLIDING, RetryAfter.SECONDS, false));

        assertThat(sandbox.quota().requestsPerMinute()).isEqualTo(300);
        Reply text = caller.postQuoted(
                "/message/", "{'fullPhoneNumber':'919999999999','type':'Text','data':{'message':'Hi'}}");
        assertThat(text.status()).isEqualTo(403);
        assertThat(text.message()).isEqualTo("API not supported on your account");
        Reply template = caller.postQuoted(
                "/message/",
                "{'fullPhoneNumber':'919999999999','type':'Template','template':{'name':'welcome','languageCode':'en'}}");
        assertThat(template.status()).isEqualTo(201);
    }
}
