package io.github.camelinterakt.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Set;

import io.github.camelinterakt.transport.RequestBodyException;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.io.Closer;

/** Writes head, content and tail piece by piece, as the connection takes them. */
final class MultipartProducer implements AsyncEntityProducer {

    private static final int BUFFER_SIZE = 32 * 1024;

    private final String contentType;
    private final MediaContent content;
    private final long length;
    private final ByteBuffer head;
    private final ByteBuffer tail;
    private final Runnable progress;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE).flip();

    private ReadableByteChannel channel;
    private long left;

    MultipartProducer(String contentType, byte[] head, MediaContent content, byte[] tail, Runnable progress) {
        this.contentType = contentType;
        this.content = content;
        this.length = head.length + content.length() + tail.length;
        this.head = ByteBuffer.wrap(head);
        this.tail = ByteBuffer.wrap(tail);
        this.progress = progress;
        this.left = content.length();
    }

    @Override
    public void produce(DataStreamChannel connection) throws IOException {
        progress.run();
        write(head, connection);
        if (head.hasRemaining()) {
            return;
        }
        while (left > 0 || buffer.hasRemaining()) {
            if (!buffer.hasRemaining()) {
                read();
            }
            write(buffer, connection);
            if (buffer.hasRemaining()) {
                return;
            }
        }
        write(tail, connection);
        if (!tail.hasRemaining()) {
            releaseResources();
            connection.endStream();
        }
    }

    private static void write(ByteBuffer bytes, DataStreamChannel connection) throws IOException {
        if (bytes.hasRemaining()) {
            connection.write(bytes);
        }
    }

    private void read() throws IOException {
        try {
            if (channel == null) {
                channel = content.open();
            }
            buffer.clear();
            buffer.limit((int) Math.min(BUFFER_SIZE, left));
            int read = channel.read(buffer);
            buffer.flip();
            if (read < 0) {
                throw new EOFException("the file became shorter while it was being uploaded");
            }
            left -= read;
        } catch (IOException e) {
            throw new RequestBodyException(e);
        }
    }

    @Override
    public int available() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public String getContentType() {
        return contentType;
    }

    @Override
    public String getContentEncoding() {
        return null;
    }

    @Override
    public boolean isChunked() {
        return false;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public void releaseResources() {
        Closer.closeQuietly(channel);
        channel = null;
    }
}
