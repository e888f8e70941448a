package io.github.camelinterakt.benchmarks.stub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** One client's connection: gathers its bytes until a request is whole. */
final class Connection {

    private static final int MAX_REQUEST = 64 * 1024;
    private static final String CONTENT_LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding:";

    private final SocketChannel channel;
    private final byte[] bytes = new byte[MAX_REQUEST];
    private final ByteBuffer in = ByteBuffer.wrap(bytes);

    Connection(SocketChannel channel) {
        this.channel = channel;
    }

    /** Reads what there is; false at the end of the stream. */
    boolean read() throws IOException {
        return channel.read(in) >= 0;
    }

    /** Takes the next whole request off the buffer and returns the answer to it; null if there is none yet. */
    Answer nextAnswer() {
        int end = endOfHead();
        if (end < 0) {
            return in.hasRemaining() ? null : drop(in.position());
        }
        if (header(CHUNKED, end) >= 0) {
            return drop(in.position());
        }
        int length = contentLength(end);
        if (end + length > MAX_REQUEST) {
            return drop(in.position());
        }
        if (in.position() < end + length) {
            return null;
        }
        Answer answer = Answer.to(path(end));
        discard(end + length);
        return answer;
    }

    void write(Answer answer) throws IOException {
        ByteBuffer wire = answer.wire();
        while (wire.hasRemaining()) {
            channel.write(wire);
        }
    }

    void close() throws IOException {
        channel.close();
    }

    private Answer drop(int count) {
        discard(count);
        return Answer.LENGTH_REQUIRED;
    }

    private void discard(int count) {
        in.flip().position(count);
        in.compact();
    }

    private int endOfHead() {
        for (int i = 3; i < in.position(); i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private String path(int end) {
        int from = 0;
        while (from < end && bytes[from] != ' ') {
            from++;
        }
        int to = from + 1;
        while (to < end && bytes[to] != ' ') {
            to++;
        }
        return new String(bytes, from + 1, Math.max(0, to - from - 1), US_ASCII);
    }

    private int contentLength(int end) {
        int at = header(CONTENT_LENGTH, end);
        int length = 0;
        while (at >= 0 && at < end && bytes[at] != '\r') {
            if (bytes[at] >= '0' && bytes[at] <= '9') {
                length = Math.min(MAX_REQUEST, length * 10 + bytes[at] - '0');
            }
            at++;
        }
        return length;
    }

    /** Where the value of a header begins, or -1. */
    private int header(String name, int end) {
        for (int i = 0; i < end - name.length(); i++) {
            if (bytes[i] == '\n' && startsWith(name, i + 1)) {
                return i + 1 + name.length();
            }
        }
        return -1;
    }

    private boolean startsWith(String name, int at) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.toLowerCase((char) bytes[at + i]) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
