package io.github.camelinterakt.internal.producer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.http.MultipartUpload;
import io.github.camelinterakt.model.UploadedMedia;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uploads a media file through a temporary file, so that the media is never completely in memory. */
final class UploadMediaProducer extends InteraktProducer {

    private static final Logger LOG = LoggerFactory.getLogger(UploadMediaProducer.class);
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+( *;[ -~]*)?");
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    UploadMediaProducer(ApiAccess api) {
        super(api);
    }

    static void checkOptions(ApiAccess api) {
        String mediaType = api.option(InteraktOption.MEDIA_TYPE);
        if (mediaType != null && !MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("The option mediaType must be a type and a subtype, such as image/jpeg");
        }
    }

    @Override
    CompletableFuture<ApiRequest> request(RequestFields fields) {
        Object body = fields.message.getBody();
        String fileName = fileName(fields, body);
        String mediaType = fields.headerOrOption(InteraktOption.MEDIA_TYPE);
        if (mediaType != null && !MEDIA_TYPE.matcher(mediaType).matches()) {
            // A line break would end the multipart header.
            throw fields.invalid("The header CamelInteraktMediaType must be a type and a subtype, such as image/jpeg");
        }
        if (mediaType == null) {
            String guessed = URLConnection.guessContentTypeFromName(fileName);
            mediaType = guessed == null ? UNKNOWN_TYPE : guessed;
        }
        MultipartUpload upload = upload(fields, body, fileName, mediaType);
        fields.body = UploadedMedia::new;
        fields.onResponse = isSuccess -> close(upload);
        return CompletableFuture.completedFuture(ApiRequest.of(operation, operation.path(), upload));
    }

    private static void close(MultipartUpload upload) {
        try {
            upload.close();
        } catch (IOException e) {
            LOG.warn("The temporary file of an upload cannot be deleted", e);
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

    private static MultipartUpload upload(RequestFields fields, Object body, String fileName, String mediaType) {
        try (PushbackInputStream media = new PushbackInputStream(media(fields, body))) {
            int first = media.read();
            if (first < 0) {
                throw fields.invalid("The media file is empty");
            }
            media.unread(first);
            return new MultipartUpload(media, fileName, mediaType);
        } catch (IOException | TypeConversionException | NoTypeConversionAvailableException e) {
            throw fields.invalid("The body, a " + body.getClass().getName() + ", cannot be read completely", e);
        }
    }

    private static InputStream media(RequestFields fields, Object body)
            throws IOException, NoTypeConversionAvailableException {
        Path file = file(body);
        if (file != null) {
            if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
                throw fields.invalid("The file " + file
                        + " cannot be read: check that it exists, is a regular file, and is readable");
            }
            return Files.newInputStream(file);
        }
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        if (body instanceof byte[]
                || body instanceof InputStream
                || body instanceof StreamCache
                || body instanceof WrappedFile) {
            Exchange exchange = fields.message.getExchange();
            return exchange.getContext().getTypeConverter().mandatoryConvertTo(InputStream.class, exchange, body);
        }
        throw fields.invalid("The body is "
                + (body == null ? "empty" : "a " + body.getClass().getName())
                + ". It must be the media: a File, Path, InputStream or byte[]");
    }

    /** The body's file; {@code null} if the body is not a file. */
    private static Path file(Object body) {
        Object file = body instanceof WrappedFile<?> wrapped ? wrapped.getFile() : body;
        return file instanceof File local ? local.toPath() : file instanceof Path path ? path : null;
    }
}
