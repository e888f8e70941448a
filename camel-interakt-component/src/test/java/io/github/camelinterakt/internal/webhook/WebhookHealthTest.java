package io.github.camelinterakt.internal.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.camelinterakt.sandbox.VirtualClock;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The budget of 5 failures within 10 minutes, and silence. */
class WebhookHealthTest {

    private static final Duration QUICK = Duration.ofMillis(20);

    private final VirtualClock clock = VirtualClock.startingAt(Instant.parse("2025-01-02T03:04:05Z"));
    private final WebhookHealth health = new WebhookHealth(clock, Duration.ofHours(6));

    @Test
    void theFifthFailureWithinTenMinutesExhaustsTheBudget() {
        for (WebhookResponse answer : new WebhookResponse[] {
            WebhookResponse.FAILED, WebhookResponse.UNAVAILABLE, WebhookResponse.BAD_REQUEST, WebhookResponse.FAILED
        }) {
            health.answered(answer, true, QUICK);
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(state()).isEqualTo(HealthCheck.State.UP);
        health.answered(WebhookResponse.OK, true, Duration.ofMillis(3_001));
        assertThat(health.figures().late()).isEqualTo(1);
        assertThat(state()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health.call(Map.of()).getMessage().orElseThrow()).contains("switched off");
    }

    @Test
    void aFailureCountsForTenMinutes() {
        for (int i = 0; i < 5; i++) {
            health.answered(WebhookResponse.FAILED, true, QUICK);
        }
        clock.advance(WebhookHealth.WINDOW.minusNanos(1));
        assertThat(health.figures().recentFailures()).isEqualTo(5);
        clock.advance(Duration.ofNanos(1));
        assertThat(health.figures().recentFailures()).isZero();
        assertThat(state()).isEqualTo(HealthCheck.State.UP);
        assertThat(health.figures().failed()).isEqualTo(5);
    }

    @Test
    void responsesInTimeDoNotCount() {
        for (int i = 0; i < 10_000; i++) {
            health.answered(WebhookResponse.OK, true, Duration.ofSeconds(3));
        }
        assertThat(health.figures().recentFailures()).isZero();
        assertThat(health.figures().acknowledged()).isEqualTo(10_000);
        assertThat(health.figures().requests()).isEqualTo(10_000);
    }

    @Test
    void unauthenticRequestsDoNotAffectTheHealth() {
        health.answered(WebhookResponse.OK, true, QUICK);
        for (int i = 0; i < 100_000; i++) {
            health.answered(
                    i % 2 == 0 ? WebhookResponse.UNAUTHORIZED : WebhookResponse.BAD_REQUEST,
                    false,
                    Duration.ofSeconds(9));
        }
        assertThat(health.figures().recentFailures()).isZero();
        assertThat(health.figures().signatureFailures()).isEqualTo(50_000);
        assertThat(health.figures().recentSignatureFailures()).isEqualTo(1_000);
        assertThat(state()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aWrongSecretIsReportedUntilARequestIsAuthentic() {
        for (int i = 0; i < 5; i++) {
            health.answered(WebhookResponse.UNAUTHORIZED, false, QUICK);
        }
        assertThat(health.call(Map.of()).getMessage().orElseThrow()).contains("webhookSecret");
        assertThat(state()).isEqualTo(HealthCheck.State.DOWN);
        health.answered(WebhookResponse.OK, true, QUICK);
        assertThat(state()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void silenceIsReportedOnceItHasLastedAndEndsWithAnEvent() {
        health.started();
        clock.advance(Duration.ofHours(6));
        assertThat(health.figures().silent()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(health.figures().silent()).isTrue();
        assertThat(state()).isEqualTo(HealthCheck.State.DOWN);
        health.answered(WebhookResponse.UNAUTHORIZED, false, QUICK);
        assertThat(health.figures().silent()).isTrue();
        health.answered(WebhookResponse.OK, true, QUICK);
        assertThat(health.figures().silent()).isFalse();
        assertThat(state()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void withoutSilenceAlarmSilenceIsNotReported() {
        WebhookHealth calm = new WebhookHealth(clock, Duration.ZERO);
        clock.advance(Duration.ofDays(365));
        assertThat(calm.figures().silent()).isFalse();
    }

    @Test
    void theCheckShowsTheFigures() {
        health.answered(WebhookResponse.FAILED, true, QUICK);
        health.answered(WebhookResponse.UNAUTHORIZED, false, QUICK);
        assertThat(health.call(Map.of()).getDetails())
                .containsEntry("webhook.failures.recent", 1)
                .containsEntry("webhook.failures.budget", 5)
                .containsEntry("webhook.signature.failures.recent", 1)
                .containsEntry("webhook.event.last", "2025-01-02T03:04:05Z");
    }

    private HealthCheck.State state() {
        return health.call(Map.of()).getState();
    }
}
