package io.github.camelinterakt.internal.governor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.Witness;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
        governor = Governors.of(context).join("account", ONE_A_MINUTE, null, null);
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

    @Test
    void waitingCallsAreLoggedOnce() throws Exception {
        try (Witness witness = new Witness()) {
            TestCall call = offer("first");
            assertThat(witness.logged("account account")).isEmpty();
            offer("second");
            offer("third");
            assertThat(witness.logged("account account"))
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
            assertThat(witness.logged("account account"))
                    .singleElement()
                    .asString()
                    .contains(" WARN ", "429", "pause for 30000 ms", "0 wait");
            time.pass(Duration.ofSeconds(90));
            assertThat(witness.logged("Account account resumes"))
                    .singleElement()
                    .asString()
                    .contains(" INFO ");
            assertThat(witness.logged("account account")).hasSize(1);
            governor.answered(waiting);
        }
    }
}
