package io.github.camelinterakt.sandbox.api;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** An authenticated and valid call of the API. */
public record ApiCall(
        ApiOperation operation, Map<String, String> parameters, JsonNode body, String json, UploadedFile upload) {

    /** An uploaded file, and where it is stored. */
    public record UploadedFile(String name, String contentType, long size, String sha256, String url) {}

    /** Prints the operation only: parameters and body may contain personal data. */
    @Override
    public String toString() {
        return "ApiCall[" + operation.operationId() + "]";
    }
}
