package io.github.camelinterakt.internal.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A successful response.
 *
 * @param status the HTTP status
 * @param json the JSON object
 */
public record JsonResponse(int status, ObjectNode json) {

    @Override
    public String toString() {
        return "JsonResponse[" + status + "]";
    }
}
