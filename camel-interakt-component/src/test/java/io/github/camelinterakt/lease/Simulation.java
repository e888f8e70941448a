package io.github.camelinterakt.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.camelinterakt.sandbox.VirtualClock;

/** Nodes, their store and the server that counts their calls, in virtual time. Every clock differs from the true one. */
final class Simulation {

    static final Duration STEP = Duration.ofMillis(100);

    final Random random;
    final LeaseTimes times;
    final int plan;
    final Store store = new Store();
    final List<SimulatedNode> nodes = new ArrayList<>();
    final double faults;
    private final VirtualClock truth = VirtualClock.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<Instant> stamps = new ArrayList<>();
    private final Clock storeClock;
    private Instant storeDownUntil = now();
    private int named;

    Simulation(long seed, int plan, double faults) {
        this(seed, plan, faults, Duration.ofSeconds(30));
    }

    Simulation(long seed, int plan, double faults, Duration deadline) {
        this.times = new LeaseTimes(Duration.ofSeconds(6), deadline, Duration.ofSeconds(60));
        this.random = new Random(seed);
        this.plan = plan;
        this.faults = faults;
        this.storeClock = skewed();
    }

    Instant now() {
        return truth.instant();
    }

    SimulatedNode join(boolean paced) {
        SimulatedNode node = new SimulatedNode(this, "node-" + named++, skewed(), paced);
        nodes.add(node);
        return node;
    }

    /** As kill -9 does: nothing of the node is left but the requests that are on their way. */
    void kill(SimulatedNode node) {
        nodes.remove(node);
    }

    void storeDown(Duration time) {
        storeDownUntil = now().plus(time);
    }

    boolean isStoreDown() {
        return now().isBefore(storeDownUntil);
    }

    /** Mostly milliseconds; where there are faults, at times longer than a lease. */
    Duration storeLatency() {
        double kind = faults == 0 ? 0 : random.nextDouble();
        int most = kind < 0.9 ? 20 : kind < 0.99 ? 2_000 : 15_000;
        return Duration.ofMillis(random.nextInt(most));
    }

    /** From 60 to 220 ms; where there are faults, at times none until the time-out. */
    Duration callLatency() {
        boolean lost = random.nextDouble() < faults / 10;
        return lost ? times.deadline() : Duration.ofMillis(random.nextInt(60, 220));
    }

    /** How many permits are out or cooling in all nodes. */
    int used() {
        return nodes.stream().mapToInt(SimulatedNode::used).sum();
    }

    void stamp(Instant stamp) {
        stamps.add(stamp);
    }

    void run(Duration time) {
        Instant end = now().plus(time);
        while (now().isBefore(end)) {
            step();
        }
    }

    void step() {
        truth.advance(STEP);
        for (SimulatedNode node : List.copyOf(nodes)) {
            node.step(STEP);
        }
    }

    /** How many calls the server has had from the one time to the other. */
    long calls(Instant from, Instant to) {
        return stamps.stream()
                .filter(stamp -> stamp.isAfter(from) && !stamp.isAfter(to))
                .count();
    }

    /** The most calls that the server has had in any window; shorter by what the clocks' pace may differ. */
    int mostInAWindow() {
        List<Instant> sorted = stamps.stream().sorted().toList();
        Duration window = times.window().minusMillis(30);
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (!sorted.get(first).plus(window).isAfter(sorted.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** Off by up to an hour, and up to 0.02 % too fast or too slow. */
    private Clock skewed() {
        Duration off = Duration.ofMillis(random.nextInt(-3_600_000, 3_600_000));
        double pace = random.nextDouble(-0.0002, 0.0002);
        Instant start = now();
        return new Clock() {
            @Override
            public Instant instant() {
                long elapsed = Duration.between(start, truth.instant()).toNanos();
                return start.plus(off).plusNanos(elapsed + (long) (elapsed * pace));
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** Keeps the ledger in memory, by its own clock. */
    final class Store implements QuotaStore {

        private Ledger ledger = Ledger.EMPTY;

        @Override
        public Ledger update(String account, Change change) {
            ledger = change.apply(ledger, storeClock.instant());
            return ledger;
        }

        Ledger update(Renewal renewal) {
            Ledger changed = update("account", (before, now) -> before.renew(renewal, now));
            if (changed.taken() > plan) {
                throw new AssertionError("The leases hold " + changed.taken() + " of " + plan + " permits");
            }
            return changed;
        }

        Ledger ledger() {
            return ledger;
        }
    }
}
