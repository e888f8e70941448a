package io.github.camelinterakt.inbox.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.github.camelinterakt.inbox.Inbox;
import io.github.camelinterakt.inbox.InboxEvent;
import io.github.camelinterakt.inbox.InboxHandler;
import io.github.camelinterakt.inbox.InboxUnavailableException;
import io.github.camelinterakt.inbox.Intake;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.inbox.jdbc.Nodes.counting;
import static io.github.camelinterakt.inbox.jdbc.Nodes.done;
import static io.github.camelinterakt.inbox.jdbc.Nodes.event;
import static io.github.camelinterakt.inbox.jdbc.Nodes.store;
import static io.github.camelinterakt.inbox.jdbc.Nodes.storeAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What is stored, and what is known already. */
interface StoringLaws {

    /** The nodes on the database at hand. */
    Nodes nodes();

    @Test
    default void anEventComesOutAsItWentIn() throws Exception {
        Map<String, InboxEvent> out = new ConcurrentHashMap<>();
        Inbox inbox = nodes().start((event, attempt) -> {
            out.put(event.key(), event);
            return done();
        });
        Instant receivedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        InboxEvent bytes =
                new InboxEvent("k:'\"\\ \u20ac\ud83d\ude00", "o", new byte[] {0, -1, -128, 127, '\n'}, receivedAt);
        InboxEvent bare = new InboxEvent("bare", null, new byte[0], receivedAt);
        InboxEvent large = new InboxEvent("k".repeat(512), "o".repeat(255), new byte[1 << 20], receivedAt);

        for (InboxEvent in : List.of(bytes, bare, large)) {
            assertThat(store(inbox, in)).isEqualTo(Intake.STORED);
        }

        await().until(() -> out.size() == 3);
        for (InboxEvent in : List.of(bytes, bare, large)) {
            InboxEvent same = out.get(in.key());
            assertThat(same.body()).isEqualTo(in.body());
            assertThat(same.orderKey()).isEqualTo(in.orderKey());
            assertThat(same.receivedAt()).isEqualTo(in.receivedAt());
        }
    }

    @Test
    default void whatCameBeforeIsADuplicateAndNotHandedOutAgain() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        InboxHandler handler = counting(handled);
        List<JdbcInbox> shared = storingNodes(handler);
        Random random = new Random(7);
        List<CompletableFuture<Intake>> intakes = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            intakes.add(shared.get(i % shared.size())
                    .store(event("key-" + random.nextInt(100)))
                    .toCompletableFuture());
        }

        int stored = 0;
        for (CompletableFuture<Intake> intake : intakes) {
            stored += intake.join() == Intake.STORED ? 1 : 0;
        }

        int keys = stored;
        assertThat(keys).isBetween(90, 100);
        await().until(() -> handled.size() == keys);
        assertThat(store(shared.get(0), event(handled.keySet().iterator().next())))
                .isEqualTo(Intake.DUPLICATE);
        assertThat(handled.values()).containsOnly(1);
    }

    @Test
    default void aStoppedInboxRefusesAndAStartedOneGoesOn() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        JdbcInbox inbox = nodes().start(counting(handled));
        inbox.suspend();
        storeAll(inbox, 0, 10);
        inbox.stop();

        assertThatThrownBy(() -> store(inbox, event("late"))).hasCauseInstanceOf(InboxUnavailableException.class);
        inbox.start();

        await().until(() -> handled.size() == 10);
        assertThat(store(inbox, event("late"))).isEqualTo(Intake.STORED);
    }

    @Test
    default void nodesThatStartTogetherMakeOneTable() throws Exception {
        List<CompletableFuture<JdbcInbox>> starting = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return nodes().start((event, attempt) -> done());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();

        for (int i = 0; i < starting.size(); i++) {
            store(starting.get(i).get(), event("from-" + i));
        }
        await().until(() -> nodes().states().equals(Map.of("DONE", 4L)));
    }

    @Test
    default void anAbsentTableThatMustNotBeMadeIsAnErrorThatNamesTheScript() {
        assertThatThrownBy(
                        () -> nodes().start(options -> options.setCreateInboxTable(false), (event, attempt) -> done()))
                .hasStackTraceContaining("Run the script")
                .hasStackTraceContaining(".sql");
    }

    @Test
    default void aTableOfAnotherVersionIsAnError() throws Exception {
        nodes().start((event, attempt) -> done());
        nodes().execute("update " + nodes().table() + "_version set version = 2");

        assertThatThrownBy(() -> nodes().start((event, attempt) -> done()))
                .hasStackTraceContaining("is of version 2, and this camel-interakt needs version 1");
    }

    @Test
    default void theTableMayBeInAnotherSchema() throws Exception {
        nodes().execute("create schema crm" + nodes().table());
        Inbox inbox = nodes().start(
                        options -> options.setInboxTable("crm" + nodes().table() + ".inbox"),
                        (event, attempt) -> done());

        assertThat(store(inbox, event("k"))).isEqualTo(Intake.STORED);
        await().untilAsserted(() -> assertThat(inbox.replay("k")).isTrue());
    }

    /** Nodes that store at the same time. */
    default List<JdbcInbox> storingNodes(InboxHandler handler) throws Exception {
        return List.of(nodes().start(handler), nodes().start(handler));
    }
}
