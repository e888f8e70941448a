package io.github.camelinterakt.paging;

import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;

import io.github.camelinterakt.InteraktException;
import org.apache.camel.RuntimeCamelException;

/**
 * All elements of a list, page after page. While one page is being used the next is fetched; more than these two are never
 * in memory. For one thread at a time, as iterators are.
 *
 * <p>{@link #hasNext()} waits for a page that is still being fetched, and throws the {@link InteraktException} of one that
 * cannot be fetched: a list never ends early without a word.
 */
public final class PageIterator<T> implements Iterator<T>, Closeable {

    private final IntFunction<CompletableFuture<Page<T>>> fetch;
    private Iterator<T> elements;
    private CompletableFuture<Page<T>> next;

    /**
     * An iterator.
     *
     * @param first the first page
     * @param fetch fetches the page at an offset
     */
    public PageIterator(Page<T> first, IntFunction<CompletableFuture<Page<T>>> fetch) {
        this.fetch = fetch;
        turnTo(first);
    }

    @Override
    public boolean hasNext() {
        while (!elements.hasNext() && next != null) {
            turnTo(await(next));
        }
        return elements.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return elements.next();
    }

    /** Forgets the page that is being fetched. */
    @Override
    public void close() {
        if (next != null) {
            next.cancel(false);
        }
    }

    private void turnTo(Page<T> page) {
        elements = page.elements().iterator();
        next = page.nextOffset() == Page.LAST ? null : fetch.apply(page.nextOffset());
    }

    private static <T> Page<T> await(CompletableFuture<Page<T>> page) {
        try {
            return page.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InteraktException failure) {
                throw failure;
            }
            throw RuntimeCamelException.wrapRuntimeException(e.getCause());
        } catch (CancellationException closed) {
            throw new IllegalStateException("The iterator was closed", closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException("Interrupted while waiting for the next page", e);
        }
    }
}
