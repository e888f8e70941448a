package io.github.camelinterakt.benchmarks.webhook;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/** Posts signed events over a number of connections, on each the next one when the answer has come. */
final class Load implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final SignedEvents events = new SignedEvents();

    /**
     * Posts for a time.
     *
     * @return the requests answered in it
     * @throws IllegalStateException if one was answered with another status than 200
     */
    long run(int port, int connections, Duration duration) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        LongAdder answers = new LongAdder();
        AtomicReference<String> wrong = new AtomicReference<>();
        CountDownLatch open = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            vertx.createNetClient().connect(port, "127.0.0.1", connected -> {
                if (connected.failed()) {
                    wrong.set(String.valueOf(connected.cause()));
                    open.countDown();
                    return;
                }
                NetSocket socket = connected.result();
                socket.closeHandler(closed -> open.countDown());
                socket.handler(answer -> {
                    if (!answer.getString(0, Math.min(12, answer.length())).equals("HTTP/1.1 200")) {
                        wrong.set(answer.toString());
                        socket.close();
                    } else if (System.nanoTime() < end) {
                        answers.increment();
                        post(socket);
                    } else {
                        socket.close();
                    }
                });
                post(socket);
            });
        }
        open.await();
        if (wrong.get() != null) {
            throw new IllegalStateException("Not acknowledged: " + wrong.get());
        }
        return answers.sum();
    }

    /** One answer is one packet: it is far smaller than any. */
    private void post(NetSocket socket) {
        socket.write(Buffer.buffer(events.next()));
    }

    @Override
    public void close() {
        vertx.close();
    }
}
