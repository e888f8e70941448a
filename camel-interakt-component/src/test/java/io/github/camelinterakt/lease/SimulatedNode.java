package io.github.camelinterakt.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A node in a {@link Simulation}: calls as its demand says, as its lease lets it; crashes, stops and pauses. */
final class SimulatedNode {

    /** A call under way, by the true time: when the server has it, and when its response or time-out comes. */
    private record UnderWay(Instant stamp, Instant response) {}

    private final Simulation simulation;
    private final Random random;
    private final SlidingLog quota;
    private final LeaseKeeper keeper;
    private final List<UnderWay> calls = new ArrayList<>();
    private final boolean paced;
    private Instant nextPaced;
    private Instant pausedUntil;
    private double callsASecond;
    private double arrived;

    private Renewal renewal;
    private Instant storeAt;
    private Instant answerAt;
    private boolean fails;
    private boolean keptAnyway;
    private Ledger answer;

    SimulatedNode(Simulation simulation, String name, Clock clock, boolean paced) {
        this.simulation = simulation;
        this.random = simulation.random;
        this.quota = new SlidingLog(simulation.times.window(), clock);
        this.keeper = new LeaseKeeper(quota, name, () -> simulation.plan, simulation.times, clock);
        this.paced = paced;
        this.pausedUntil = simulation.now();
        this.nextPaced = simulation.now();
    }

    SimulatedNode demand(double callsASecond) {
        this.callsASecond = callsASecond;
        return this;
    }

    void pause(Duration time) {
        pausedUntil = simulation.now().plus(time);
    }

    int waiting() {
        return quota.waiting();
    }

    int used() {
        return quota.used();
    }

    int leased() {
        return keeper.leased();
    }

    /** Stops in order: gives back what it does not use. */
    void stop() {
        simulation.store.update(keeper.release());
    }

    /** One step of time. A paused node does nothing, but its calls and its store calls are on their way. */
    void step(Duration length) {
        Instant now = simulation.now();
        if (renewal != null && answer == null && !now.isBefore(storeAt)) {
            atTheStore();
        }
        if (now.isBefore(pausedUntil)) {
            return;
        }
        boolean callsFirst = random.nextBoolean(); // threads wake up in any order
        if (callsFirst) {
            call(now, length);
        }
        responses(now);
        lease(now);
        if (!callsFirst) {
            call(now, length);
        }
    }

    private void lease(Instant now) {
        if (renewal != null && !now.isBefore(answerAt)) {
            renewal = null;
            if (fails) {
                keeper.failed();
            } else {
                keeper.renewed(answer);
            }
        }
        Optional<Renewal> next = keeper.glance();
        if (next.isPresent()) {
            renewal = next.get();
            answer = null;
            storeAt = now.plus(simulation.storeLatency());
            answerAt = storeAt.plus(simulation.storeLatency());
            keptAnyway = random.nextBoolean();
        }
    }

    private void atTheStore() {
        boolean outage = simulation.isStoreDown();
        fails = outage || random.nextDouble() < simulation.faults;
        answer = Ledger.EMPTY;
        if (!outage && (!fails || keptAnyway)) {
            answer = simulation.store.update(renewal);
        }
    }

    private void responses(Instant now) {
        for (Iterator<UnderWay> each = calls.iterator(); each.hasNext(); ) {
            if (!each.next().response().isAfter(now)) {
                each.remove();
                quota.responded();
            }
        }
    }

    private void call(Instant now, Duration length) {
        arrived += callsASecond * length.toMillis() / 1000;
        quota.arrive((int) arrived);
        arrived -= (int) arrived;
        while ((!paced || !now.isBefore(nextPaced)) && quota.start()) {
            if (paced) {
                Duration pace = simulation.times.window().dividedBy(quota.capacity());
                nextPaced = Collections.max(List.of(nextPaced.plus(pace), now.minus(pace)));
            }
            Duration takes = simulation.callLatency();
            Instant stamp = now.plusMillis((long) (takes.toMillis() * random.nextDouble()));
            calls.add(new UnderWay(stamp, now.plus(takes)));
            simulation.stamp(stamp);
        }
    }
}
