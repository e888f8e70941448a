package io.github.camelinterakt.sandbox.api;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An authenticated and valid call of the API.
 *
 * @param operation the operation
 * @param parameters the path and query parameters, decoded
 * @param body the JSON document; a missing node if the operation has none
 * @param json the original text of the document
 * @param upload the uploaded file; null for other operations
 */
public record ApiCall(
        ApiOperation operation, Map<String, String> parameters, JsonNode body, String json, UploadedFile upload) {

    /** Prints the operation only: parameters and body may contain personal data. */
    @Override
    public String toString() {
        return "ApiCall[" + operation.operationId() + "]";
    }
}
