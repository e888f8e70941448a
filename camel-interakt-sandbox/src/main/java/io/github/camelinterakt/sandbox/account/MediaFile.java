package io.github.camelinterakt.sandbox.account;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import io.github.camelinterakt.sandbox.api.ApiCall;

/** An uploaded file for a template's header. */
public record MediaFile(ApiCall.UploadedFile file, String handle, String url, Instant uploadedAt) {

    public static MediaFile of(UUID id, ApiCall.UploadedFile file, Instant now) {
        String type = Base64.getEncoder().encodeToString(file.contentType().getBytes(StandardCharsets.UTF_8));
        return new MediaFile(file, "4::" + type + ":" + id, file.url(), now);
    }
}
