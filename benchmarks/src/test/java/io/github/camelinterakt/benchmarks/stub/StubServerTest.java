package io.github.camelinterakt.benchmarks.stub;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class StubServerTest {

    private static final String HEAD = "POST /v1/public/message/ HTTP/1.1\r\nHost: x\r\ncontent-LENGTH: 4\r\n\r\n";

    private StubServer server;
    private Socket socket;

    @BeforeEach
    void start() throws IOException {
        server = StubServer.start();
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        server.close();
    }

    @Test
    void answersEachApiInItsOwnShape() throws IOException {
        send(HEAD + "body");
        assertThat(read(Answer.INTERAKT_MESSAGE)).startsWith("HTTP/1.1 201 ");
        send("POST /v22.0/1/messages HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
        assertThat(read(Answer.WHATSAPP_MESSAGE)).startsWith("HTTP/1.1 200 ");
        send("GET /elsewhere HTTP/1.1\r\n\r\n");
        assertThat(read(Answer.NOT_FOUND)).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void waitsForTheLastByteOfARequestThatComesInPieces() throws IOException {
        for (int i = 0; i < HEAD.length(); i++) {
            send(HEAD.substring(i, i + 1));
        }
        send("bod");
        letTheServerReadEverythingThatWasSent();
        assertThat(server.answered()).isEqualTo(2);
        send("y");
        read(Answer.INTERAKT_MESSAGE);
        assertThat(server.answered()).isEqualTo(3);
    }

    @Test
    void answersEveryRequestOfSeveralThatComeAtOnce() throws IOException {
        send((HEAD + "body").repeat(5));
        for (int i = 0; i < 5; i++) {
            read(Answer.INTERAKT_MESSAGE);
        }
        assertThat(server.answered()).isEqualTo(5);
    }

    @Test
    void delaysItsAnswer() throws IOException {
        server.delay(Duration.ofMillis(40));
        long start = System.nanoTime();
        send(HEAD + "body");
        read(Answer.INTERAKT_MESSAGE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
    }

    @Test
    void refusesABodyWithoutALength() throws IOException {
        send("POST /v1/public/message/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertThat(read(Answer.LENGTH_REQUIRED)).startsWith("HTTP/1.1 411 ");
    }

    @Test
    void servesOnWhenAClientGoesAway() throws IOException {
        server.delay(Duration.ofMillis(1));
        try (Socket other = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            other.setSoLinger(true, 0);
            other.getOutputStream().write((HEAD + "body").getBytes(US_ASCII));
        }
        send(HEAD + "body");
        read(Answer.INTERAKT_MESSAGE);
    }

    /** It has one thread: when it has served another client twice, it has seen in between what this one had sent. */
    private void letTheServerReadEverythingThatWasSent() throws IOException {
        try (Socket other = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            for (int i = 0; i < 2; i++) {
                other.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
                other.getInputStream().readNBytes(Answer.NOT_FOUND.wire().remaining());
            }
        }
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /** Reads exactly as much as the answer is long, and checks that it is that answer. */
    private String read(Answer answer) throws IOException {
        InputStream in = socket.getInputStream();
        String text = new String(in.readNBytes(answer.wire().remaining()), US_ASCII);
        assertThat(text).endsWith("\r\n\r\n" + answer.body());
        return text;
    }
}
