package io.github.camelinterakt.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.benchmarks.contestant.Contestant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClosedLoopTest {

    private static final Duration SHORT = Duration.ofMillis(30);

    private final ExecutorService threads = Executors.newFixedThreadPool(3);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void keepsTheGivenNumberOfCallsInFlightAndNeverMore() throws InterruptedException {
        Counting contestant = new Counting(false);
        new ClosedLoop(contestant).measure(5, SHORT, SHORT);
        assertThat(contestant.most).hasValue(5);
    }

    @Test
    void returnsWhenTheLastCallHasEnded() throws InterruptedException {
        Counting contestant = new Counting(false);
        new ClosedLoop(contestant).measure(5, SHORT, SHORT);
        assertThat(contestant.inFlight).hasValue(0);
    }

    @Test
    void countsTheAnswersOfTheMeasuredTimeOnly() throws InterruptedException {
        Counting contestant = new Counting(false);
        Sample sample = new ClosedLoop(contestant).measure(2, SHORT.multipliedBy(10), SHORT);
        assertThat(sample.calls()).isPositive().isLessThan(contestant.ended.get());
        assertThat(Duration.ofNanos(sample.wallNanos())).isGreaterThanOrEqualTo(SHORT);
        assertThat(sample.cpuNanos()).isPositive();
    }

    @Test
    void makesTheNextCallOnTheThreadThatEndedTheLast() throws InterruptedException {
        Counting contestant = new Counting(false);
        new ClosedLoop(contestant).measure(1, SHORT, SHORT);
        contestant.callers.remove(Thread.currentThread());
        assertThat(contestant.callers).isSubsetOf(contestant.enders);
    }

    @Test
    void givesABlockingClientAThreadForEachCall() throws InterruptedException {
        Counting contestant = new Counting(true);
        Sample sample = new ClosedLoop(contestant).measure(4, SHORT, SHORT);
        assertThat(contestant.callers).hasSize(4).doesNotContain(Thread.currentThread());
        assertThat(sample.threads()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void failsWithTheCauseOfACallThatFailed() {
        Counting contestant = new Counting(false);
        contestant.failure = new IOException("refused");
        assertThatThrownBy(() -> new ClosedLoop(contestant).measure(2, SHORT, SHORT))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(contestant.failure);
    }

    /** Ends its calls on a few threads and remembers who did what. */
    private final class Counting implements Contestant {

        private final AtomicInteger inFlight = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final Set<Thread> callers = ConcurrentHashMap.newKeySet();
        private final Set<Thread> enders = ConcurrentHashMap.newKeySet();
        private final boolean blocking;
        private Throwable failure;

        Counting(boolean blocking) {
            this.blocking = blocking;
        }

        @Override
        public void call(Completion completion) {
            callers.add(Thread.currentThread());
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            if (blocking) {
                end(completion);
            } else {
                threads.execute(() -> end(completion));
            }
        }

        private void end(Completion completion) {
            enders.add(Thread.currentThread());
            inFlight.decrementAndGet();
            ended.incrementAndGet();
            if (failure == null) {
                completion.answered("");
            } else {
                completion.failed(failure);
            }
        }

        @Override
        public boolean blocking() {
            return blocking;
        }

        @Override
        public void close() {}
    }
}
