package io.github.camelinterakt.benchmarks.load;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

import com.sun.management.OperatingSystemMXBean;
import io.github.camelinterakt.benchmarks.contestant.Contestant;

/**
 * Keeps a constant number of calls in flight: where one ends, the next begins.
 *
 * <p>The next call is made on the thread on which the client reported the end of the last one, as the steps of a route
 * are run on it; so no client pays for a change of threads that is not its own. A client that blocks has one calling
 * thread for each call in flight instead, which is what a route needs to use it that way.
 */
public final class ClosedLoop {

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(1);
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Contestant contestant;

    public ClosedLoop(Contestant contestant) {
        this.contestant = contestant;
    }

    /**
     * Drives the contestant and measures it once it is under way. Returns when all its calls have ended.
     *
     * @param inFlight the number of calls to keep in flight
     * @param rampUp how long it runs before it is measured
     * @param duration how long it is measured
     * @throws IllegalStateException if a call fails, with its cause, or the last answers stay out
     */
    public Sample measure(int inFlight, Duration rampUp, Duration duration) throws InterruptedException {
        THREADS.resetPeakThreadCount();
        Run run = new Run(inFlight);
        run.start();
        run.runFor(rampUp);
        run.waitForAnswersAfter(0);
        long calls = run.calls.sum();
        long cpu = PROCESS.getProcessCpuTime();
        long compiling = COMPILER.getTotalCompilationTime();
        long wall = System.nanoTime();
        run.runFor(duration);
        run.waitForAnswersAfter(calls);
        calls = run.calls.sum() - calls;
        cpu = PROCESS.getProcessCpuTime() - cpu;
        compiling = COMPILER.getTotalCompilationTime() - compiling;
        wall = System.nanoTime() - wall;
        int threads = THREADS.getPeakThreadCount();
        run.stop();
        return new Sample(calls, wall, cpu, compiling, threads);
    }

    private final class Run implements Contestant.Completion {

        private final LongAdder calls = new LongAdder();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private final CountDownLatch failed = new CountDownLatch(1);
        private final CountDownLatch ended;
        private final int inFlight;
        private volatile boolean stopped;

        Run(int inFlight) {
            this.inFlight = inFlight;
            this.ended = new CountDownLatch(inFlight);
        }

        void start() {
            for (int i = 0; i < inFlight; i++) {
                if (contestant.blocking()) {
                    Thread caller = new Thread(this::callUntilStopped, "caller-" + i);
                    caller.setDaemon(true);
                    caller.start();
                } else {
                    contestant.call(this);
                }
            }
        }

        void runFor(Duration time) throws InterruptedException {
            if (failed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("A call failed", failure.get());
            }
        }

        /** On a slow machine the first answer may take longer than the time that was set. */
        void waitForAnswersAfter(long before) throws InterruptedException {
            long start = System.nanoTime();
            while (calls.sum() == before) {
                if (System.nanoTime() - start > LAST_ANSWERS.toNanos()) {
                    throw new IllegalStateException("No answer for " + LAST_ANSWERS);
                }
                runFor(POLL);
            }
        }

        void stop() throws InterruptedException {
            stopped = true;
            if (!ended.await(LAST_ANSWERS.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(ended.getCount() + " calls have no answer after " + LAST_ANSWERS);
            }
            runFor(Duration.ZERO);
        }

        private void callUntilStopped() {
            while (!stopped) {
                contestant.call(this);
            }
            ended.countDown();
        }

        @Override
        public void answered(Object body) {
            calls.increment();
            if (contestant.blocking()) {
                return;
            }
            if (stopped) {
                ended.countDown();
            } else {
                contestant.call(this);
            }
        }

        @Override
        public void failed(Throwable cause) {
            if (failure.compareAndSet(null, cause)) {
                failed.countDown();
            }
            stopped = true;
            if (!contestant.blocking()) {
                ended.countDown();
            }
        }
    }
}
