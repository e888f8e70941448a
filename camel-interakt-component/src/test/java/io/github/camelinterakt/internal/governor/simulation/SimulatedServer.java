package io.github.camelinterakt.internal.governor.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.camelinterakt.internal.governor.VirtualTime;
import io.github.camelinterakt.sandbox.account.Quota;
import io.github.camelinterakt.sandbox.account.QuotaWindow;

/** What the sandbox's own quota says to each request, and when the requests came. */
final class SimulatedServer {

    /** In the middle of a minute of the clock. */
    private static final Instant START = Instant.parse("2026-01-01T00:00:17.300Z");

    private final VirtualTime time;
    private final Quota quota;
    private final boolean failing;
    private final List<Arrival> arrivals = new ArrayList<>();

    /** A request. */
    record Arrival(long when, SimulatedCall call, boolean accepted) {}

    /** A status, and what {@code Retry-After} says. */
    record Answer(int status, Duration retryAfter) {}

    /**
     * A server.
     *
     * @param failing whether it responds with 500 to calls within the quota
     */
    SimulatedServer(VirtualTime time, int requestsPerMinute, QuotaWindow window, boolean failing) {
        this.time = time;
        this.quota = Quota.perMinute(requestsPerMinute, window);
        this.failing = failing;
    }

    Answer receive(SimulatedCall call) {
        Duration wait = quota.acquire(START.plusNanos(time.now()));
        arrivals.add(new Arrival(time.now(), call, wait.isZero()));
        if (wait.isZero()) {
            return new Answer(failing ? 500 : 200, null);
        }
        // In whole seconds, and never 0, as the header has it.
        return new Answer(429, Duration.ofSeconds(wait.plusMillis(999).toSeconds()));
    }

    List<Arrival> arrivals() {
        return arrivals;
    }
}
