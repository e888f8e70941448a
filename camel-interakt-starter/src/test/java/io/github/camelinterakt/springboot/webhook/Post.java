package io.github.camelinterakt.springboot.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A request, byte for byte. */
final class Post {

    private final String method;
    private final String path;
    private final List<String> headers;
    private final byte[] body;
    private final boolean chunked;

    private Post(String method, String path, List<String> headers, byte[] body, boolean chunked) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.body = body;
        this.chunked = chunked;
    }

    /** With these headers, whole lines, beside the length. */
    static Post of(byte[] body, String... headers) {
        return new Post("POST", "/interakt", List.of(headers), body, false);
    }

    Post to(String otherPath) {
        return new Post(method, otherPath, headers, body, chunked);
    }

    Post as(String otherMethod) {
        return new Post(otherMethod, path, headers, body, chunked);
    }

    Post with(String header) {
        return new Post(
                method, path, Stream.concat(headers.stream(), Stream.of(header)).toList(), body, chunked);
    }

    Post inChunks() {
        return new Post(method, path, headers, body, true);
    }

    /** The whole response. */
    String send(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ascii(bytes, method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (String header : headers) {
            ascii(bytes, header + "\r\n");
        }
        if (!chunked) {
            ascii(bytes, "Content-Length: " + body.length + "\r\n\r\n");
            bytes.write(body);
            return bytes.toByteArray();
        }
        ascii(bytes, "Transfer-Encoding: chunked\r\n\r\n");
        for (int at = 0; at < body.length; at += 7) {
            int length = Math.min(7, body.length - at);
            ascii(bytes, Integer.toHexString(length) + "\r\n");
            bytes.write(body, at, length);
            ascii(bytes, "\r\n");
        }
        ascii(bytes, "0\r\n\r\n");
        return bytes.toByteArray();
    }

    private static void ascii(ByteArrayOutputStream bytes, String text) throws IOException {
        bytes.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
