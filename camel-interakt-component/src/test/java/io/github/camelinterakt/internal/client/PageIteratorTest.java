package io.github.camelinterakt.internal.client;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.internal.client.PageIterator.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A list is returned completely and in order, with one page prefetched, or ends with its exception. */
class PageIteratorTest {

    private final List<Integer> asked = new ArrayList<>();

    /** Two elements a page, of the numbers below an end. */
    private IntFunction<CompletableFuture<Page<Integer>>> below(int end) {
        return offset -> {
            asked.add(offset);
            return CompletableFuture.completedFuture(page(offset, end));
        };
    }

    private static Page<Integer> page(int offset, int end) {
        return new Page<>(List.of(offset, offset + 1), offset + 2 < end ? offset + 2 : Page.LAST);
    }

    @Test
    void elementsAreReturnedInOrder() {
        List<Integer> elements = new ArrayList<>();
        new PageIterator<>(page(0, 6), below(6)).forEachRemaining(elements::add);
        assertThat(elements).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(asked).containsExactly(2, 4);
    }

    @Test
    void onlyTheNextPageIsPrefetched() {
        PageIterator<Integer> iterator = new PageIterator<>(page(0, 100), below(100));
        assertThat(asked).containsExactly(2);
        iterator.next();
        iterator.next();
        assertThat(asked).containsExactly(2);
        iterator.next();
        assertThat(asked).containsExactly(2, 4);
    }

    @Test
    void anEmptyPageIsSkipped() {
        PageIterator<Integer> iterator = new PageIterator<>(
                new Page<>(List.of(), 2), offset -> CompletableFuture.completedFuture(page(offset, 4)));
        assertThat(iterator.next()).isEqualTo(2);
    }

    @Test
    void aPageThatCannotBeFetchedEndsTheListWithItsException() {
        InteraktException failure =
                InteraktException.refused(InteraktOperation.getUsers, Reason.INVALID_REQUEST, "no", List.of());
        PageIterator<Integer> iterator =
                new PageIterator<>(page(0, 4), offset -> CompletableFuture.failedFuture(failure));
        iterator.next();
        iterator.next();
        assertThat(iterator.hasNext()).isTrue();
        assertThatThrownBy(iterator::next).isSameAs(failure);
        assertThatThrownBy(iterator::next).isSameAs(failure);
    }

    @Test
    void aClosedListEndsAndDiscardsThePrefetchedPage() {
        CompletableFuture<Page<Integer>> pending = new CompletableFuture<>();
        PageIterator<Integer> iterator = new PageIterator<>(page(0, 4), offset -> pending);
        iterator.close();
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        assertThat(pending).isCancelled();
        assertThatThrownBy(() -> JsonResponse.await(pending)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptedWaitKeepsTheInterruptFlag() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> JsonResponse.await(new CompletableFuture<>())).hasMessageContaining("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
