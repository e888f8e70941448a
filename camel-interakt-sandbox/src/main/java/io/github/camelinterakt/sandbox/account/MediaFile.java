package io.github.camelinterakt.sandbox.account;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import io.github.camelinterakt.sandbox.api.UploadedFile;

/**
 * An uploaded file for a template's header.
 *
 * @param file the file's name, type, size and digest
 * @param handle the handle by which a new template refers to the file
 * @param url the URL in responses, where the sandbox serves the file
 * @param uploadedAt the time of the upload
 */
public record MediaFile(UploadedFile file, String handle, String url, Instant uploadedAt) {

    /**
     * Creates a media file with a handle and a URL.
     *
     * @param id a new id
     * @param file the uploaded file
     * @param now the time of the call
     * @return the media file
     */
    public static MediaFile of(UUID id, UploadedFile file, Instant now) {
        String type = Base64.getEncoder().encodeToString(file.contentType().getBytes(StandardCharsets.UTF_8));
        return new MediaFile(file, "4::" + type + ":" + id, file.url(), now);
    }
}
