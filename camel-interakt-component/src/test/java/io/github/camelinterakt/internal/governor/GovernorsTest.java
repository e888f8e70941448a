package io.github.camelinterakt.internal.governor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.Witness;
import io.github.camelinterakt.internal.governor.Governor.QueuedCall;
import io.github.camelinterakt.lease.QuotaStore;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a Camel context does for the governors of its accounts, and what they log. */
class GovernorsTest {

    private static final GovernorSettings ONE_A_MINUTE = new GovernorSettings(1, 10, 0);

    private final VirtualTime time = new VirtualTime();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final DefaultCamelContext context = new DefaultCamelContext();
    private Governor governor;

    @BeforeEach
    void start() {
        time.useIn(context);
        context.start();
        governor = Governors.of(context).join("account", "account", ONE_A_MINUTE, null, null);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private TestCall offer(String name) {
        TestCall call = new TestCall(name, Priority.normal, QueuedCall.NEVER, log);
        governor.offer(call);
        return call;
    }

    @Test
    void aStoppingContextRefusesWaitingCallsAndAwaitsCallsInFlight() throws Exception {
        TestCall underWay = offer("under way");
        offer("waiting");
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(context::stop);
        Awaitility.await().until(() -> log.contains("waiting SHUTDOWN"));
        Awaitility.await("the context waits for the call that is under way")
                .during(Duration.ofMillis(300))
                .until(() -> !stopped.isDone());
        governor.answered(underWay);
        stopped.get(30, TimeUnit.SECONDS);
        assertThat(log).containsExactly("under way", "waiting SHUTDOWN");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 10, 300, 10_000})
    void aStartBeginsWithATenthOfTheQuotaAtOnce(int limit) {
        log.clear();
        join("new" + limit, limit, Math.max(1, limit / 10) + 1);
        assertThat(log).hasSize(Math.max(1, limit / 10));
    }

    /** An earlier process may have used the quota, and nothing is known of that. */
    @Test
    void theFirstMinuteAfterAStartSpreadsTheRestOfTheQuota() {
        join("new", 300, 1_000);
        assertThat(log).hasSize(30);
        for (int second = 1; second <= 60; second++) {
            time.pass(Duration.ofSeconds(1));
            assertThat(log).hasSizeBetween(30 + second * 270 / 60 - 1, 30 + second * 270 / 60);
        }
        assertThat(log).as("one minute's quota").hasSize(300);
        time.pass(Duration.ofSeconds(30));
        assertThat(log).as("as the first calls' permits return").hasSizeBetween(300, 300 + 30 + 135);
    }

    @Test
    void aStartWithAHugeQuotaTakesNoMemoryForIt() {
        join("huge", Integer.MAX_VALUE, 10);
        assertThat(log).hasSize(10);
    }

    @Test
    void aQuotaLoweredInTheFirstMinuteBeginsWithATenthOfTheLowerOne() {
        Governor lowered =
                Governors.of(context).join("lowered", "lowered", new GovernorSettings(300, 1_000, 0), null, null);
        lowered.requestsPerMinute(50);
        offer(lowered, 50);
        assertThat(log).hasSize(5);
    }

    @Test
    void threeRestartsInAMinuteSendLittleMoreThanTheQuota() throws Exception {
        for (int start = 0; start < 4; start++) {
            try (DefaultCamelContext process = new DefaultCamelContext()) {
                time.useIn(process);
                process.start();
                Governor restarted = Governors.of(process)
                        .join("account", "account", new GovernorSettings(300, 1_000, 0), null, null);
                int before = log.size();
                List<TestCall> calls = offer(restarted, 1_000);
                time.pass(Duration.ofSeconds(15));
                int sent = log.size() - before;
                calls.subList(0, sent).forEach(restarted::answered);
                restarted.close();
                log.removeIf(entry -> entry.contains("SHUTDOWN"));
            }
        }
        assertThat(log).hasSizeBetween(4 * 30, 4 * 30 + 270);
    }

    @Test
    void aStartWithAQuotaStoreIsNotDelayed() throws Exception {
        QuotaStore store = new QuotaStore() {
            @Override
            public Map<Node, Integer> held(String account) {
                return Map.of();
            }

            @Override
            public List<Permit> take(String account, Request request) {
                return IntStream.rangeClosed(1, request.count())
                        .mapToObj(number -> new Permit(number, 0))
                        .toList();
            }

            @Override
            public void release(String account, Map<Permit, Duration> permits) {}
        };
        Governor shared = Governors.of(context)
                .join("shared", "shared", new GovernorSettings(300, 1_000, 0), store, Duration.ofSeconds(30));
        List<TestCall> calls = offer(shared, 300);
        Awaitility.await().until(() -> log.size() == 300);
        calls.forEach(shared::answered);
    }

    private List<TestCall> join(String account, int limit, int calls) {
        // The calls stay in flight.
        context.getShutdownStrategy().setTimeUnit(TimeUnit.NANOSECONDS);
        return offer(
                Governors.of(context).join(account, account, new GovernorSettings(limit, 1_000_000, 0), null, null),
                calls);
    }

    private List<TestCall> offer(Governor to, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    TestCall call = new TestCall("call" + i, Priority.normal, QueuedCall.NEVER, log);
                    to.offer(call);
                    return call;
                })
                .toList();
    }

    @Test
    void waitingCallsAreLoggedOnce() throws Exception {
        try (Witness witness = new Witness()) {
            TestCall call = offer("first");
            assertThat(witness.logged("of account account")).isEmpty();
            offer("second");
            offer("third");
            assertThat(witness.logged("of account account"))
                    .singleElement()
                    .asString()
                    .contains(" INFO ", "1 a minute");
            governor.answered(call);
            governor.close();
        }
    }

    @Test
    void anAccountThatPausesAndResumesIsLoggedOnceEach() throws Exception {
        try (Witness witness = new Witness()) {
            TestCall refused = offer("refused");
            governor.refused(refused, Duration.ofSeconds(30));
            TestCall waiting = offer("waiting");
            assertThat(witness.logged("of account account"))
                    .singleElement()
                    .asString()
                    .contains(" WARN ", "429", "pause for 30000 ms", "0 wait");
            time.pass(Duration.ofSeconds(90));
            assertThat(witness.logged("Account account resumes"))
                    .singleElement()
                    .asString()
                    .contains(" INFO ");
            assertThat(witness.logged("of account account")).hasSize(1);
            governor.answered(waiting);
        }
    }
}
