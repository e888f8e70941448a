package io.github.camelinterakt.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.StreamChannel;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityProducer;
import org.apache.hc.core5.io.Closer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A {@code multipart/form-data} body with the one part that the API takes: the file, named {@code uploadFile}. HttpClient's own
 * multipart entities block a thread for as long as the upload takes; this one is read as the connection takes it.
 */
public final class MultipartUpload implements Supplier<AsyncEntityProducer> {

    private static final int BUFFER_SIZE = 32 * 1024;

    private final String boundary = "camel-interakt-" + UUID.randomUUID();
    private final byte[] head;
    private final byte[] tail;
    private final byte[] bytes;
    private final Path file;
    private final long length;

    private MultipartUpload(String fileName, String mediaType, byte[] bytes, Path file) throws IOException {
        this.head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"uploadFile\"; filename=\""
                        + quoted(fileName) + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n")
                .getBytes(UTF_8);
        this.tail = ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8);
        this.bytes = bytes;
        this.file = file;
        this.length = head.length + (file == null ? bytes.length : Files.size(file)) + tail.length;
    }

    /** The upload of bytes in memory. */
    public static MultipartUpload of(String fileName, String mediaType, byte[] bytes) throws IOException {
        return new MultipartUpload(fileName, mediaType, bytes, null);
    }

    /** The upload of a file, which is read while it is sent. */
    public static MultipartUpload of(String fileName, String mediaType, Path file) throws IOException {
        return new MultipartUpload(fileName, mediaType, null, file);
    }

    /** As browsers quote it (HTML's multipart encoding), so that a name cannot end its own header. */
    private static String quoted(String fileName) {
        return fileName.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    @Override
    public AsyncEntityProducer get() {
        return new Producer();
    }

    private final class Producer extends AbstractBinAsyncEntityProducer {

        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE).flip();
        private InputStream stream;
        private long left = length;

        Producer() {
            super(0, ContentType.parse("multipart/form-data; boundary=" + boundary));
        }

        @Override
        protected void produceData(StreamChannel<ByteBuffer> channel) throws IOException {
            while (left > 0 || buffer.hasRemaining()) {
                if (!buffer.hasRemaining()) {
                    read();
                }
                channel.write(buffer);
                if (buffer.hasRemaining()) {
                    return;
                }
            }
            channel.endStream();
        }

        private void read() throws IOException {
            try {
                if (stream == null) {
                    InputStream content = file == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file);
                    stream = new SequenceInputStream(Collections.enumeration(
                            List.of(new ByteArrayInputStream(head), content, new ByteArrayInputStream(tail))));
                }
                int read = stream.read(buffer.array());
                left -= Math.max(read, 0);
                if (read < 0 || left < 0 || left == 0 && stream.read() >= 0) {
                    throw new IOException("the file was changed while it was being uploaded");
                }
                buffer.position(0).limit(read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected int availableData() {
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
        public void failed(Exception cause) {
            releaseResources();
        }

        @Override
        public void releaseResources() {
            super.releaseResources();
            Closer.closeQuietly(stream);
            stream = null;
        }
    }
}
