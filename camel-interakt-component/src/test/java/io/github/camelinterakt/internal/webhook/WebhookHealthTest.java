package io.github.camelinterakt.internal.webhook;

import java.time.Duration;
import java.time.Instant;

import io.github.camelinterakt.sandbox.SandboxClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The budget of 5 failures within 10 minutes, and silence. */
class WebhookHealthTest {

    private static final Duration QUICK = Duration.ofMillis(20);

    private final SandboxClock clock = SandboxClock.startingAt(Instant.parse("2025-01-02T03:04:05Z"));
    private final WebhookHealth health = new WebhookHealth(clock, Duration.ofHours(6));

    @Test
    void theFifthFailureWithinTenMinutesExhaustsTheBudget() {
        for (WebhookResponse answer : new WebhookResponse[] {
            WebhookResponse.FAILED, WebhookResponse.UNAVAILABLE, WebhookResponse.BAD_REQUEST, WebhookResponse.FAILED
        }) {
            health.answered(answer, true, QUICK);
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(health.problem()).isNull();
        health.answered(WebhookResponse.OK, true, Duration.ofMillis(3_001));
        assertThat(health.figures().late()).isEqualTo(1);
        assertThat(health.problem()).contains("switched off");
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
        assertThat(health.problem()).isNull();
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
        assertThat(health.problem()).isNull();
    }

    @Test
    void aWrongSecretIsReportedUntilARequestIsAuthentic() {
        for (int i = 0; i < 5; i++) {
            health.answered(WebhookResponse.UNAUTHORIZED, false, QUICK);
        }
        assertThat(health.problem()).contains("webhookSecret");
        health.answered(WebhookResponse.OK, true, QUICK);
        assertThat(health.problem()).isNull();
    }

    @Test
    void silenceIsReportedOnceItHasLastedAndEndsWithAnEvent() {
        health.started();
        clock.advance(Duration.ofHours(6));
        assertThat(health.figures().silent()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(health.figures().silent()).isTrue();
        assertThat(health.problem()).contains("No event has arrived");
        health.answered(WebhookResponse.UNAUTHORIZED, false, QUICK);
        assertThat(health.figures().silent()).isTrue();
        health.answered(WebhookResponse.OK, true, QUICK);
        assertThat(health.figures().silent()).isFalse();
        assertThat(health.problem()).isNull();
    }

    @Test
    void withoutSilenceAlarmSilenceIsNotReported() {
        WebhookHealth calm = new WebhookHealth(clock, Duration.ZERO);
        clock.advance(Duration.ofDays(365));
        assertThat(calm.figures().silent()).isFalse();
    }
}
