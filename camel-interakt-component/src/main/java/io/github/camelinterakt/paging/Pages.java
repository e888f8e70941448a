package io.github.camelinterakt.paging;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.github.camelinterakt.InteraktException;
import org.apache.camel.RuntimeCamelException;

/** Pages that are being fetched. */
public final class Pages {

    private Pages() {}

    /**
     * Waits for a page.
     *
     * @throws InteraktException what has kept it from coming
     * @throws IllegalStateException if it was cancelled, as what it is for was closed
     * @throws RuntimeCamelException if the thread is interrupted
     */
    public static <T> T await(CompletableFuture<T> page) {
        try {
            return page.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InteraktException failure) {
                throw failure;
            }
            throw RuntimeCamelException.wrapRuntimeException(e.getCause());
        } catch (CancellationException closed) {
            throw new IllegalStateException("The page is not fetched anymore: what asked for it was closed", closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException("Interrupted while waiting for a page", e);
        }
    }
}
