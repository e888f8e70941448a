package io.github.camelinterakt.internal.preflight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.model.TemplatePage;
import io.github.camelinterakt.sandbox.SandboxClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** When the account's templates are fetched, and which are used in between. */
class TemplateCatalogTest {

    private final SandboxClock clock = SandboxClock.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final TemplateCatalog catalog = new TemplateCatalog(clock);
    private final List<Integer> offsets = new ArrayList<>();
    private final List<CompletableFuture<TemplatePage>> pages = new ArrayList<>();

    @Test
    void theTemplatesAreFetchedOncePageByPageForAllCallers() {
        CompletableFuture<Templates> one = current();
        CompletableFuture<Templates> other = current();
        assertThat(offsets).containsExactly(0);
        answer(true, "a", "b");
        assertThat(offsets).containsExactly(0, 2);
        assertThat(one).isNotDone();
        answer(false, "c");

        assertThat(one.join().find("a", "en")).isNotNull();
        assertThat(other.join().find("c", "en")).isNotNull();
        assertThat(current().join()).isSameAs(one.join());
        assertThat(offsets).hasSize(2);
    }

    @Test
    void cachedTemplatesAreUsedDuringARefresh() {
        first("old");
        clock.advance(TemplateCatalog.TTL.minusMillis(1));
        assertThat(current().join().languages("old")).isNotEmpty();
        assertThat(offsets).hasSize(1);

        clock.advance(Duration.ofMillis(1));
        assertThat(current().join().languages("old")).isNotEmpty();
        assertThat(current()).isDone();
        assertThat(offsets).hasSize(2);
        answer(false, "new");
        assertThat(current().join().languages("old")).isEmpty();
        assertThat(current().join().languages("new")).isNotEmpty();
    }

    @Test
    void aFailedFetchIsRetriedAfterAPause() {
        CompletableFuture<Templates> first = current();
        fail();
        assertThat(first).isCompletedWithValue(null);
        assertThat(current()).isCompletedWithValue(null);
        assertThat(offsets).hasSize(1);

        clock.advance(TemplateCatalog.PAUSE);
        CompletableFuture<Templates> second = current();
        answer(false, "a");
        assertThat(second.join().languages("a")).isNotEmpty();
    }

    @Test
    void cachedTemplatesAreKeptIfARefreshFails() {
        first("old");
        clock.advance(TemplateCatalog.TTL);
        assertThat(current()).isDone();
        fail();
        assertThat(current().join().languages("old")).isNotEmpty();
        assertThat(offsets).hasSize(2);
    }

    @Test
    void aMissRefreshesTheTemplatesAtMostOncePerPause() {
        Templates first = first("a");
        assertThat(newer(first)).isCompletedWithValue(first);

        clock.advance(TemplateCatalog.PAUSE);
        CompletableFuture<Templates> one = newer(first);
        CompletableFuture<Templates> other = newer(first);
        assertThat(offsets).hasSize(2);
        answer(false, "a", "b");
        assertThat(one.join().languages("b")).isNotEmpty();
        assertThat(other.join()).isSameAs(one.join());
        assertThat(newer(first)).isCompletedWithValue(one.join());
        assertThat(newer(one.join())).isCompletedWithValue(one.join());
        assertThat(offsets).hasSize(2);
    }

    @Test
    void aMissIsIgnoredIfTheRefreshFails() {
        Templates first = first("a");
        clock.advance(TemplateCatalog.PAUSE);
        CompletableFuture<Templates> newer = newer(first);
        fail();
        assertThat(newer).isCompletedWithValue(null);
        assertThat(newer(first)).isCompletedWithValue(null);
    }

    @Test
    void aThrowingSourceCountsAsFailed() {
        CompletableFuture<Templates> current = catalog.current(offset -> {
            throw new IllegalStateException("closed");
        });
        assertThat(current).isCompletedWithValue(null);
    }

    @Test
    void anEmptyPageWithANextOneEndsTheList() {
        CompletableFuture<Templates> current = current();
        answer(true, "a");
        answer(true);
        assertThat(current.join().languages("a")).isNotEmpty();
    }

    @Test
    void theApprovedTemplateOfANameAndLanguageTakesPrecedence() {
        for (int approved : new int[] {0, 1}) {
            ObjectNode page = page(false, "a", "a");
            ((ObjectNode) page.at("/results/templates/" + (1 - approved))).put("approval_status", "REJECTED");
            Templates templates = new Templates(new TemplatePage(page).getTemplates());
            assertThat(templates.find("a", "en").isApproved()).isTrue();
        }
    }

    @Test
    void theMostSimilarNamesAreFirst() {
        Templates templates = first("order_shipped", "order_shiped", "welcome", "order", "otp");
        assertThat(templates.nearest("order_shipedd")).containsExactly("order_shiped", "order_shipped", "order");
        assertThat(templates.nearest("Welcome")).containsExactly("welcome");
        assertThat(templates.nearest("invoice")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "kitten, sitting, 3", "otp, opt, 2", "same, same, 0", "'', abc, 3"})
    void theDistanceIsTheNumberOfChangedLetters(String one, String other, int distance) {
        assertThat(Templates.distance(one, other)).isEqualTo(distance);
        assertThat(Templates.distance(other, one)).isEqualTo(distance);
    }

    private CompletableFuture<TemplatePage> page(int offset) {
        offsets.add(offset);
        CompletableFuture<TemplatePage> page = new CompletableFuture<>();
        pages.add(page);
        return page;
    }

    private CompletableFuture<Templates> current() {
        return catalog.current(this::page);
    }

    private CompletableFuture<Templates> newer(Templates than) {
        return catalog.newer(this::page, than);
    }

    private Templates first(String... names) {
        CompletableFuture<Templates> first = current();
        answer(false, names);
        return first.join();
    }

    private void answer(boolean hasNext, String... names) {
        pages.get(pages.size() - 1).complete(new TemplatePage(page(hasNext, names)));
    }

    private void fail() {
        pages.get(pages.size() - 1).completeExceptionally(new IllegalStateException("refused"));
    }

    private static ObjectNode page(boolean hasNext, String... names) {
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("has_next", hasNext);
        ArrayNode templates = page.putObject("results").putArray("templates");
        for (String name : names) {
            templates
                    .addObject()
                    .put("name", name)
                    .put("language", "en")
                    .put("approval_status", "APPROVED")
                    .put("body", "Hi");
        }
        return page;
    }
}
