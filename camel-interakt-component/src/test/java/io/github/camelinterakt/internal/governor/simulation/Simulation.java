package io.github.camelinterakt.internal.governor.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.internal.governor.Governor;
import io.github.camelinterakt.internal.governor.GovernorSettings;
import io.github.camelinterakt.internal.governor.VirtualTime;
import io.github.camelinterakt.sandbox.account.QuotaWindow;

/** Routes that send through a limiter to a server of 300 requests a minute. The same seed gives the same run. */
final class Simulation {

    static final int QUOTA = 300;
    static final int BACKLOG = 10_000;

    /** So many whole windows of one route or two, of 300 or 600 requests each, are in a backlog. */
    private static final int MEASURED = 32 * QUOTA;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final VirtualTime time = new VirtualTime();
    private final SplittableRandom random;
    private final SimulatedServer server;
    private final SimulatedNetwork network;
    private final List<SimulatedCall> calls = new ArrayList<>();

    Simulation(long seed, QuotaWindow window, boolean failing) {
        this.random = new SplittableRandom(seed);
        this.server = new SimulatedServer(time, QUOTA, window, failing);
        this.network = new SimulatedNetwork(time, server, random.split());
    }

    /** The endpoints of one account that all is left to. */
    Governor governor(int requestsPerMinute) {
        return time.governor(new GovernorSettings(requestsPerMinute, BACKLOG, 0.05), WINDOW, random.split());
    }

    Governed governed(Governor governor) {
        return new Governed(governor, time, network);
    }

    Limiter throttled(int requestsPerMinute) {
        return new Throttled(requestsPerMinute, time, network);
    }

    /** So many calls, all at once. */
    void backlog(Limiter limiter, Priority priority, int count) {
        for (int i = 0; i < count; i++) {
            offer(limiter, priority);
        }
    }

    /** So many calls a minute at random times, while the backlog lasts. */
    void trickle(Limiter limiter, Priority priority, double perMinute) {
        double nanos = -StrictMath.log(1 - random.nextDouble()) * WINDOW.toNanos() / perMinute;
        time.after(Duration.ofNanos((long) nanos), () -> {
            if (calls.stream().anyMatch(call -> call.priority != priority && !call.isOver())) {
                offer(limiter, priority);
                trickle(limiter, priority, perMinute);
            }
        });
    }

    private void offer(Limiter limiter, Priority priority) {
        SimulatedCall call = new SimulatedCall(priority, time.now());
        calls.add(call);
        limiter.offer(call);
    }

    void run() {
        time.passAll();
    }

    /** How many calls have not succeeded. */
    long lost() {
        return calls.stream().filter(call -> !call.succeeded).count();
    }

    List<SimulatedServer.Arrival> arrivals() {
        return server.arrivals();
    }

    /** When the server refused requests. */
    List<Duration> refusals() {
        return arrivals().stream()
                .filter(arrival -> !arrival.accepted())
                .map(arrival -> Duration.ofNanos(arrival.when()))
                .toList();
    }

    /** The part of all requests that the server refused. */
    double refusedPart() {
        return (double) refusals().size() / arrivals().size();
    }

    /**
     * The part of the quota that a priority has used: what the server accepted of its first 9600 requests, of what the quota
     * allows in the time from the first of these to the next after them.
     */
    double usedPart(Priority priority) {
        List<SimulatedServer.Arrival> of = arrivals().stream()
                .filter(arrival -> arrival.call().priority == priority)
                .toList();
        long accepted = of.stream()
                .limit(MEASURED)
                .filter(SimulatedServer.Arrival::accepted)
                .count();
        long taken = of.get(MEASURED).when() - of.get(0).when();
        return accepted * (double) WINDOW.toNanos() / ((double) taken * QUOTA);
    }

    /** The most requests within any 60 s. */
    int mostInAWindow() {
        List<SimulatedServer.Arrival> all = arrivals();
        int most = 0;
        int first = 0;
        for (int last = 0; last < all.size(); last++) {
            while (all.get(last).when() - all.get(first).when() >= WINDOW.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** How long calls of a priority waited, the shortest first. */
    List<Duration> waits(Priority priority) {
        return calls.stream()
                .filter(call -> call.priority == priority)
                .map(call -> Duration.ofNanos(call.waited()))
                .sorted()
                .toList();
    }
}
