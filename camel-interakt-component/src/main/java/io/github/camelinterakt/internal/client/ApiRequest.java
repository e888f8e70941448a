package io.github.camelinterakt.internal.client;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Priority;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;

/**
 * A request of the API, and how it waits for the quota.
 *
 * @param path the path below the base URL, with the query if there is one, percent-encoded
 * @param entity makes the entity of each attempt; {@code null} for none
 * @param priority which calls it waits behind
 * @param ttl how long it may wait, retries included; {@code null} for no limit
 */
public record ApiRequest(
        InteraktOperation operation,
        String path,
        Supplier<AsyncEntityProducer> entity,
        Priority priority,
        Duration ttl) {

    /** A request with this entity. */
    public static ApiRequest of(InteraktOperation operation, String path, Supplier<AsyncEntityProducer> entity) {
        return new ApiRequest(operation, path, entity, Priority.normal, null);
    }

    /** A request with a JSON body. */
    public static ApiRequest json(InteraktOperation operation, String path, byte[] json) {
        return of(operation, path, () -> AsyncEntityProducers.create(json, ContentType.APPLICATION_JSON));
    }

    /** A request without a body. */
    public static ApiRequest of(InteraktOperation operation, String path) {
        return of(operation, path, null);
    }

    /** The same request with another way to wait. */
    public ApiRequest with(Priority newPriority, Duration newTtl) {
        return new ApiRequest(operation, path, entity, newPriority, newTtl);
    }

    @Override
    public String toString() {
        return "ApiRequest[" + operation + "]";
    }
}
