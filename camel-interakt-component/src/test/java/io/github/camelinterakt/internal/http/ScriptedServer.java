package io.github.camelinterakt.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** A TCP server that does to each request exactly what a script says, also what no HTTP server would do. */
final class ScriptedServer implements AutoCloseable {

    /** What is done to a connection's next request. */
    interface Script {
        void run(Connection connection) throws Exception;
    }

    private final ServerSocket listener;
    private final Script script;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    ScriptedServer(Script script) throws IOException {
        this.script = script;
        this.listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    static ScriptedServer answering(String status, String body) throws IOException {
        return new ScriptedServer(connection -> {
            connection.readRequest();
            connection.answer(status, body.getBytes(UTF_8));
        });
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port() + "/v1/public";
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** The heads of all requests. */
    List<String> requests() {
        return requests;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                daemon(() -> serve(socket));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            while (!socket.isClosed()) {
                script.run(new Connection(socket));
            }
        } catch (Exception gone) {
            // the client went away, or the script closed the connection
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** A connection, with one request on it. */
    final class Connection {

        private final Socket socket;
        private byte[] body = {};

        private Connection(Socket socket) {
            this.socket = socket;
        }

        /** Reads the request's head and body. */
        String readRequest() throws IOException {
            String head = readHead();
            for (String line : head.lines().toList()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    int length = Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).strip());
                    body = socket.getInputStream().readNBytes(length);
                }
            }
            return head;
        }

        /** The body of the request that was read. */
        byte[] body() {
            return body;
        }

        /** Reads the request's head, and leaves its body unread. */
        String readHead() throws IOException {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    throw new IOException("closed");
                }
                head.write(b);
            }
            String text = head.toString(ISO_8859_1);
            requests.add(text);
            return text;
        }

        /** Answers a proxy's CONNECT, and carries all bytes from here on to and from a port of this machine. */
        void tunnelTo(int port) throws IOException {
            readHead();
            try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                sockets.add(target);
                write("HTTP/1.1 200 Connection Established\r\n\r\n".getBytes(ISO_8859_1));
                daemon(() -> pipe(target, socket));
                socket.getInputStream().transferTo(target.getOutputStream());
            } finally {
                socket.close();
            }
        }

        private static void pipe(Socket from, Socket to) {
            try (to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException gone) {
                // one of the two ends closed
            }
        }

        void answer(String status, byte[] body, String... headers) throws IOException {
            StringBuilder head =
                    new StringBuilder("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length + "\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            write((head + "\r\n").getBytes(ISO_8859_1));
            write(body);
        }

        void write(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        /** Closes with a reset instead of an orderly end. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        void close() throws IOException {
            socket.close();
        }

        /** Stays silent until the server is closed. */
        void hang() throws InterruptedException {
            closed.await();
        }
    }
}
