package io.github.camelinterakt.sandbox.template;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import io.github.camelinterakt.sandbox.api.UploadedFile;

/**
 * A file that was uploaded for a template's header.
 *
 * @param file its name, type, size and digest
 * @param handle the handle that a template's creation names
 * @param url the address under which the account shows it; nothing is served there
 * @param uploadedAt when it was uploaded
 */
public record MediaFile(UploadedFile file, String handle, String url, Instant uploadedAt) {

    /**
     * Gives an uploaded file its handle and address.
     *
     * @param id a fresh id
     * @param file the file's facts
     * @param now the time of the call
     * @return the media file
     */
    public static MediaFile of(UUID id, UploadedFile file, Instant now) {
        String type = Base64.getEncoder().encodeToString(file.contentType().getBytes(StandardCharsets.UTF_8));
        return new MediaFile(file, "4::" + type + ":" + id, "https://media.example.com/" + id + "/" + file.name(), now);
    }
}
