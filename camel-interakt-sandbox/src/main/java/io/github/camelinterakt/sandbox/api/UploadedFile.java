package io.github.camelinterakt.sandbox.api;

/**
 * An uploaded file.
 *
 * @param name the file name from the request
 * @param contentType the part's content type
 * @param size the size in bytes
 * @param sha256 the content's SHA-256, in lower-case hexadecimal digits
 * @param url where the sandbox serves it
 */
public record UploadedFile(String name, String contentType, long size, String sha256, String url) {}
