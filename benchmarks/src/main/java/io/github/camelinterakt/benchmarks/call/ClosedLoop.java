package io.github.camelinterakt.benchmarks.call;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

import com.sun.management.OperatingSystemMXBean;
import org.apache.camel.Exchange;

/** Keeps a number of calls in flight for a time and measures the processor time of the whole process. */
final class ClosedLoop {

    private final Client client;
    private final CountDownLatch ended;
    private final LongAdder calls = new LongAdder();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean running = true;

    private ClosedLoop(Client client, int inFlight) {
        this.client = client;
        this.ended = new CountDownLatch(inFlight);
    }

    /** Returns the processor time of a call in microseconds. */
    static double cpuMicros(Client client, int inFlight, Duration duration) throws Exception {
        ClosedLoop loop = new ClosedLoop(client, inFlight);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        for (int i = 0; i < inFlight; i++) {
            new Thread(loop::drive).start();
        }
        if (!loop.ended.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
            loop.running = false;
            loop.ended.await();
        }
        if (loop.failure.get() != null) {
            throw new IOException("A call failed", loop.failure.get());
        }
        return (system.getProcessCpuTime() - cpu) / 1e3 / loop.calls.sum();
    }

    /** A synchronous producer keeps its thread; an asynchronous one continues on the thread that completes its call. */
    private void drive() {
        boolean synchronous = true;
        while (synchronous && running) {
            Exchange exchange = client.exchange();
            synchronous = client.producer().process(exchange, doneSync -> {
                completed(exchange);
                if (!doneSync) {
                    drive();
                }
            });
        }
        if (synchronous) {
            ended.countDown();
        }
    }

    private void completed(Exchange exchange) {
        try {
            client.check(exchange);
            calls.increment();
        } catch (IOException e) {
            failure.compareAndSet(null, e);
            running = false;
        }
    }
}
