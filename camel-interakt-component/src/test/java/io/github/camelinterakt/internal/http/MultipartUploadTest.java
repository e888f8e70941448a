package io.github.camelinterakt.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An upload is sent piece by piece as the connection takes it, more than once, and as it was when it was made. */
class MultipartUploadTest {

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

    private static byte[] sent(AsyncEntityProducer producer, int most) throws IOException {
        Connection connection = new Connection(most);
        while (!connection.isEnded) {
            connection.isFull = false;
            producer.produce(connection);
        }
        producer.releaseResources();
        assertThat(connection.bytes.size()).isEqualTo(producer.getContentLength());
        return connection.bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 32 * 1024, 1_000_000})
    void everyAttemptSendsTheMediaAsOfTheRequestsCreation(int most) throws Exception {
        byte[] media = new byte[200_000];
        new Random(1).nextBytes(media);
        Path file = Files.write(directory.resolve("cake.jpg"), media);
        try (MultipartUpload upload = new MultipartUpload(Files.newInputStream(file), "cake.jpg", "image/jpeg")) {
            Files.write(file, new byte[1]);
            for (int attempt = 0; attempt < 2; attempt++) {
                byte[] sent = sent(upload.get(), most);
                String text = new String(sent, StandardCharsets.ISO_8859_1);
                int start = text.indexOf("\r\n\r\n") + 4;
                assertThat(Arrays.copyOfRange(sent, start, start + media.length))
                        .isEqualTo(media);
                assertThat(text).endsWith("--\r\n");
            }
        }
    }
}
