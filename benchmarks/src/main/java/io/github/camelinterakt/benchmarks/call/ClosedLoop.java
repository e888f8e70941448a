package io.github.camelinterakt.benchmarks.call;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.management.OperatingSystemMXBean;
import org.apache.camel.Exchange;

/** Makes a number of calls, of which so many are in flight, and measures the processor time of the whole process. */
final class ClosedLoop {

    private final Client client;
    private final CountDownLatch ended;
    private final AtomicInteger left;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    private ClosedLoop(Client client, int inFlight, int calls) {
        this.client = client;
        this.ended = new CountDownLatch(inFlight);
        this.left = new AtomicInteger(calls);
    }

    /** Returns the processor time of a call in microseconds. */
    static double cpuMicros(Client client, int inFlight, int calls) throws Exception {
        ClosedLoop loop = new ClosedLoop(client, inFlight, calls);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        for (int i = 0; i < inFlight; i++) {
            new Thread(loop::drive).start();
        }
        loop.ended.await();
        if (loop.failure.get() != null) {
            throw new IOException("A call failed", loop.failure.get());
        }
        return (system.getProcessCpuTime() - cpu) / 1e3 / calls;
    }

    /** A synchronous producer keeps its thread; an asynchronous one continues on the thread that completes its call. */
    private void drive() {
        boolean synchronous = true;
        while (synchronous && left.getAndDecrement() > 0) {
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
        } catch (IOException e) {
            failure.compareAndSet(null, e);
            left.set(0);
        }
    }
}
