package io.github.camelinterakt.internal.feed;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelinterakt.internal.feed.SimulatedSync.Result;
import io.github.camelinterakt.sandbox.account.ContactOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing is lost in accounts that nobody thought of: orders, imports, bursts, edits, crashes and settings are made up from a
 * number, which the failing test's name tells. The system property {@code feed.random} says how many there are, 60 if it is
 * not set.
 */
class RandomAccountsTest {

    private static IntStream seeds() {
        return IntStream.rangeClosed(1, Integer.getInteger("feed.random", 60));
    }

    @ParameterizedTest(name = "account {0}")
    @MethodSource("seeds")
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nothingIsMissingOrStaleInTheCopy(int seed) {
        Random random = new Random(seed);
        SimulatedAccount account =
                new SimulatedAccount(one(random, ContactOrder.values()), Duration.ofSeconds(one(random, 0, 2)), seed);
        for (int group = random.nextInt(3); group >= 0; group--) {
            addContacts(account, random);
        }
        int edits = one(random, 0, 60, 600, 2400);
        if (edits > 0) {
            account.startEdits(edits, Duration.ofMinutes(4));
        }
        int crash = one(random, 0, 2, 5, 15);

        Result result =
                SimulatedSync.feed(account, crash == 0 ? null : Duration.ofSeconds(crash), random.nextBoolean());

        assertThat(result.missing()).as("missing").isZero();
        assertThat(result.stale()).as("stale").isZero();
    }

    private static void addContacts(SimulatedAccount account, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> account.withContacts(50 + random.nextInt(2000));
            case 1 -> account.withContactsAtRandom(50 + random.nextInt(1500));
            case 2 ->
                account.withContactsAt(
                        SimulatedAccount.START.minus(Duration.ofDays(random.nextInt(20))), 20 + random.nextInt(400));
            default ->
                account.withContactsWithin(
                        Duration.ofMillis(one(random, 3, 20, 100, 1000, 20_000)), 50 + random.nextInt(3000));
        }
    }

    @SafeVarargs
    private static <T> T one(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
