package io.github.camelinterakt.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends requests over connections that are kept alive, all from one thread: a client costs processor time too, and this one
 * less than the servers that it loads. Any answer but a success ends the run.
 */
public final class HttpLoad implements AutoCloseable {

    private static final String HEAD_END = "\r\n\r\n";
    private static final String LENGTH = "content-length:";
    private static final String LAST_CHUNK = "0\r\n\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Supplier<byte[]> requests;
    private final Selector selector = Selector.open();
    private final List<Connection> connections = new ArrayList<>();
    private final Deque<Connection> idle = new ArrayDeque<>();

    /** Opens so many connections for such requests, each with its head. */
    public HttpLoad(int port, int count, Supplier<byte[]> requests) throws IOException {
        this.requests = requests;
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Connection connection = new Connection(channel);
            channel.register(selector, SelectionKey.OP_READ, connection);
            connections.add(connection);
            idle.add(connection);
        }
    }

    /** A POST with more lines of its head, each with its end. */
    public static byte[] post(String path, String more, String body) {
        String head =
                "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n";
        return (head.formatted(path, body.length(), more) + body).getBytes(StandardCharsets.US_ASCII);
    }

    /** Keeps a request under way on each connection; returns how many were acknowledged a second. */
    public double closedLoop(Duration duration) throws IOException {
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        long acknowledged = 0;
        while (System.nanoTime() < end) {
            while (!idle.isEmpty()) {
                idle.poll().send(System.nanoTime());
            }
            acknowledged += answers(end).size();
        }
        double perSecond = acknowledged / ((System.nanoTime() - start) / 1e9);
        finish();
        return perSecond;
    }

    /** Sends so many requests a second, whatever becomes of them; each one's latency counts from when it was due. */
    public Latencies openLoop(int rate, Duration duration) throws IOException {
        int count = Math.toIntExact(rate * duration.toSeconds());
        Latencies latencies = new Latencies(count);
        long start = System.nanoTime();
        int sent = 0;
        for (int answered = 0; answered < count; ) {
            long due = start + sent * TimeUnit.SECONDS.toNanos(1) / rate;
            while (sent < count && !idle.isEmpty() && System.nanoTime() - due >= 0) {
                idle.poll().send(due);
                sent++;
                due = start + sent * TimeUnit.SECONDS.toNanos(1) / rate;
            }
            for (long nanos : answers(sent < count ? due : System.nanoTime() + PATIENCE.toNanos())) {
                latencies.add(nanos);
                answered++;
            }
        }
        return latencies;
    }

    private void finish() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (idle.size() < connections.size()) {
            answers(end);
            if (System.nanoTime() > end) {
                throw new IOException("No answer for " + PATIENCE);
            }
        }
    }

    /** Waits until then for answers; returns how long each that came took, in nanoseconds. */
    private List<Long> answers(long until) throws IOException {
        long nanos = until - System.nanoTime();
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        if (nanos <= 0 || millis == 0) {
            selector.selectNow();
        } else {
            selector.select(millis);
        }
        List<Long> durations = new ArrayList<>();
        for (SelectionKey key : selector.selectedKeys()) {
            Connection connection = (Connection) key.attachment();
            if (connection.isAnswered()) {
                durations.add(System.nanoTime() - connection.due);
                idle.add(connection);
            }
        }
        selector.selectedKeys().clear();
        return durations;
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.channel.close();
        }
        selector.close();
    }

    private final class Connection {

        private final SocketChannel channel;
        private final ByteBuffer answer = ByteBuffer.allocate(4096);
        private long due;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        void send(long dueAt) throws IOException {
            due = dueAt;
            ByteBuffer request = ByteBuffer.wrap(requests.get());
            while (request.hasRemaining()) {
                // The only request on its connection: it goes into the socket's buffer at once.
                channel.write(request);
            }
        }

        /** Reads what there is; whether the answer is whole now. */
        boolean isAnswered() throws IOException {
            if (channel.read(answer) < 0) {
                throw new IOException("The server has closed a connection");
            }
            String text = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
            int head = text.indexOf(HEAD_END);
            if (head < 0 || !isWhole(text.substring(0, head), text.substring(head + HEAD_END.length()))) {
                return false;
            }
            if (!text.startsWith("HTTP/1.1 20")) {
                throw new IOException("Answered " + text.substring(0, text.indexOf('\r')));
            }
            answer.clear();
            return true;
        }

        private static boolean isWhole(String head, String body) {
            int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
            if (at < 0) {
                return body.endsWith(LAST_CHUNK);
            }
            int end = head.indexOf('\r', at);
            String length = head.substring(at + LENGTH.length(), end < 0 ? head.length() : end);
            return body.length() == Integer.parseInt(length.strip());
        }
    }
}
