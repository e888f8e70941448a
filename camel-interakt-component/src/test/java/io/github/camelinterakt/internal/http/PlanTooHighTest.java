package io.github.camelinterakt.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.Plan;
import io.github.camelinterakt.internal.governor.Governor;
import io.github.camelinterakt.internal.governor.GovernorFigures;
import io.github.camelinterakt.internal.governor.Governors;
import io.github.camelinterakt.internal.governor.VirtualTime;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.QuotaWindow;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The plan of 600 is set on an account of 300: real calls to the sandbox, in virtual time. */
class PlanTooHighTest {

    private static final int MESSAGES = 1_000;
    private static final String TEXT = "interakt:message?type=Text&to=%2B919999999999";

    private final VirtualTime time = new VirtualTime();
    private final List<CompletableFuture<Exchange>> calls = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(QuotaWindow.class)
    void afterOneRefusedBurstEveryMessageArrivesOnce(QuotaWindow window) throws Exception {
        try (Sandbox sandbox = Sandbox.builder()
                        .clock(time.clock(Instant.parse("2026-01-01T00:00:17Z")))
                        .requestsPerMinute(300)
                        .quotaWindow(window)
                        .start();
                CamelFixture camel = new CamelFixture(sandbox.baseUrl())) {
            sandbox.customer("919999999999").says("Hi");
            time.useIn(camel.context());
            camel.configure(configuration -> {
                configuration.setApiKey(sandbox.apiKey());
                configuration.setMaximumRetries(3);
            });
            camel.account(account -> {
                account.setPlan(Plan.ADVANCED);
                account.setRequestsPerMinute(null);
            });
            camel.start();
            for (int i = 0; i < MESSAGES; i++) {
                CompletableFuture<Exchange> call = camel.sendAsync(TEXT, "hello", Map.of());
                calls.add(call);
                var unused = call.whenComplete((exchange, failure) -> done.incrementAndGet());
            }
            Governor governor = Governors.of(camel.context()).all().get(0);
            long refusedInTwoMinutes = 0;
            while (done.get() < MESSAGES) {
                Awaitility.await().pollInterval(2, TimeUnit.MILLISECONDS).until(() -> isQuiet(governor));
                if (time.now() <= Duration.ofMinutes(2).toNanos()) {
                    refusedInTwoMinutes = governor.figures().rateLimited();
                }
                time.step();
            }
            assertThat(calls)
                    .allSatisfy(call -> assertThat(call.join().getException()).isNull());
            assertThat(sandbox.messageCount()).isEqualTo(MESSAGES);
            assertThat(governor.figures().rateLimited())
                    .as("one burst, of no more than what was under way")
                    .isBetween(1L, 600L)
                    .isEqualTo(refusedInTwoMinutes);
            assertThat(governor.figures().capacity()).isEqualTo(300);
        }
    }

    /** Whether every call waits or is over, so that only time can change anything. */
    private boolean isQuiet(Governor governor) {
        GovernorFigures figures = governor.figures();
        return figures.inFlight() == 0 && figures.waitingNormal() + done.get() == MESSAGES;
    }
}
