package io.github.camelinterakt.benchmarks.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A keep-alive HTTP/1.1 server on one thread and a free loopback port, which answers every request by its path alone, at
 * once or after a delay. A request must name its {@code Content-Length}, if it has a body.
 */
public final class StubServer implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final Thread thread;
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::nanos));
    private final AtomicLong answered = new AtomicLong();
    private volatile long delayNanos;

    private StubServer() throws IOException {
        selector = Selector.open();
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        thread = new Thread(this::serve, "stub");
        thread.setDaemon(true);
    }

    /**
     * Starts a server.
     *
     * @throws IOException if it cannot listen
     */
    public static StubServer start() throws IOException {
        StubServer server = new StubServer();
        server.thread.start();
        return server;
    }

    /** The port on the loopback address. */
    public int port() {
        return listener.socket().getLocalPort();
    }

    /** How many requests it has answered so far. */
    public long answered() {
        return answered.get();
    }

    /** Lets every answer to a request from now on wait; zero, the default, answers at once. */
    public void delay(Duration delay) {
        delayNanos = delay.toNanos();
    }

    @Override
    public void close() throws IOException {
        try {
            selector.close();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listener.close();
        }
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                select();
                answerWhatIsDue();
            }
        } catch (ClosedSelectorException e) {
            // Closed between the check and the use.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void select() throws IOException {
        if (due.isEmpty()) {
            selector.select(this::handle);
            return;
        }
        long millis = Duration.ofNanos(due.peek().nanos() - System.nanoTime()).toMillis();
        if (millis < 0) {
            selector.selectNow(this::handle);
        } else {
            selector.select(this::handle, millis + 1);
        }
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read((Connection) key.attachment());
            }
        } catch (IOException e) {
            // The client went away: its connection is gone, the others stay.
            key.cancel();
            closeQuietly(key);
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = listener.accept();
        if (channel == null) {
            return;
        }
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
    }

    private void read(Connection connection) throws IOException {
        if (!connection.read()) {
            connection.close();
            return;
        }
        Answer answer = connection.nextAnswer();
        while (answer != null) {
            if (delayNanos == 0) {
                write(connection, answer);
            } else {
                due.add(new Due(System.nanoTime() + delayNanos, connection, answer));
            }
            answer = connection.nextAnswer();
        }
    }

    private void answerWhatIsDue() throws IOException {
        while (!due.isEmpty() && due.peek().nanos() - System.nanoTime() <= 0) {
            Due next = due.poll();
            try {
                write(next.connection(), next.answer());
            } catch (IOException e) {
                next.connection().close();
            }
        }
    }

    private void write(Connection connection, Answer answer) throws IOException {
        answered.incrementAndGet();
        connection.write(answer);
    }

    private static void closeQuietly(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            // There is nobody left to tell.
        }
    }

    private record Due(long nanos, Connection connection, Answer answer) {}
}
