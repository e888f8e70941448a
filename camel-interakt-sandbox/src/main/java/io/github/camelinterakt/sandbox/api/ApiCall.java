package io.github.camelinterakt.sandbox.api;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One authenticated and validated call of the API, as the account's state machine sees it.
 *
 * @param operation what is called
 * @param parameters path and query parameters that were given, decoded
 * @param body the JSON document, or a missing node where the operation has none
 * @param json the same document as text, as it arrived
 * @param upload the uploaded file's facts; null for other operations than the upload
 */
public record ApiCall(
        ApiOperation operation, Map<String, String> parameters, JsonNode body, String json, UploadedFile upload) {

    /** Prints the operation only: parameters and body may hold personal data. */
    @Override
    public String toString() {
        return "ApiCall[" + operation.operationId() + "]";
    }
}
