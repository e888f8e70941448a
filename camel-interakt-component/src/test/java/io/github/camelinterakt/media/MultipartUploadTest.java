package io.github.camelinterakt.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An upload is read piece by piece as the connection takes it, can be repeated, and is never sent of a changed file. */
class MultipartUploadTest {

    private final byte[] media = new byte[200_000];

    @TempDir
    Path directory;

    /** A connection that takes a few bytes at a time. */
    private static final class Connection implements DataStreamChannel {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int most;
        private boolean isFull;
        private boolean isEnded;

        Connection(int most) {
            this.most = most;
        }

        @Override
        public int write(ByteBuffer source) {
            int length = isFull ? 0 : Math.min(most, source.remaining());
            byte[] taken = new byte[length];
            source.get(taken);
            bytes.writeBytes(taken);
            isFull = source.hasRemaining();
            return length;
        }

        @Override
        public void requestOutput() {}

        @Override
        public void endStream() {
            isEnded = true;
        }

        @Override
        public void endStream(List<? extends Header> trailers) {
            isEnded = true;
        }
    }

    private static Connection sent(AsyncEntityProducer producer, int most) throws IOException {
        Connection connection = new Connection(most);
        while (!connection.isEnded) {
            connection.isFull = false;
            producer.produce(connection);
        }
        producer.releaseResources();
        assertThat(connection.bytes.size()).isEqualTo(producer.getContentLength());
        return connection;
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 32 * 1024, 1_000_000})
    void aFileAndTheSameBytesAreSentAlikeAndMoreThanOnce(int most) throws Exception {
        new Random(1).nextBytes(media);
        Path file = Files.write(directory.resolve("cake.jpg"), media);
        for (MultipartUpload upload : List.of(
                MultipartUpload.of("cake.jpg", "image/jpeg", media),
                MultipartUpload.of("cake.jpg", "image/jpeg", file))) {
            for (int attempt = 0; attempt < 2; attempt++) {
                byte[] sent = sent(upload.get(), most).bytes.toByteArray();
                String text = new String(sent, StandardCharsets.ISO_8859_1);
                int start = text.indexOf("\r\n\r\n") + 4;
                assertThat(java.util.Arrays.copyOfRange(sent, start, start + media.length))
                        .isEqualTo(media);
                assertThat(text).endsWith("--\r\n");
            }
        }
        assertThat(file).exists();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000, 199_999, 200_001, 250_000})
    void aFileThatChangesItsLengthEndsTheUploadUnfinished(int length) throws Exception {
        Path file = Files.write(directory.resolve("a.jpg"), media);
        AsyncEntityProducer producer =
                MultipartUpload.of("a.jpg", "image/jpeg", file).get();
        Files.write(file, new byte[length]);
        Connection connection = new Connection(1_000_000);
        assertThatThrownBy(() -> {
                    while (!connection.isEnded) {
                        producer.produce(connection);
                    }
                })
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("the file was changed while it was being uploaded");
        assertThat(connection.bytes.size()).isLessThan((int) producer.getContentLength());
        producer.failed(new IOException());
    }
}
