package io.github.camelinterakt.internal.client;

import java.io.Closeable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

import io.github.camelinterakt.InteraktException;

/**
 * Iterates over all pages of a list. Fetches the next page while the current one is being processed; at most these two are in
 * memory. Not thread-safe.
 *
 * <p>{@link #hasNext()} blocks until the next page is fetched. A list never ends early without an exception: if a page cannot be
 * fetched, {@code hasNext()} returns true and {@link #next()} throws the {@link InteraktException}, because Camel's splitter
 * calls {@code hasNext()} before it processes the previous element.
 */
public final class PageIterator<T> implements Iterator<T>, Closeable {

    /** A page of a list, with the offset of the next page, or {@link #LAST}. */
    public record Page<T>(List<T> elements, int nextOffset) {

        /** There is no next page. */
        public static final int LAST = -1;

        @Override
        public String toString() {
            return "Page[" + elements.size() + " elements, next " + nextOffset + "]";
        }
    }

    private final IntFunction<CompletableFuture<Page<T>>> fetch;
    private Iterator<T> elements;
    private CompletableFuture<Page<T>> next;
    private RuntimeException failure;

    /** Creates an iterator of the first page and those that are fetched by their offset. */
    public PageIterator(Page<T> first, IntFunction<CompletableFuture<Page<T>>> fetch) {
        this.fetch = fetch;
        turnTo(first);
    }

    @Override
    public boolean hasNext() {
        while (!elements.hasNext() && next != null && failure == null) {
            try {
                turnTo(JsonResponse.await(next));
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        return elements.hasNext() || failure != null;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (failure != null) {
            throw failure;
        }
        return elements.next();
    }

    /** Ends the iteration, and discards the page that is being fetched. */
    @Override
    public void close() {
        elements = Collections.emptyIterator();
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    private void turnTo(Page<T> page) {
        elements = page.elements().iterator();
        next = page.nextOffset() == Page.LAST ? null : fetch.apply(page.nextOffset());
    }
}
