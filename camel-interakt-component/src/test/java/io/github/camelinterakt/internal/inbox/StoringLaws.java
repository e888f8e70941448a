package io.github.camelinterakt.internal.inbox;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.inbox.Nodes.counting;
import static io.github.camelinterakt.internal.inbox.Nodes.done;
import static io.github.camelinterakt.internal.inbox.Nodes.event;
import static io.github.camelinterakt.internal.inbox.Nodes.failed;
import static io.github.camelinterakt.internal.inbox.Nodes.storeAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Events are stored once; duplicates are recognized. */
interface StoringLaws {

    /** The nodes on the database under test. */
    Nodes nodes();

    @Test
    default void anEventComesOutAsItWentIn() throws Exception {
        Map<String, InboxEvent> out = new ConcurrentHashMap<>();
        Inbox inbox = nodes().start((event, attempt) -> {
            out.put(event.key, event);
            return done();
        });
        InboxEvent bytes = new InboxEvent("k:'\"\\ \u20ac\ud83d\ude00", "o", new byte[] {0, -1, -128, 127, '\n'});
        InboxEvent bare = new InboxEvent("bare", null, new byte[0]);
        InboxEvent large = new InboxEvent("k".repeat(512), "o".repeat(255), new byte[1 << 20]);

        for (InboxEvent in : List.of(bytes, bare, large)) {
            assertThat(inbox.store(in)).isEqualTo(true);
        }

        await().until(() -> out.size() == 3);
        for (InboxEvent in : List.of(bytes, bare, large)) {
            InboxEvent same = out.get(in.key);
            assertThat(same.body).isEqualTo(in.body);
            assertThat(same.orderKey).isEqualTo(in.orderKey);
        }
    }

    @Test
    default void whatCameBeforeIsADuplicateAndNotHandedOutAgain() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        Nodes.Handler handler = counting(handled);
        List<Inbox> shared = List.of(nodes().start(handler), nodes().start(handler));
        Random random = new Random(7);
        List<InboxEvent> events = IntStream.range(0, 600)
                .mapToObj(i -> event("key-" + random.nextInt(100)))
                .toList();

        int stored = (int) IntStream.range(0, events.size())
                .parallel()
                .filter(i -> shared.get(i % 2).store(events.get(i)))
                .count();

        int keys = stored;
        assertThat(keys).isBetween(90, 100);
        await().until(() -> handled.size() == keys);
        assertThat(shared.get(0).store(event(handled.keySet().iterator().next())))
                .isEqualTo(false);
        assertThat(handled.values()).containsOnly(1);
    }

    @Test
    default void aStoppedInboxRefusesAndAStartedOneGoesOn() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        Inbox inbox = nodes().start(counting(handled));
        inbox.suspend();
        storeAll(inbox, 0, 10);
        inbox.stop();

        assertThatThrownBy(() -> inbox.store(event("late"))).isInstanceOf(InboxUnavailableException.class);
        inbox.start();

        await().until(() -> handled.size() == 10);
        assertThat(inbox.store(event("late"))).isEqualTo(true);
    }

    @Test
    default void nodesThatStartTogetherMakeOneTable() throws Exception {
        List<CompletableFuture<Inbox>> starting = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return nodes().start((event, attempt) -> done());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();

        for (int i = 0; i < starting.size(); i++) {
            starting.get(i).get().store(event("from-" + i));
        }
        await().until(() -> nodes().states().equals(Map.of("DONE", 4L)));
    }

    @Test
    default void anAbsentTableThatCannotBeCreatedIsAnErrorThatNamesTheScript() {
        assertThatThrownBy(() -> nodes().start(options -> options.table = "absent.inbox", (event, attempt) -> done()))
                .hasStackTraceContaining("Run the script /io/github/camelinterakt/sql/interakt-inbox-");
    }

    @Test
    default void aTableOfAnotherVersionIsAnError() throws Exception {
        nodes().start((event, attempt) -> done());
        nodes().execute("alter table " + nodes().table() + " drop column failure");

        assertThatThrownBy(() -> nodes().start((event, attempt) -> done()))
                .hasStackTraceContaining("a column is missing");
    }

    @Test
    default void onlyTheUniqueKeyMakesAnEventADuplicate() throws Exception {
        Inbox inbox = nodes().start((event, attempt) -> done());
        nodes().execute("alter table " + nodes().table() + " add constraint " + nodes().table()
                + "_short check (event_key <> 'refused')");

        assertThatThrownBy(() -> inbox.store(event("refused")))
                .isInstanceOf(InboxUnavailableException.class)
                .hasNoCause();
        assertThat(inbox.store(event("taken"))).isTrue();
        assertThat(inbox.store(event("taken"))).isFalse();
    }

    @Test
    default void anEventWithControlCharactersIsStoredWithKeysThatHaveNone() throws Exception {
        Map<String, InboxEvent> out = new ConcurrentHashMap<>();
        Inbox inbox = nodes().start((event, attempt) -> {
            out.put(event.key, event);
            return done();
        });
        byte[] body = {0, 1, 2};

        assertThat(inbox.store(new InboxEvent("k\u0000\ud800", "customer\u0000", body)))
                .isTrue();

        await().until(() -> out.size() == 1);
        InboxEvent event = out.values().iterator().next();
        assertThat(event.body).isEqualTo(body);
        assertThat(event.key).isEqualTo("k\ufffd\ufffd");
        assertThat(event.orderKey).isEqualTo("customer\ufffd");
    }

    @Test
    default void noStatementTakesATimeOfThisMachine() throws Exception {
        List<Object> times = new CopyOnWriteArrayList<>();
        Inbox inbox = nodes().start(
                        options -> options.maxAttempts = 2,
                        TimesOfThisMachine.seen(nodes().pool(), times),
                        (event, attempt) -> event.key.equals("poison") ? failed("always") : done());
        inbox.store(event("poison", "customer"));
        storeAll(inbox, 0, 5);
        await().until(() -> nodes().states().equals(Map.of("DONE", 5L, "PARKED", 1L)));
        inbox.replayParked();
        inbox.discard("poison");

        await().until(() -> inbox.figures().asOf() != null);
        assertThat(times).isEmpty();
    }

    @Test
    default void whichEventsAreDoneIsKnownToAllNodes() throws Exception {
        Nodes.Handler handler = (event, attempt) -> event.key.equals("done") ? done() : nodes().endless();
        Inbox first = nodes().start(handler);
        Inbox second = nodes().start(handler);
        first.store(event("done"));
        first.store(event("claimed"));
        await().until(() -> nodes().states().equals(Map.of("DONE", 1L, "CLAIMED", 1L)));

        assertThat(second.isAnyDone(List.of("unknown", "done"))).isTrue();
        assertThat(second.isAnyDone(List.of("unknown", "claimed"))).isFalse();
        assertThat(second.isAnyDone(List.of())).isFalse();
    }

    @Test
    default void theTableMayBeInAnotherSchema() throws Exception {
        nodes().execute("create schema crm" + nodes().table());
        Inbox inbox = nodes().start(
                        options -> options.table = "crm" + nodes().table() + ".inbox", (event, attempt) -> done());

        assertThat(inbox.store(event("k"))).isEqualTo(true);
        await().untilAsserted(() -> assertThat(inbox.replay("k")).isTrue());
    }
}
