package io.github.camelinterakt.inbox.jdbc;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import io.github.camelinterakt.inbox.InboxConfiguration;
import io.github.camelinterakt.inbox.InboxEvent;
import io.github.camelinterakt.inbox.InboxUnavailableException;
import io.github.camelinterakt.inbox.Intake;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.inbox.jdbc.Nodes.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StoreQueueTest {

    private final InboxConfiguration options = new InboxConfiguration();
    private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> table = Collections.synchronizedSet(new HashSet<>());
    private final AtomicInteger signals = new AtomicInteger();
    /** Holds every transaction up until it is opened. */
    private final CountDownLatch database = new CountDownLatch(1);

    private StoreQueue queue;
    private Thread thread;

    @AfterEach
    void close() throws InterruptedException {
        database.countDown();
        queue.close();
        thread.join(TimeUnit.SECONDS.toMillis(10));
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void whatComesDuringATransactionGoesIntoTheNextTogether() {
        start(this::insert);
        CompletableFuture<Intake> first = add("first");
        await().until(() -> batches.size() == 1);
        List<CompletableFuture<Intake>> others = add(100);

        database.countDown();

        assertThat(first.join()).isEqualTo(Intake.STORED);
        assertThat(others).allSatisfy(other -> assertThat(other.join()).isEqualTo(Intake.STORED));
        assertThat(batches).hasSize(2);
        assertThat(batches.get(1)).hasSize(100);
        assertThat(signals).hasValue(2);
    }

    @Test
    void noBatchIsLargerThanAllowed() {
        options.setStoreBatchSize(30);
        start(this::insert);
        put("first");
        await().until(() -> batches.size() == 1);
        List<CompletableFuture<Intake>> others = add(100);

        database.countDown();

        others.forEach(CompletableFuture::join);
        assertThat(batches).extracting(List::size).containsExactly(1, 30, 30, 30, 10);
    }

    @Test
    void ofOneKeyOnlyTheFirstIsStored() {
        start(this::insert);
        put("first");
        await().until(() -> batches.size() == 1);
        List<CompletableFuture<Intake>> same =
                IntStream.range(0, 5).mapToObj(i -> add("same")).toList();

        database.countDown();

        assertThat(same)
                .extracting(CompletableFuture::join)
                .containsExactly(Intake.STORED, Intake.DUPLICATE, Intake.DUPLICATE, Intake.DUPLICATE, Intake.DUPLICATE);
        assertThat(add("same").join()).isEqualTo(Intake.DUPLICATE);
        assertThat(signals).hasValue(2);
    }

    @Test
    void oneEventThatTheDatabaseRefusesFailsAloneAndSaysNothingOfItself() {
        start(events -> {
            if (events.stream().anyMatch(event -> event.key().equals("key-7"))) {
                throw new SQLDataException("invalid byte sequence in \"key-7\"", "22021");
            }
            return insert(events);
        });
        put("first");
        await().until(() -> batches.size() == 1);
        List<CompletableFuture<Intake>> others = add(10);

        database.countDown();

        for (int i = 0; i < 10; i++) {
            CompletableFuture<Intake> intake = others.get(i);
            if (i == 7) {
                assertThat(intake)
                        .failsWithin(10, TimeUnit.SECONDS)
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOf(InboxUnavailableException.class)
                        .withMessageContaining("invalid byte sequence")
                        .withMessageNotContaining("key-7")
                        .withNoCause();
            } else {
                assertThat(intake.join()).isEqualTo(Intake.STORED);
            }
        }
    }

    @Test
    void withoutADatabaseAllThatWaitIsRefusedAndLaterEventsAreStored() {
        AtomicInteger tries = new AtomicInteger();
        start(events -> {
            if (tries.incrementAndGet() == 1) {
                insert(events);
                table.clear();
                throw new SQLTransientConnectionException("gone", "08006");
            }
            return insert(events);
        });
        CompletableFuture<Intake> lost = add("event");
        database.countDown();

        assertRefused(lost, "gone");
        assertThat(add("event").join()).isEqualTo(Intake.STORED);
    }

    @Test
    void anEventThatWaitsTooLongIsRefused() {
        options.setStoreTimeout(50);
        start(this::insert);
        CompletableFuture<Intake> underWay = add("under way");
        CompletableFuture<Intake> waiting = add("waiting");

        await().until(() -> {
            queue.refuseLate();
            return underWay.isDone() && waiting.isDone();
        });

        assertRefused(underWay, "within 50 ms");
        assertRefused(waiting, "within 50 ms");
    }

    @Test
    void anEventThatWasRefusedIsNotStoredAnyMoreIfThatCanBeHelped() {
        options.setStoreTimeout(50);
        start(this::insert);
        put("under way");
        await().until(() -> batches.size() == 1);
        CompletableFuture<Intake> waiting = add("waiting");
        await().until(() -> {
            queue.refuseLate();
            return waiting.isDone();
        });

        database.countDown();

        await().until(() -> add("later").isDone());
        assertThat(table).contains("under way").doesNotContain("waiting");
    }

    @Test
    void tooManyWaitingEventsAreRefusedAtOnce() {
        options.setMaxWaitingStores(10);
        start(this::insert);
        put("under way");
        await().until(() -> batches.size() == 1);
        List<CompletableFuture<Intake>> waiting = add(10);

        assertRefused(add("one too many"), "overloaded");
        database.countDown();

        assertThat(waiting).allSatisfy(intake -> assertThat(intake.join()).isEqualTo(Intake.STORED));
    }

    @Test
    void aClosedQueueStoresWhatItHasAndTakesNothingMore() {
        start(this::insert);
        put("under way");
        await().until(() -> batches.size() == 1);
        List<CompletableFuture<Intake>> waiting = add(3);

        queue.close();
        assertRefused(add("late"), "stopped");
        database.countDown();

        assertThat(waiting).allSatisfy(intake -> assertThat(intake.join()).isEqualTo(Intake.STORED));
    }

    @Test
    void nobodyIsLeftWithoutAnAnswer() {
        start(this::insert);
        List<CompletableFuture<Intake>> waiting = add(3);

        queue.refuseAll();

        assertThat(waiting).allSatisfy(intake -> assertRefused(intake, "stopped"));
    }

    private Set<String> insert(List<InboxEvent> events) throws SQLException {
        List<String> keys = events.stream().map(InboxEvent::key).toList();
        batches.add(keys);
        try {
            database.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
        Set<String> stored = new HashSet<>(keys);
        stored.removeAll(table);
        table.addAll(stored);
        return stored;
    }

    private void start(StoreQueue.Store store) {
        DataSource any = new JdbcDataSource();
        options.setInbox(any);
        queue = new StoreQueue(InboxSettings.of(options), store, Runnable::run, signals::incrementAndGet);
        thread = new Thread(queue::run);
        thread.start();
    }

    /** What becomes of it does not matter. */
    private void put(String key) {
        assertThat(add(key)).isNotNull();
    }

    private CompletableFuture<Intake> add(String key) {
        return queue.add(event(key)).toCompletableFuture();
    }

    private List<CompletableFuture<Intake>> add(int count) {
        return IntStream.range(0, count).mapToObj(i -> add("key-" + i)).toList();
    }

    private static void assertRefused(CompletableFuture<Intake> intake, String message) {
        assertThat(intake)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(InboxUnavailableException.class)
                .withMessageContaining(message);
    }
}
