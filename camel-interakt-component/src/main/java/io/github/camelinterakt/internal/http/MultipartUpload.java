package io.github.camelinterakt.internal.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;

import org.apache.hc.client5.http.entity.mime.FormBodyPartBuilder;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.InputStreamBody;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.FileEntityProducer;

/**
 * A {@code multipart/form-data} request body in a temporary file, which is deleted when it is closed. Each attempt sends it from
 * there, with its length and without a thread that waits for the connection, whatever has become of the media meanwhile.
 */
public final class MultipartUpload implements Supplier<AsyncEntityProducer>, Closeable {

    private static final String NAME = "uploadFile";

    private final Path file;
    private final ContentType type;

    /** Reads the media to its end. */
    public MultipartUpload(InputStream media, String fileName, String mediaType) throws IOException {
        String boundary = "camel-interakt-" + UUID.randomUUID();
        type = ContentType.create("multipart/form-data", new BasicNameValuePair("boundary", boundary));
        HttpEntity multipart = MultipartEntityBuilder.create()
                // The mode that writes the name in UTF-8, as browsers do.
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8)
                .setBoundary(boundary)
                .addPart(FormBodyPartBuilder.create(
                                NAME, new InputStreamBody(media, ContentType.parse(mediaType), fileName))
                        // Else the name would be written in a second form, which RFC 7578 forbids.
                        .setField(
                                "Content-Disposition",
                                "form-data; name=\"" + NAME + "\"; filename=\"" + quoted(fileName) + "\"")
                        .build())
                .build();
        file = Files.createTempFile("interakt-upload-", ".tmp");
        try (OutputStream out = Files.newOutputStream(file)) {
            multipart.writeTo(out);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** As browsers quote it (HTML's multipart encoding), so that a name cannot end its own header. */
    private static String quoted(String fileName) {
        return fileName.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    @Override
    public AsyncEntityProducer get() {
        return new FileEntityProducer(file.toFile(), type);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
