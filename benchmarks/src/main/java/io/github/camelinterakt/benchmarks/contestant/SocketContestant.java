package io.github.camelinterakt.benchmarks.contestant;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.camelinterakt.benchmarks.stub.Answer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What the machine allows: writes bytes that were prepared, the head included, and compares what comes with the bytes of
 * the stub's answer. No client whose thread sleeps until its answer is there makes a call in fewer steps.
 */
final class SocketContestant implements Contestant {

    private static final Answer ANSWER = Answer.INTERAKT_MESSAGE;
    private static final byte[] BODY = ANSWER.body().getBytes(UTF_8);

    private final InetSocketAddress stub;
    private final byte[] head;
    private final Queue<Connection> free = new ConcurrentLinkedQueue<>();

    SocketContestant(int port) {
        stub = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        head = ("POST " + SampleMessage.PATH + " HTTP/1.1\r\nAuthorization: " + SampleMessage.AUTHORIZATION
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + SampleMessage.json().length
                        + "\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
                .getBytes(US_ASCII);
    }

    @Override
    public void call(Completion completion) {
        try {
            Connection kept = free.poll();
            Connection connection = kept == null ? new Connection(stub, head) : kept;
            connection.call();
            free.add(connection);
            completion.answered(BODY);
        } catch (IOException e) {
            completion.failed(e);
        }
    }

    @Override
    public boolean blocking() {
        return true;
    }

    @Override
    public void close() throws IOException {
        for (Connection kept = free.poll(); kept != null; kept = free.poll()) {
            kept.channel.close();
        }
    }

    /** A connection, with the bytes that go over it. */
    private static final class Connection {

        private final SocketChannel channel;
        private final ByteBuffer request;
        private final ByteBuffer expected = ANSWER.wire();
        private final ByteBuffer answer = ByteBuffer.allocateDirect(expected.remaining() + 1);

        private Connection(InetSocketAddress to, byte[] head) throws IOException {
            byte[] body = SampleMessage.json();
            request = ByteBuffer.allocateDirect(head.length + body.length)
                    .put(head)
                    .put(body);
            channel = SocketChannel.open(to);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }

        private void call() throws IOException {
            request.rewind();
            while (request.hasRemaining()) {
                channel.write(request);
            }
            answer.clear();
            while (answer.position() < expected.remaining()) {
                boolean ended = channel.read(answer) < 0;
                int mismatch = expected.mismatch(answer.duplicate().flip());
                if (ended || mismatch >= 0 && mismatch < answer.position()) {
                    channel.close();
                    throw new IOException("Not the stub's answer");
                }
            }
        }
    }
}
