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
 * All elements of a list, page after page. While one page is being used the next is fetched; more than these two are never
 * in memory. For one thread at a time, as iterators are.
 *
 * <p>{@link #hasNext()} waits for a page that is still being fetched. A list never ends early without an error: where a page
 * cannot be fetched, {@link #next()} throws its {@link InteraktException}, and {@code hasNext()} is true before, because
 * Camel's splitter asks it ahead of working on the element before.
 */
public final class PageIterator<T> implements Iterator<T>, Closeable {

    /**
     * A page of a list.
     *
     * @param elements the page's elements
     * @param nextOffset where the next page starts; {@link #LAST} if there is none
     */
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

    /** Ends the iteration, and forgets the page that is being fetched. */
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
