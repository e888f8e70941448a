package io.github.camelinterakt.internal.producer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.media.MultipartUpload;
import io.github.camelinterakt.model.UploadedMedia;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads a media. A file is read while it is being sent; a stream, which can be read only once and says no length, is first
 * put into a temporary file. Neither is ever in memory as a whole.
 */
final class UploadMediaProducer extends InteraktProducer {

    private static final Logger LOG = LoggerFactory.getLogger(UploadMediaProducer.class);
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+( *;[ -~]*)?");
    private static final String TEMPORARY = "UploadMediaProducer.temporary";
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    UploadMediaProducer(Endpoint endpoint, ApiAccess api) {
        super(endpoint, api);
    }

    static void checkOptions(ApiAccess api) {
        String mediaType = api.option(InteraktOption.MEDIA_TYPE);
        if (mediaType != null && !MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("The option mediaType must be a type and a subtype, such as image/jpeg");
        }
    }

    @Override
    CompletableFuture<ApiRequest> request(Exchange exchange, RequestFields fields) throws IOException {
        Object body = fields.message.getBody();
        String fileName = fileName(fields, body);
        String mediaType = fields.headerOrOption(InteraktOption.MEDIA_TYPE);
        if (mediaType != null && !MEDIA_TYPE.matcher(mediaType).matches()) {
            // It would end its own header.
            throw fields.invalid("The header CamelInteraktMediaType must be a type and a subtype, such as image/jpeg");
        }
        if (mediaType == null) {
            String guessed = URLConnection.guessContentTypeFromName(fileName);
            mediaType = guessed == null ? UNKNOWN_TYPE : guessed;
        }
        return CompletableFuture.completedFuture(ApiRequest.of(
                api.operation(), api.operation().path(), upload(exchange, fields, body, fileName, mediaType)));
    }

    @Override
    Object body(Exchange exchange, ObjectNode response) {
        return new UploadedMedia(response);
    }

    @Override
    void onResponse(Exchange exchange, boolean isSuccess) {
        if (exchange.removeProperty(TEMPORARY) instanceof Path temporary) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                LOG.warn("The temporary file {} of an upload cannot be deleted", temporary, e);
            }
        }
    }

    private static String fileName(RequestFields fields, Object body) {
        String name = fields.headerOrOption(InteraktOption.FILE_NAME);
        Path file = file(body);
        if (name == null && file != null && file.getFileName() != null) {
            name = file.getFileName().toString();
        }
        if (name == null) {
            // set by Camel's file and FTP components, with the directories below the polled one
            String camelFileName = fields.message.getHeader(Exchange.FILE_NAME, String.class);
            name = camelFileName == null ? null : camelFileName.substring(camelFileName.lastIndexOf('/') + 1);
        }
        if (name == null || name.isBlank()) {
            throw fields.invalid(
                    "The file name is missing: set the header CamelInteraktFileName or the option fileName");
        }
        return name;
    }

    private static MultipartUpload upload(
            Exchange exchange, RequestFields fields, Object body, String fileName, String mediaType)
            throws IOException {
        if (body == null) {
            throw fields.invalid("The body is empty. It must be the media: a File, Path, InputStream or byte[]");
        }
        if (body instanceof byte[] bytes) {
            requireContent(fields, bytes.length);
            return MultipartUpload.of(fileName, mediaType, bytes);
        }
        Path file = file(body);
        if (file != null) {
            if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
                throw fields.invalid(
                        "The file " + file + " cannot be read: check that it exists, is a file, and may be read");
            }
            requireContent(fields, Files.size(file));
            return MultipartUpload.of(fileName, mediaType, file);
        }
        if (body instanceof InputStream || body instanceof StreamCache || body instanceof WrappedFile) {
            Path temporary = temporary(fields, body);
            exchange.setProperty(TEMPORARY, temporary);
            return MultipartUpload.of(fileName, mediaType, temporary);
        }
        throw fields.invalid("The body is a " + body.getClass().getName()
                + ". It must be the media: a File, Path, InputStream or byte[]");
    }

    private static void requireContent(RequestFields fields, long length) {
        if (length == 0) {
            throw fields.invalid("The media is empty");
        }
    }

    /** The file that the body is; {@code null} if it is none. */
    private static Path file(Object body) {
        Object file = body instanceof WrappedFile<?> wrapped ? wrapped.getFile() : body;
        return file instanceof File local ? local.toPath() : file instanceof Path path ? path : null;
    }

    private static Path temporary(RequestFields fields, Object body) throws IOException {
        Exchange exchange = fields.message.getExchange();
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        Path path = Files.createTempFile("interakt-upload-", ".tmp");
        try (InputStream stream =
                exchange.getContext().getTypeConverter().mandatoryConvertTo(InputStream.class, exchange, body)) {
            requireContent(fields, Files.copy(stream, path, StandardCopyOption.REPLACE_EXISTING));
            return path;
        } catch (Exception e) {
            Files.deleteIfExists(path);
            throw e instanceof InteraktException refused
                    ? refused
                    : fields.invalid("The body, a " + body.getClass().getName() + ", cannot be read to its end", e);
        }
    }
}
