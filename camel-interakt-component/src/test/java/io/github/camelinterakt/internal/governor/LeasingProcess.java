package io.github.camelinterakt.internal.governor;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.Priority;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.internal.governor.Governor.QueuedCall;
import io.github.camelinterakt.lease.JdbcQuotaStore;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A node in a process of its own: a governor whose permits are leased in PostgreSQL, and a backlog of calls that never ends.
 * A call is one byte to the server, and its response one byte back. A minute may be shorter than it is.
 */
final class LeasingProcess {

    private static final int BACKLOG = 500;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Queue<QueuedCall> underWay = new ConcurrentLinkedQueue<>();
    private final Socket socket;
    private final DataOutputStream requests;
    private final Governor governor;
    private final Priority priority;

    private LeasingProcess(int port, int plan, Duration window, Priority priority) throws IOException {
        this.priority = priority;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        requests = new DataOutputStream(socket.getOutputStream());
        governor = time().governor(new GovernorSettings(plan, 2 * BACKLOG, 0), window);
    }

    /**
     * Arguments: the database's URL, the server's port, the plan, the window and the calls' deadline in milliseconds, the calls'
     * priority.
     */
    public static void main(String[] arguments) throws IOException {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(arguments[0]);
        database.setMaximumPoolSize(1);
        Duration window = Duration.ofMillis(Long.parseLong(arguments[3]));
        LeasingProcess process = new LeasingProcess(
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), window, Priority.valueOf(arguments[5]));
        DefaultCamelContext context = new DefaultCamelContext();
        context.start();
        Governors.of(context)
                .share(process.governor, new JdbcQuotaStore(database), Duration.ofMillis(Long.parseLong(arguments[4])));
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
            super(LeasingProcess.this.priority, NEVER);
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
        protected void refuse(Reason why, String detail) {
            throw new IllegalStateException("refused: " + why);
        }
    }

    private TestTime time() {
        return new TestTime() {
            @Override
            public long now() {
                return System.nanoTime();
            }

            @Override
            public void schedule(Runnable task, long nanos) {
                var unused = timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
            }
        };
    }
}
