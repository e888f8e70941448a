package io.github.camelinterakt.client;

import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.http.RequestEntity;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;

/**
 * A request of the API.
 *
 * @param path the path below the base URL, with the query if there is one, percent-encoded
 * @param entity {@code null} for none
 */
public record ApiRequest(InteraktOperation operation, String path, RequestEntity entity) {

    /** A request with a JSON body. */
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
