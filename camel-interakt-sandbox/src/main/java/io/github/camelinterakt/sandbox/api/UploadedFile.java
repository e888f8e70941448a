package io.github.camelinterakt.sandbox.api;

/** An uploaded file. */
public record UploadedFile(String name, String contentType, long size, String sha256, String url) {}
