package io.github.camelinterakt.media;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that sends given responses byte for byte: each once, and the last one repeatedly. */
final class MediaServer implements AutoCloseable {

    /** Writes a response; afterwards the connection is closed. */
    interface Answer {
        void write(OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    MediaServer() throws IOException {
        this("127.0.0.1");
    }

    MediaServer(String address) throws IOException {
        this(address, 0);
    }

    MediaServer(String address, int port) throws IOException {
        socket = new ServerSocket(port, 10, InetAddress.getByName(address));
        Thread thread = new Thread(this::serve, "media-server");
        thread.setDaemon(true);
        thread.start();
    }

    MediaServer answer(Answer answer) {
        answers.add(answer);
        return this;
    }

    static Answer ok(byte[] body) {
        return out -> {
            out.write(head("200 OK", "Content-Type: image/jpeg\r\nContent-Length: " + body.length));
            out.write(body);
        };
    }

    /** Without a length. */
    static Answer chunked(byte[] body) {
        return out -> {
            out.write(head("200 OK", "Transfer-Encoding: chunked"));
            for (int at = 0; at < body.length; at += 1_000) {
                int length = Math.min(1_000, body.length - at);
                out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(body, at, length);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        };
    }

    static Answer brokenOff(byte[] body) {
        return out -> {
            out.write(head("200 OK", "Content-Length: " + body.length));
            out.write(body, 0, body.length / 2);
        };
    }

    static Answer status(String status, String... headers) {
        return out -> out.write(head(status, String.join("\r\n", headers) + "\r\nContent-Length: 0"));
    }

    /** A byte now and then, for ever. */
    Answer dripping() {
        return out -> {
            out.write(head("200 OK", "Content-Length: 1000000"));
            while (!pause()) {
                out.write('x');
                out.flush();
            }
        };
    }

    /** Nothing at all. */
    Answer silent() {
        return out -> {
            while (!pause()) {
                out.flush();
            }
        };
    }

    /** A response one part of which goes on for 32 MB, unless the client hangs up. */
    static final class Endless implements Answer {

        static final int MOST = 32_000_000;

        private static final Map<String, String> STARTS = Map.of(
                "status", "HTTP/1.1 200 ",
                "name", "HTTP/1.1 200 OK\r\n",
                "value", "HTTP/1.1 200 OK\r\nX-Media: ",
                "fold", "HTTP/1.1 200 OK\r\nX-Media: x",
                "headers", "HTTP/1.1 200 OK\r\n",
                "chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;",
                "trailer", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Media: ");
        private final String part;
        private final AtomicInteger accepted = new AtomicInteger();

        Endless(String part) {
            this.part = part;
        }

        int accepted() {
            return accepted.get();
        }

        @Override
        public void write(OutputStream out) throws IOException {
            out.write(STARTS.get(part).getBytes(StandardCharsets.US_ASCII));
            String repeated =
                    switch (part) {
                        case "fold" -> "\r\n y".repeat(1_000);
                        case "headers" -> "X-Media: y\r\n".repeat(1_000);
                        default -> "y".repeat(10_000);
                    };
            byte[] block = repeated.getBytes(StandardCharsets.US_ASCII);
            while (accepted.get() < MOST) {
                out.write(block);
                accepted.addAndGet(block.length);
            }
        }
    }

    private boolean pause() {
        try {
            return closed.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static byte[] head(String status, String headers) {
        return ("HTTP/1.1 " + status + "\r\n" + headers.stripLeading() + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    int port() {
        return socket.getLocalPort();
    }

    String url(String path) {
        return "http://" + socket.getInetAddress().getHostAddress() + ":" + port() + path;
    }

    /** The request lines. */
    List<String> requests() {
        return requests;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                StringBuilder request = new StringBuilder();
                while (request.indexOf("\r\n\r\n") < 0) {
                    int read = connection.getInputStream().read();
                    if (read < 0) {
                        break;
                    }
                    request.append((char) read);
                }
                requests.add(request.substring(0, Math.max(0, request.indexOf("\r\n"))));
                Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
                answer.write(connection.getOutputStream());
            } catch (IOException e) {
                // The client has gone, or the server is being closed.
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
