package io.github.camelinterakt.sandbox.api;

/**
 * What is kept of an uploaded file: enough to compare, not its content.
 *
 * @param name the file's name as the client gave it
 * @param contentType the part's content type
 * @param size in bytes
 * @param sha256 the content's SHA-256, in lower-case hexadecimal digits
 */
public record UploadedFile(String name, String contentType, long size, String sha256) {}
