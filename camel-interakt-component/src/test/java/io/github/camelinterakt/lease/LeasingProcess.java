package io.github.camelinterakt.lease;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.governor.Governor;
import io.github.camelinterakt.governor.GovernorSettings;
import io.github.camelinterakt.governor.LeasableQuota;
import io.github.camelinterakt.governor.Timeline;
import io.github.camelinterakt.governor.quota.QueuedCall;
import io.github.camelinterakt.governor.quota.Refusal;
import org.apache.camel.impl.DefaultCamelContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A node in a process of its own: a governor whose capacity is leased in PostgreSQL, and a backlog of calls that never ends.
 * A call is one byte to the server, and its response one byte back. Time may run faster than it does.
 */
final class LeasingProcess {

    private static final int BACKLOG = 500;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Queue<QueuedCall> underWay = new ConcurrentLinkedQueue<>();
    private final Socket socket;
    private final DataOutputStream requests;
    private final Governor governor;
    private final Priority priority;

    private LeasingProcess(int port, int plan, int speed, Priority priority) throws IOException {
        this.priority = priority;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        requests = new DataOutputStream(socket.getOutputStream());
        GovernorSettings settings = new GovernorSettings(plan, 2 * BACKLOG, 0, Duration.ofMinutes(1));
        governor = new Governor("account", settings, fast(speed), new SplittableRandom());
    }

    /**
     * Arguments: the database's URL, the server's port, the plan, how many times faster time runs, the lease and the calls'
     * deadline in milliseconds, the calls' priority.
     */
    public static void main(String[] arguments) throws IOException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        int plan = Integer.parseInt(arguments[2]);
        int speed = Integer.parseInt(arguments[3]);
        LeasingProcess process =
                new LeasingProcess(Integer.parseInt(arguments[1]), plan, speed, Priority.valueOf(arguments[6]));
        DefaultCamelContext context = new DefaultCamelContext();
        context.start();
        QuotaLeases.of(context)
                .lease(
                        process.scaled(speed),
                        "account",
                        new JdbcQuotaStore(database),
                        () -> plan,
                        new LeaseTimes(
                                Duration.ofMillis(Long.parseLong(arguments[4])),
                                Duration.ofMillis(Long.parseLong(arguments[5])),
                                Governor.WINDOW.dividedBy(speed)));
        process.run();
    }

    private void run() throws IOException {
        for (int i = 0; i < BACKLOG; i++) {
            governor.offer(new ByteCall());
        }
        DataInputStream responses = new DataInputStream(socket.getInputStream());
        try {
            while (true) {
                responses.readByte();
                governor.answered(underWay.remove());
                governor.offer(new ByteCall());
            }
        } catch (EOFException over) {
            Runtime.getRuntime().halt(0);
        }
    }

    private final class ByteCall extends QueuedCall {

        ByteCall() {
            super(priority, NEVER);
        }

        @Override
        protected void start() {
            synchronized (requests) {
                underWay.add(this);
                try {
                    requests.writeByte(1);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        protected void refuse(Refusal why) {
            throw new IllegalStateException("refused: " + why);
        }
    }

    private Timeline fast(int speed) {
        return new Timeline() {
            private final long start = System.nanoTime();

            @Override
            public long now() {
                return (System.nanoTime() - start) * speed;
            }

            @Override
            public Runnable at(long when, Runnable task) {
                var future = timer.schedule(task, Math.max(0, when - now()) / speed, TimeUnit.NANOSECONDS);
                return () -> future.cancel(false);
            }
        };
    }

    /** The governor, to those whose time runs as it does. */
    private LeasableQuota scaled(int speed) {
        return new LeasableQuota() {
            @Override
            public int capacity() {
                return governor.capacity();
            }

            @Override
            public int unused() {
                return governor.unused();
            }

            @Override
            public int waiting() {
                return governor.waiting();
            }

            @Override
            public int demand() {
                return governor.demand();
            }

            @Override
            public int[] usedAfter(Duration... ahead) {
                return governor.usedAfter(Arrays.stream(ahead)
                        .map(time -> time.multipliedBy(speed))
                        .toArray(Duration[]::new));
            }

            @Override
            public void capacity(int permits) {
                governor.capacity(permits);
            }

            @Override
            public void startOnlyWhile(BooleanSupplier permitted) {
                governor.startOnlyWhile(permitted);
            }
        };
    }
}
