package io.github.camelinterakt.producer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.client.ApiAnswer;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.document.Parameter;
import io.github.camelinterakt.media.MediaContent;
import io.github.camelinterakt.media.MultipartBody;
import io.github.camelinterakt.model.UploadedMedia;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
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
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    UploadMediaProducer(Endpoint endpoint, ApiAccess api) {
        super(endpoint, api);
    }

    /**
     * Checks the options when the endpoint is made.
     *
     * @throws IllegalArgumentException if mediaType is none: it would end its own header
     */
    static void check(ApiAccess api) {
        String mediaType = api.parameters().option(Parameter.MEDIA_TYPE);
        if (mediaType != null && !MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("The option mediaType must be a type and a subtype, such as image/jpeg");
        }
    }

    @Override
    ApiRequest request(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        Object body = message.getBody();
        String fileName = fileName(message, body);
        MediaContent content = content(exchange, body);
        String mediaType = api.parameters().headerOrOption(message, Parameter.MEDIA_TYPE);
        if (mediaType != null && !MEDIA_TYPE.matcher(mediaType).matches()) {
            throw invalid("The header CamelInteraktMediaType must be a type and a subtype, such as image/jpeg");
        }
        if (mediaType == null) {
            String guessed = URLConnection.guessContentTypeFromName(fileName);
            mediaType = guessed == null ? UNKNOWN_TYPE : guessed;
        }
        return new ApiRequest(api.operation(), api.operation().path(), new MultipartBody(fileName, mediaType, content));
    }

    @Override
    Object body(Exchange exchange, ApiAnswer answer) {
        return new UploadedMedia(answer.json());
    }

    private String fileName(Message message, Object body) {
        String name = api.parameters().headerOrOption(message, Parameter.FILE_NAME);
        if (name == null && body instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file) {
            name = file.getName();
        }
        if (name == null && body instanceof File file) {
            name = file.getName();
        }
        if (name == null && body instanceof Path path && path.getFileName() != null) {
            name = path.getFileName().toString();
        }
        if (name == null) {
            // set by Camel's file and FTP components, with the directories below the polled one
            String camelFileName = message.getHeader(Exchange.FILE_NAME, String.class);
            name = camelFileName == null ? null : camelFileName.substring(camelFileName.lastIndexOf('/') + 1);
        }
        if (name == null || name.isBlank()) {
            throw invalid("The file name is missing: set the header CamelInteraktFileName or the option fileName");
        }
        return name;
    }

    private MediaContent content(Exchange exchange, Object body) {
        MediaContent content;
        if (body instanceof byte[] bytes) {
            content = new MediaContent.Memory(bytes);
        } else if (body instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file) {
            content = stored(file.toPath());
        } else if (body instanceof File file) {
            content = stored(file.toPath());
        } else if (body instanceof Path path) {
            content = stored(path);
        } else if (body == null) {
            throw invalid("The body is empty. It must be the media: a File, Path, InputStream or byte[]");
        } else if (body instanceof InputStream || body instanceof StreamCache || body instanceof WrappedFile) {
            content = temporary(exchange, body);
        } else {
            throw invalid("The body is a " + body.getClass().getName()
                    + ". It must be the media: a File, Path, InputStream or byte[]");
        }
        if (content.length() == 0) {
            throw invalid("The media is empty");
        }
        return content;
    }

    private MediaContent stored(Path path) {
        try {
            if (!Files.isReadable(path) || !Files.isRegularFile(path)) {
                throw invalid("The file " + path + " cannot be read: check that it exists, is a file, and may be read");
            }
            return new MediaContent.Stored(path, Files.size(path), false);
        } catch (IOException e) {
            throw InteraktException.invalid(api.operation(), "The file " + path + " cannot be read", e);
        }
    }

    private MediaContent temporary(Exchange exchange, Object body) {
        Path path = null;
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        try (InputStream stream =
                exchange.getContext().getTypeConverter().mandatoryConvertTo(InputStream.class, exchange, body)) {
            path = Files.createTempFile("interakt-upload-", ".tmp");
            long length = Files.copy(stream, path, StandardCopyOption.REPLACE_EXISTING);
            if (length == 0) {
                Files.delete(path);
            }
            return new MediaContent.Stored(path, length, true);
        } catch (Exception e) {
            discard(path);
            throw InteraktException.invalid(
                    api.operation(), "The body, a " + body.getClass().getName() + ", cannot be read to its end", e);
        }
    }

    private void discard(Path path) {
        if (path != null) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                LOG.warn("A temporary file could not be removed", e);
            }
        }
    }

    private InteraktException invalid(String problem) {
        return InteraktException.invalid(api.operation(), problem);
    }
}
