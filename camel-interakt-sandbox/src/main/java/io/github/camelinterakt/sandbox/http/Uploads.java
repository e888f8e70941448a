package io.github.camelinterakt.sandbox.http;

import java.util.Collection;

import com.github.tomakehurst.wiremock.http.Request;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.api.UploadedFile;

/** Reads the file part of an upload, and keeps its content. */
final class Uploads {

    private static final String PART = "uploadFile";

    private Uploads() {}

    static UploadedFile read(Request request, MediaStore media) {
        if (!request.isMultipart()) {
            throw new RefusedException(415, "Content-Type must be multipart/form-data");
        }
        Request.Part part = only(parts(request));
        String contentType = part.getHeader("Content-Type").isPresent()
                ? part.getHeader("Content-Type").firstValue()
                : "application/octet-stream";
        String fileName = part.getFileName();
        if (fileName == null || fileName.isEmpty()) {
            throw RefusedException.pleaseCorrect("/" + PART + ": must be a file with a file name");
        }
        byte[] content = part.getBody().asBytes();
        if (content.length == 0) {
            throw RefusedException.pleaseCorrect("/" + PART + ": must not be empty");
        }
        return new UploadedFile(
                fileName,
                contentType,
                content.length,
                MediaStore.sha256(content),
                media.put(fileName, contentType, content));
    }

    private static Collection<Request.Part> parts(Request request) {
        try {
            return request.getParts();
        } catch (RuntimeException e) {
            throw RefusedException.pleaseCorrect("/: is not well-formed multipart/form-data");
        }
    }

    private static Request.Part only(Collection<Request.Part> parts) {
        if (parts == null || parts.size() != 1) {
            throw RefusedException.pleaseCorrect("/: must have exactly one part, " + PART);
        }
        Request.Part part = parts.iterator().next();
        if (!PART.equals(part.getName())) {
            throw RefusedException.pleaseCorrect("/" + PART + ": is required");
        }
        return part;
    }
}
