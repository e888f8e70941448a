package io.github.camelinterakt.internal.governor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelinterakt.lease.QuotaStore;

/** Nodes, their store and the server that counts their calls, in virtual time. Every clock differs from the true one. */
final class LeaseSimulation {

    static final Duration WINDOW = Duration.ofSeconds(60);

    final VirtualTime time = new VirtualTime();
    final Random random;
    final int plan;
    final double faults;
    final Duration deadline;
    final Store store = new Store();
    final List<SimulatedNode> nodes = new ArrayList<>();
    private final List<Long> stamps = new ArrayList<>();
    private final double storePace;
    private long storeDownUntil;
    private int named;

    LeaseSimulation(long seed, int plan, double faults) {
        this(seed, plan, faults, Duration.ofSeconds(30));
    }

    LeaseSimulation(long seed, int plan, double faults, Duration deadline) {
        this.random = new Random(seed);
        this.plan = plan;
        this.faults = faults;
        this.deadline = deadline;
        this.storePace = pace();
    }

    /** A clock's pace: up to 0.02 % too fast or too slow. */
    double pace() {
        return 1 + random.nextDouble(-0.0002, 0.0002);
    }

    Duration now() {
        return Duration.ofNanos(time.now());
    }

    SimulatedNode join(boolean paced) {
        return join(paced, plan);
    }

    SimulatedNode join(boolean paced, int nodesPlan) {
        SimulatedNode node = new SimulatedNode(this, "node-" + named++, paced, nodesPlan);
        nodes.add(node);
        return node;
    }

    /** As kill -9 does: nothing of the node is left but the requests that are on their way. */
    void kill(SimulatedNode node) {
        node.die();
        nodes.remove(node);
    }

    void storeDown(Duration length) {
        storeDownUntil = time.now() + length.toNanos();
    }

    /** Mostly milliseconds; where there are faults, at times so long that permits come too late. */
    long storeLatency() {
        double kind = faults == 0 ? 0 : random.nextDouble();
        int most = kind < 0.9 ? 20 : kind < 0.99 ? 2_000 : 15_000;
        return Duration.ofMillis(random.nextInt(most)).toNanos();
    }

    void run(Duration length) {
        time.pass(length);
    }

    /** The server gets a call then. */
    void stamp(long when) {
        stamps.add(when);
    }

    /** How many calls the server has had from the one time to the other. */
    long calls(Duration from, Duration to) {
        return stamps.stream()
                .filter(stamp -> stamp > from.toNanos() && stamp <= to.toNanos())
                .count();
    }

    /** The most calls that the server has had in any window; shorter by what the clocks' pace may differ. */
    int mostInAWindow() {
        return mostInAWindow(Duration.ZERO);
    }

    /** The same for calls from a time on. */
    int mostInAWindow(Duration from) {
        List<Long> sorted = stamps.stream()
                .filter(stamp -> stamp >= from.toNanos())
                .sorted()
                .toList();
        long window = WINDOW.minusMillis(30).toNanos();
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (sorted.get(first) + window <= sorted.get(last)) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** Keeps the permits in memory, by its own clock. */
    final class Store implements QuotaStore {

        private record Row(Node node, long freeAt) {}

        private final Map<Integer, Row> rows = new TreeMap<>();

        private long clock() {
            return (long) (time.now() * storePace / 1_000_000);
        }

        @Override
        public Map<Node, Integer> held(String account) {
            fail();
            return rows.values().stream()
                    .filter(row -> row.freeAt() > clock())
                    .collect(Collectors.toMap(Row::node, row -> 1, Integer::sum));
        }

        @Override
        public List<Permit> take(String account, Request request) {
            fail();
            long until = clock() + request.duration().toMillis();
            List<Permit> free = IntStream.rangeClosed(1, request.highest())
                    .filter(number -> !rows.containsKey(number)
                            || rows.get(number).freeAt()
                                    <= clock() - request.idle().toMillis())
                    .mapToObj(number -> new Permit(number, until))
                    .toList();
            List<Permit> taken = free.subList(0, Math.max(0, Math.min(request.count(), free.size() - request.leave())));
            taken.forEach(permit -> rows.put(permit.number(), new Row(request.node(), until)));
            fail(); // a commit whose answer is lost
            return taken;
        }

        @Override
        public void release(String account, Map<Permit, Duration> permits) {
            fail();
            permits.forEach((permit, after) -> {
                Row row = rows.get(permit.number());
                if (row.freeAt() == permit.takenUntil()) {
                    rows.put(permit.number(), new Row(row.node(), clock() + after.toMillis() + 1));
                }
            });
            fail();
        }

        private void fail() {
            if (time.now() < storeDownUntil || random.nextDouble() < faults / 4) {
                throw new IllegalStateException("The store is down");
            }
        }

        int held(SimulatedNode node) {
            return (int) rows.values().stream()
                    .filter(row -> row.freeAt() > clock() && row.node().id().equals(node.name()))
                    .count();
        }

        int taken() {
            return (int)
                    rows.values().stream().filter(row -> row.freeAt() > clock()).count();
        }
    }
}
