package io.github.camelinterakt.client;

import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.transport.RequestBody;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;

/**
 * One request of the API.
 *
 * @param operation the operation
 * @param path the path below the base URL, with the query if there is one, percent-encoded
 * @param body the body; {@code null} for none
 */
public record ApiRequest(InteraktOperation operation, String path, RequestBody body) {

    /** A request whose body is this JSON document. */
    public static ApiRequest json(InteraktOperation operation, String path, byte[] json) {
        return new ApiRequest(
                operation, path, progress -> AsyncEntityProducers.create(json, ContentType.APPLICATION_JSON));
    }

    /** A request without a body. */
    public static ApiRequest of(InteraktOperation operation, String path) {
        return new ApiRequest(operation, path, null);
    }

    @Override
    public String toString() {
        return "ApiRequest[" + operation + "]";
    }
}
