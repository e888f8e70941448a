package io.github.camelinterakt.benchmarks.call;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.apache.camel.Exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * One client as a process of its own. Its arguments are the client's name and the stub's port; each line on its input is a
 * measurement and its numbers, answered with a line of figures; ends with its input.
 */
public final class ClientMain {

    static final String STARTED = "started";
    static final String FIRST = "first";
    static final String CLOSED = "closed";
    static final String PACED = "paced";
    static final String WAITING = "waiting";

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);

    private ClientMain() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[1]);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
        long start = System.nanoTime();
        Client client = new Client(args[0], port, Client.UNLIMITED);
        double started = millisSince(start);
        System.out.println("ready");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ", -1);
            System.out.println(
                    switch (words[0]) {
                        case STARTED -> started;
                        case FIRST -> first(client);
                        case CLOSED ->
                            ClosedLoop.cpuMicros(client, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                        case PACED -> paced(client, Integer.parseInt(words[1]));
                        case WAITING -> waiting(port, Integer.parseInt(words[1]));
                        default -> throw new IllegalArgumentException("No measurement '" + line + "'");
                    });
        }
        // Without a stop: calls that wait for the quota would hold it up.
        Runtime.getRuntime().halt(0);
    }

    /** Milliseconds of the first call. */
    private static double first(Client client) throws Exception {
        long start = System.nanoTime();
        client.call();
        return millisSince(start);
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /** The latencies of so many calls, ten a second, in nanoseconds. */
    private static String paced(Client client, int calls) throws Exception {
        List<String> latencies = new ArrayList<>();
        long due = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long start = System.nanoTime();
            client.call();
            latencies.add(Long.toString(System.nanoTime() - start));
            due += STEP;
        }
        return String.join(" ", latencies);
    }

    /** Bytes of heap a call and additional threads while so many calls wait for the quota. */
    private static String waiting(int port, int calls) throws Exception {
        Client limited = new Client(Client.INTERAKT, port, 60);
        limited.call();
        long heap = heap();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        for (int i = 0; i < calls; i++) {
            Exchange exchange = limited.exchange();
            if (limited.producer().process(exchange, doneSync -> {})) {
                limited.check(exchange);
            }
        }
        return (heap() - heap) / calls + " "
                + (ManagementFactory.getThreadMXBean().getThreadCount() - threads);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
