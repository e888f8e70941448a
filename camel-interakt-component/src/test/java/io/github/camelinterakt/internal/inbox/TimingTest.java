package io.github.camelinterakt.internal.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimingTest {

    private final Timing timing = Timing.DEFAULT;

    @Test
    void eachWaitIsTwiceAsLongUpToTheLimit() {
        RandomGenerator middle = () -> 1L << 63;

        List<Long> seconds = IntStream.rangeClosed(1, 12)
                .mapToObj(attempt -> timing.retryAfter(attempt, middle).toSeconds())
                .toList();

        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 600L, 600L);
    }

    @Test
    void waitsVaryByAFifthAndNotMore() {
        Random random = new Random(1);

        List<Long> millis = IntStream.range(0, 1_000)
                .mapToObj(i -> timing.retryAfter(3, random).toMillis())
                .toList();

        assertThat(millis).allSatisfy(wait -> assertThat(wait).isBetween(3_200L, 4_800L));
        assertThat(millis.stream().distinct().count()).isGreaterThan(500);
    }

    @Test
    void manyAttemptsDoNotOverflow() {
        assertThat(timing.retryAfter(1_000_000, new Random(1)))
                .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
    }
}
