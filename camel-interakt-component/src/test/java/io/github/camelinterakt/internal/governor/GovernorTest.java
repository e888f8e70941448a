package io.github.camelinterakt.internal.governor;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.internal.governor.Governor.QueuedCall;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.Priority.bulk;
import static io.github.camelinterakt.Priority.high;
import static io.github.camelinterakt.Priority.normal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who may call when. */
class GovernorTest extends GovernorScenario {

    @Test
    void aCallStartsAtOnceWhileThereArePermits() {
        offer(governor(3), normal, 3);
        assertThat(log).containsExactly("normal1", "normal2", "normal3");
        assertThat(time.planned()).as("no timer for who need not wait").isZero();
    }

    @Test
    void aPermitReturnsAWindowAfterTheResponseAndNotBefore() {
        Governor governor = governor(1);
        TestCall first = offer(governor, normal);
        offer(governor, normal);
        time.pass(Duration.ofSeconds(7));
        governor.answered(first);
        time.pass(Duration.ofMillis(59_999));
        assertThat(log).containsExactly("normal1");
        time.pass(Duration.ofMillis(1));
        assertThat(log).containsExactly("normal1", "normal2");
    }

    @Test
    void aPermitWithoutResponseReturnsAWindowAfterTheDeadline() {
        Governor governor = governor(1);
        TestCall first = offer(governor, normal);
        offer(governor, normal);
        governor.unanswered(first, Duration.ofSeconds(30));
        time.pass(Duration.ofMillis(89_999));
        assertThat(log).containsExactly("normal1");
        time.pass(Duration.ofMillis(1));
        assertThat(log).containsExactly("normal1", "normal2");
    }

    @Test
    void aPermitOfAnUnsentCallReturnsAtOnce() {
        Governor governor = governor(1);
        TestCall first = offer(governor, normal);
        offer(governor, normal);
        governor.unsent(first);
        assertThat(log).containsExactly("normal1", "normal2");
    }

