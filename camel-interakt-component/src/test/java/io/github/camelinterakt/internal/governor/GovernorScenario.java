package io.github.camelinterakt.internal.governor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.internal.governor.Governor.QueuedCall;

/** A governor in virtual time, and the calls that it lets go. */
abstract class GovernorScenario {

    final VirtualTime time = new VirtualTime();
    final List<String> log = new ArrayList<>();
    private int calls;

    Governor governor(int requestsPerMinute) {
        return governor(requestsPerMinute, 10_000, 0.05);
    }

    Governor governor(int requestsPerMinute, int maxQueued, double highReserve) {
        return time.governor(
                new GovernorSettings(requestsPerMinute, maxQueued, highReserve),
                Governor.WINDOW,
                new SplittableRandom(1));
    }

    TestCall offer(Governor governor, Priority priority) {
        return offer(governor, priority, null);
    }

    TestCall offer(Governor governor, Priority priority, Duration ttl) {
        TestCall call =
                new TestCall(priority + "" + ++calls, priority, ttl == null ? QueuedCall.NEVER : ttl.toNanos(), log);
        governor.offer(call);
        return call;
    }

    List<TestCall> offer(Governor governor, Priority priority, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> offer(governor, priority))
                .toList();
    }
}
