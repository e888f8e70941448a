package io.github.camelinterakt.client;

import java.io.Closeable;
import java.io.IOException;

import io.github.camelinterakt.InteraktOperation;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;

/**
 * One request of the API.
 *
 * @param operation the operation
 * @param path the path below the base URL, with the query if there is one, percent-encoded
 * @param body the body; {@code null} for none
 */
public record ApiRequest(InteraktOperation operation, String path, Body body) {

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

    /** Gives the bytes of a request's body. */
    @FunctionalInterface
    public interface Body extends Closeable {

        /**
         * The producer of the bytes, for one try.
         *
         * @param progress to be run whenever some bytes have been written, so that a long upload is not taken for a hung one
         */
        AsyncEntityProducer open(Runnable progress);

        /** Gives back what the body holds; called once, when the call is over. */
        @Override
        default void close() throws IOException {
            // most hold nothing but memory
        }
    }
}
