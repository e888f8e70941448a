package io.github.camelinterakt.internal.client;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Priority;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;

/**
 * A request of the API, with its priority and time to live in the queue.
 *
 * @param path the path below the base URL, with the query if there is one, percent-encoded
 * @param entity creates the entity of each attempt; {@code null} for none
 * @param ttl the maximum time to wait, retries included; {@code null} for no limit
 */
public record ApiRequest(
        InteraktOperation operation,
        String path,
        Supplier<AsyncEntityProducer> entity,
        Priority priority,
        Duration ttl) {

    /** Creates a request with an entity. */
    public static ApiRequest of(InteraktOperation operation, String path, Supplier<AsyncEntityProducer> entity) {
        return new ApiRequest(operation, path, entity, Priority.normal, null);
    }

    /** Creates a request with a JSON body. */
    public static ApiRequest json(InteraktOperation operation, String path, byte[] json) {
        return of(operation, path, () -> AsyncEntityProducers.create(json, ContentType.APPLICATION_JSON));
    }

    /** Creates a request without a body. */
    public static ApiRequest of(InteraktOperation operation, String path) {
        return of(operation, path, null);
    }

    /** Returns a copy with another priority and time to live. */
    public ApiRequest with(Priority newPriority, Duration newTtl) {
        return new ApiRequest(operation, path, entity, newPriority, newTtl);
    }

    @Override
    public String toString() {
        return "ApiRequest[" + operation + "]";
    }
}
