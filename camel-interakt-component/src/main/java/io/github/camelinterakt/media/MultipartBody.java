package io.github.camelinterakt.media;

import java.io.IOException;
import java.util.UUID;

import io.github.camelinterakt.transport.RequestBody;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A {@code multipart/form-data} body with the one part that the API takes: the file, named {@code uploadFile}. */
public final class MultipartBody implements RequestBody {

    private static final String PART = "uploadFile";

    private final MediaContent content;
    private final String boundary = "camel-interakt-" + UUID.randomUUID();
    private final byte[] head;
    private final byte[] tail;

    /**
     * A body.
     *
     * @param fileName the file's name
     * @param mediaType the file's media type
     * @param content the file's bytes
     */
    public MultipartBody(String fileName, String mediaType, MediaContent content) {
        this.content = content;
        this.head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + PART + "\"; filename=\""
                        + quoted(fileName) + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n")
                .getBytes(UTF_8);
        this.tail = ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8);
    }

    @Override
    public AsyncEntityProducer open(Runnable progress) {
        return new MultipartProducer("multipart/form-data; boundary=" + boundary, head, content, tail, progress);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    /** As browsers quote it (HTML's multipart encoding), so that a name cannot end its own header. */
    private static String quoted(String fileName) {
        return fileName.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
