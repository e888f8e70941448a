package io.github.camelinterakt.internal.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends a request byte for byte, with any headers, any number of times. */
final class RawHttp {

    private final String path;
    private final List<String> headers = new ArrayList<>();
    private String method = "POST";
    private byte[] body = new byte[0];
    private boolean chunked;

    RawHttp(String path) {
        this.path = path;
    }

    RawHttp method(String name) {
        this.method = name;
        return this;
    }

    RawHttp header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    RawHttp body(byte[] bytes) {
        this.body = bytes;
        return this;
    }

    RawHttp chunked() {
        this.chunked = true;
        return this;
    }

    /** The whole response, head and body. */
    String send(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(request());
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    int status(int port) throws IOException {
        String response = send(port);
        return Integer.parseInt(response.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
    }

    private byte[] request() throws IOException {
        StringBuilder head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        head.append("Host: localhost\r\nConnection: close\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        head.append(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length)
                .append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!chunked) {
            request.write(body);
            return request.toByteArray();
        }
        for (int from = 0; from < body.length; from += 7) {
            int length = Math.min(7, body.length - from);
            request.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            request.write(body, from, length);
            request.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        request.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return request.toByteArray();
    }
}
