package io.github.camelinterakt.internal.client;

import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import org.apache.camel.RuntimeCamelException;

/** A successful response. Its date is the server's time in whole seconds, or null if it does not tell it. */
public record JsonResponse(int status, ObjectNode json, Instant date) {

    /** Blocks until a response, or a value computed from it, is available; throws the {@link InteraktException} of a failed call. */
    public static <T> T await(CompletableFuture<T> response) {
        try {
            return response.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InteraktException failure) {
                throw failure;
            }
            throw RuntimeCamelException.wrapRuntimeException(e.getCause());
        } catch (CancellationException closed) {
            throw new IllegalStateException("The response was discarded, because the list was closed", closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException("Interrupted while waiting for a response", e);
        }
    }

    @Override
    public String toString() {
        return "JsonResponse[" + status + "]";
    }
}
