package io.github.camelinterakt.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is about one contact happens in turn. */
class TurnsTest {

    private final Turns turns = new Turns();
    private final List<Integer> ran = new ArrayList<>();

    @Test
    void theFirstRunsAtOnceAndTheOthersInTheOrderOfTheirComing() {
        for (int i = 0; i < 3; i++) {
            int number = i;
            turns.take("a", () -> ran.add(number));
        }
        turns.take("b", () -> ran.add(9));
        assertThat(ran).containsExactly(0, 9);
        turns.end("a");
        assertThat(ran).containsExactly(0, 9, 1);
        turns.end("a");
        turns.end("a");
        turns.end("b");
        assertThat(ran).containsExactly(0, 9, 1, 2);
        assertThat(turns.size()).isZero();
    }

    @Test
    void aLongLineIsNoDeepStack() {
        turns.take("a", () -> {});
        for (int i = 0; i < 100_000; i++) {
            int number = i;
            turns.take("a", () -> {
                ran.add(number);
                turns.end("a");
            });
        }
        turns.end("a");
        assertThat(ran).hasSize(100_000).isSorted();
        assertThat(turns.size()).isZero();
    }

    @Test
    void noTwoOfAThingRunAtOnceOnManyThreads() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int tasks = 20_000;
        CountDownLatch done = new CountDownLatch(tasks);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < tasks; i++) {
                threads.execute(() -> turns.take("a", () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    threads.execute(() -> {
                        running.decrementAndGet();
                        turns.end("a");
                        done.countDown();
                    });
                }));
            }
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValue(1);
        assertThat(turns.size()).isZero();
    }
}