    @Test
    void firstComeIsFirstServedWithinALane() {
        Governor governor = governor(1);
        TestCall first = offer(governor, normal);
        offer(governor, normal, 20);
        governor.answered(first);
        governor.requestsPerMinute(30);
        assertThat(log)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 21).mapToObj(i -> "normal" + i).toList());
    }

    @Test
    void aHigherLaneStartsFirst() {
        Governor governor = governor(1, 100, 0);
        TestCall first = offer(governor, normal);
        offer(governor, bulk);
        offer(governor, normal);
        offer(governor, high);
        governor.unsent(first);
        governor.requestsPerMinute(10);
        assertThat(log).containsExactly("normal1", "high4", "normal3", "bulk2");
    }

    @Test
    void aLowerLaneGetsATenthBesideABusyHigherLane() {
        Governor governor = governor(1, 100_000, 0.05);
        TestCall first = offer(governor, high);
        offer(governor, bulk, 50);
        offer(governor, normal, 50);
        offer(governor, high, 500);
        governor.answered(first);
        // Sequential calls, so that each lane always has a call that waits for a permit.
        for (int i = 0; i < 300; i++) {
            time.pass(Duration.ofSeconds(60));
            governor.answered(first);
        }
        assertThat(log.subList(1, 300).stream().filter(name -> name.startsWith("normal")))
                .hasSizeBetween(27, 33);
        assertThat(log.subList(1, 300).stream().filter(name -> name.startsWith("bulk")))
                .hasSizeBetween(27, 33);
    }

    @Test
    void theReserveIsForTheHighLaneOnceItIsInUse() {
        Governor governor = governor(100);
        offer(governor, normal, 100);
        assertThat(log).as("nobody has asked for a reserve").hasSize(100);

        log.clear();
        Governor other = governor(100);
        other.highIsInUse();
        offer(other, normal, 100);
        assertThat(log).hasSize(95);
        offer(other, high, 5);
        assertThat(log).hasSize(100);
    }

    @Test
    void whatTheHighLaneUsesIsOfItsReserve() {
        Governor governor = governor(100);
        offer(governor, high, 3);
        offer(governor, normal, 100);
        assertThat(log).as("3 of 5, and 95 for the others").hasSize(98);
        offer(governor, high, 2);
        assertThat(log).hasSize(100);
    }

    @Test
    void bulkIsSpreadEvenlyOverTheWindow() {
        Governor governor = governor(300);
        offer(governor, bulk, 1_000);
        List<Integer> perSecond = new ArrayList<>();
        for (int second = 0; second < 50; second++) {
            int before = log.size();
            time.pass(Duration.ofSeconds(1));
            perSecond.add(log.size() - before);
        }
        assertThat(perSecond).allSatisfy(count -> assertThat(count).isBetween(4, 7));
    }

    @Test
    void aFullQueueRejects() {
        Governor governor = governor(1, 2, 0.05);
        offer(governor, normal, 4);
        offer(governor, bulk);
        assertThat(log).containsExactly("normal1", "normal4 QUEUE_FULL");
        assertThat(governor.figures().rejected()).isEqualTo(1);
        assertThat(governor.figures().waitingBulk())
                .as("every lane has its own bound")
                .isEqualTo(1);
    }

    @Test
    void aCallThatWaitsLongerThanItsTimeToLiveExpires() {
        Governor governor = governor(1);
        TestCall first = offer(governor, normal);
        offer(governor, normal, Duration.ofSeconds(5));
        offer(governor, normal);
        time.pass(Duration.ofMillis(4_999));
        assertThat(log).containsExactly("normal1");
        time.pass(Duration.ofMillis(1));
        assertThat(log).containsExactly("normal1", "normal2 EXPIRED");
        governor.unsent(first);
        assertThat(log).as("and its place goes to the next").endsWith("normal3");
    }

    @Test
    void theRateCanBeChangedAtOnceBothWays() {
        Governor governor = governor(2);
        List<TestCall> under = new ArrayList<>(offer(governor, normal, 5));
        assertThat(log).hasSize(2);
        governor.requestsPerMinute(4);
        assertThat(log).hasSize(4);
        governor.requestsPerMinute(1);
        under.subList(0, 4).forEach(governor::answered);
        offer(governor, normal);
        assertThat(log).hasSize(4);
        time.pass(Duration.ofSeconds(60));
        assertThat(log).hasSize(5);
        assertThatThrownBy(() -> governor.requestsPerMinute(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofASharedQuotaACallStartsWithAPermitOfThisNode() {
        Governor governor = governor(5);
        Shared shared = new Shared(governor);
        offer(governor, normal, 10);
        assertThat(log).isEmpty();
        assertThat(shared.requested).as("no more than the rate allows").isEqualTo(5);

        shared.add(3);
        assertThat(log).containsExactly("normal1", "normal2", "normal3");
        assertThat(shared.requested).isEqualTo(2);

        shared.add(3);
        assertThat(shared.held).as("what no call may use").isOne();
        assertThat(log).hasSize(5);
        assertThat(shared.requested).isZero();
    }

    @Test
    void aSharedPermitIsReleasedWhenItsCallIsOver() {
        Governor governor = governor(5);
        Shared shared = new Shared(governor);
        List<TestCall> under = offer(governor, normal, 3);
        shared.add(3);
        governor.answered(under.get(0));
        governor.unsent(under.get(1));
        governor.unanswered(under.get(2), Duration.ofSeconds(30));
        assertThat(shared.released)
                .containsExactly(
                        Duration.ofSeconds(60).toNanos(),
                        0L,
                        Duration.ofSeconds(90).toNanos());
    }

    @Test
    void bulkRequestsOnePermitAtATimeWhenItIsDue() {
        Governor governor = governor(60);
        Shared shared = new Shared(governor);
        offer(governor, bulk, 100);
        int granted = 0;
        for (int second = 0; second < 30; second++) {
            while (shared.requested > 0) {
                assertThat(shared.requested).isOne();
                shared.add(1);
                granted++;
            }
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(granted).isBetween(30, 36);
    }

    @Test
    void theHighestLaneRequestsPermitsFirst() {
        Governor governor = governor(5);
        Shared shared = new Shared(governor);
        offer(governor, normal, 2);
        assertThat(shared.highest).isEqualTo(normal);
        offer(governor, high);
        assertThat(shared.highest).isEqualTo(high);
        assertThat(shared.requested).isOne();
        governor.close();
        assertThat(shared.requested).as("nobody waits any more").isZero();
    }

    @Test
    void aCallThatExpiresDuringAnOutageOfTheStoreSaysSo() {
        Governor governor = governor(5);
        Shared shared = new Shared(governor);
        offer(governor, normal, Duration.ofSeconds(1));
        time.pass(Duration.ofSeconds(1));
        shared.failing = true;
        offer(governor, normal, Duration.ofSeconds(1));
        time.pass(Duration.ofSeconds(1));
        assertThat(log).hasSize(2);
        assertThat(log.get(0)).isEqualTo("normal1 EXPIRED");
        assertThat(log.get(1)).startsWith("normal2 EXPIRED").contains("quotaStore", "check its database");
    }

    private static final class Shared extends NodePermits {

        private final Governor governor;
        private final List<Long> released = new ArrayList<>();
        private int held;
        private int requested;
        private Priority highest;

        Shared(Governor governor) {
            super(
                    governor,
                    null,
                    "node",
                    Duration.ZERO,
                    Clock.systemUTC(),
                    (task, nanos) -> {},
                    new SplittableRandom());
            this.governor = governor;
            bulkPace = 60;
            governor.share(this);
        }

        void add(int permits) {
            governor.update(now -> held += permits);
        }

        @Override
        boolean isEmpty() {
            return held == 0;
        }

        @Override
        LongConsumer take() {
            held--;
            return released::add;
        }

        @Override
        void request(Priority lane, int permits) {
            requested = permits;
            highest = lane;
        }
    }

    @Test
    void aDelayedCallStartsBeforeLaterCalls() {
        Governor governor = governor(2);
        TestCall first = offer(governor, normal);
        TestCall second = offer(governor, normal);
        governor.answered(second);
        governor.unanswered(first, Duration.ZERO);
        governor.retry(first, Duration.ofSeconds(2));
        offer(governor, normal);
        log.clear();
        time.pass(Duration.ofSeconds(60));
        assertThat(log).containsExactly("normal1", "normal3");
    }

    @Test
    void closingRefusesWaitingAndNewCalls() {
        Governor governor = governor(1);
        TestCall first = offer(governor, normal);
        offer(governor, high);
        governor.retry(first, Duration.ofSeconds(1));
        governor.close();
        offer(governor, bulk);
        assertThat(log).containsExactlyInAnyOrder("normal1", "normal1 SHUTDOWN", "high2 SHUTDOWN", "bulk3 SHUTDOWN");
        log.clear();
        time.passAll();
        assertThat(log).as("nothing is left to wake up for").isEmpty();
    }

    @Test
    void tenThousandCallsThatEndAsTheyStartDoNotOverflowTheStack() {
        Governor governor = governor(1, 20_000, 0);
        int[] ended = {0};
        TestCall first = offer(governor, normal);
        for (int i = 0; i < 10_000; i++) {
            governor.offer(new QueuedCall(normal, QueuedCall.NEVER) {
                @Override
                protected void start() {
                    ended[0]++;
                    governor.unsent(this);
                }

                @Override
                protected void refuse(Reason why, String detail) {
                    throw new AssertionError(why);
                }
            });
        }
        governor.unsent(first);
        assertThat(ended[0]).isEqualTo(10_000);
    }
}
