package io.github.camelinterakt.sandbox.account;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuotaTest {

    private static final Instant MINUTE = Instant.parse("2030-01-31T09:00:00Z");

    private static int admitted(Quota quota, Instant at, int calls) {
        int admitted = 0;
        for (int i = 0; i < calls; i++) {
            admitted += quota.acquire(at).isZero() ? 1 : 0;
        }
        return admitted;
    }

    @ParameterizedTest
    @EnumSource
    void everyWindowPermitsThePlansRequestsAtOnceAndNoMore(QuotaWindow window) {
        Quota quota = Quota.perMinute(300, window);

        assertThat(admitted(quota, MINUTE, 1000)).isEqualTo(300);
    }

    @ParameterizedTest
    @EnumSource
    void aCallAfterRetryAfterIsPermitted(QuotaWindow window) {
        Quota quota = Quota.perMinute(7, window);
        Instant now = MINUTE.plusMillis(12_345);
        for (int call = 0; call < 50; call++) {
            Duration wait = quota.acquire(now);
            if (!wait.isZero()) {
                assertThat(quota.acquire(now.plus(wait).minusNanos(1))).isPositive();
                now = now.plus(wait);
                assertThat(quota.acquire(now)).isZero();
            }
            now = now.plusSeconds(1);
        }
    }

    @Test
    void theFixedMinuteStartsWithEachCalendarMinute() {
        Quota quota = Quota.perMinute(10, QuotaWindow.FIXED_MINUTE);

        assertThat(admitted(quota, MINUTE.plusSeconds(59), 20)).isEqualTo(10);
        assertThat(quota.acquire(MINUTE.plusSeconds(59))).isEqualTo(Duration.ofSeconds(1));
        assertThat(admitted(quota, MINUTE.plusSeconds(60), 20)).isEqualTo(10);
    }

    @Test
    void theSlidingWindowCountsTheLastSixtySeconds() {
        Quota quota = Quota.perMinute(10, QuotaWindow.SLIDING);

        assertThat(admitted(quota, MINUTE.plusSeconds(30), 4)).isEqualTo(4);
        assertThat(admitted(quota, MINUTE.plusSeconds(59), 20)).isEqualTo(6);
        assertThat(admitted(quota, MINUTE.plusSeconds(89), 20)).isZero();
        assertThat(admitted(quota, MINUTE.plusSeconds(90), 20)).isEqualTo(4);
        assertThat(quota.acquire(MINUTE.plusSeconds(90))).isEqualTo(Duration.ofSeconds(29));
    }

    @Test
    void theTokenBucketRefillsEvenly() {
        Quota quota = Quota.perMinute(60, QuotaWindow.TOKEN_BUCKET);

        assertThat(admitted(quota, MINUTE, 100)).isEqualTo(60);
        assertThat(admitted(quota, MINUTE.plusSeconds(5), 100)).isEqualTo(5);
        assertThat(quota.acquire(MINUTE.plusSeconds(5))).isEqualTo(Duration.ofSeconds(1));
        assertThat(admitted(quota, MINUTE.plusSeconds(3600), 100)).isEqualTo(60);
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThatThrownBy(() -> Quota.perMinute(-1, QuotaWindow.SLIDING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("requestsPerMinute must be 0 (the plan's limit) or more, but is -1");
    }

    @Test
    void refusedRequestsCountIfTheServerCountsThem() {
        Quota sliding = Quota.of(new QuotaRules(Plan.ENTERPRISE, 2, QuotaWindow.SLIDING, RetryAfter.SECONDS, true));
        assertThat(admitted(sliding, MINUTE, 2)).isEqualTo(2);
        assertThat(sliding.acquire(MINUTE.plusSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(sliding.acquire(MINUTE.plusSeconds(59))).isEqualTo(Duration.ofSeconds(31));
        assertThat(sliding.acquire(MINUTE.plusSeconds(60))).isPositive();
        assertThat(sliding.acquire(MINUTE.plusSeconds(120))).isZero();

        Quota bucket =
                Quota.of(new QuotaRules(Plan.ENTERPRISE, 60, QuotaWindow.TOKEN_BUCKET, RetryAfter.SECONDS, true));
        assertThat(admitted(bucket, MINUTE, 60)).isEqualTo(60);
        for (int i = 1; i < 10; i++) {
            assertThat(bucket.acquire(MINUTE.plusMillis(900L * i))).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsUsedIsFreeAgainAfterAMinute(QuotaWindow window) {
        Quota quota = Quota.perMinute(300, window);
        assertThat(quota.used(MINUTE)).isZero();
        admitted(quota, MINUTE, 37);
        assertThat(quota.used(MINUTE)).isEqualTo(37);
        assertThat(quota.used(MINUTE.plusSeconds(60))).isZero();
    }
}
