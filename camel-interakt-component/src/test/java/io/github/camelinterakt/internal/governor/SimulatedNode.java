package io.github.camelinterakt.internal.governor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.internal.governor.Governor.QueuedCall;

/** A node in a {@link LeaseSimulation}: calls as its demand says, as its governor lets it; crashes, stops, pauses and sleeps. */
final class SimulatedNode implements TestTime {

    private static final Duration TICK = Duration.ofMillis(100);

    private final LeaseSimulation simulation;
    private final Random random;
    private final String name;
    private final double pace;
    private final long wallOffset;
    private final Priority priority;
    private final Governor governor;
    private final NodePermits permits;
    private boolean dead;
    private long pausedUntil;
    private long slept;
    private double callsASecond;
    private double arrived;
    private boolean exchanging;

    SimulatedNode(LeaseSimulation simulation, String name, boolean paced, int plan) {
        this.simulation = simulation;
        this.random = simulation.random;
        this.name = name;
        this.pace = simulation.pace();
        this.wallOffset = random.nextInt(-3_600_000, 3_600_000);
        this.priority = paced ? Priority.bulk : Priority.normal;
        this.governor = governor(new GovernorSettings(plan, 300, 0.05), LeaseSimulation.WINDOW, random);
        Clock wall = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        this.permits =
                new NodePermits(
                        governor,
                        simulation.store,
                        name,
                        simulation.deadline,
                        new WallClock(wall),
                        this::schedule,
                        random) {
                    @Override
                    void exchange() {
                        exchangeSlowly();
                    }
                };
        governor.share(permits);
        tick();
    }

    String name() {
        return name;
    }

    SimulatedNode demand(double perSecond) {
        callsASecond = perSecond;
        return this;
    }

    /** Does nothing for a time, as in a long garbage collection; or sleeps, where the monotonic clock stands still. */
    void pause(Duration length, boolean sleeps) {
        long end = simulation.time.now() + length.toNanos();
        if (sleeps && end > pausedUntil) {
            slept += end - Math.max(pausedUntil, simulation.time.now());
        }
        pausedUntil = Math.max(pausedUntil, end);
    }

    void die() {
        dead = true;
    }

    /** Stops in order. */
    void stop() {
        governor.close();
        permits.stop();
    }

    int held() {
        return simulation.store.held(this);
    }

    /** Whether calls wait. */
    boolean isWaiting() {
        return governor.figures().waitingNormal() + governor.figures().waitingHigh() > 0;
    }

    void offer(Priority of) {
        governor.offer(new Call(of));
    }

    private void tick() {
        arrived += callsASecond * TICK.toMillis() / 1_000;
        for (; arrived >= 1; arrived--) {
            offer(priority);
        }
        later(TICK.toNanos(), this::tick);
    }

    @Override
    public long now() {
        return (long) ((simulation.time.now() - slept) * pace);
    }

    @Override
    public void schedule(Runnable task, long nanos) {
        later((long) (nanos / pace) + 1, task);
    }

    /** Whatever a node does, it does after its pause, and not after its death. */
    private void later(long nanos, Runnable task) {
        simulation.time.after(Duration.ofNanos(Math.max(0, nanos)), () -> {
            if (simulation.time.now() < pausedUntil) {
                later(pausedUntil - simulation.time.now() + random.nextInt(1_000_000), task);
            } else if (!dead) {
                task.run();
            }
        });
    }

    /** One exchange after the other, as on one thread, and with a latency each way. */
    private void exchangeSlowly() {
        if (exchanging) {
            later(1_000_000, this::exchangeSlowly);
            return;
        }
        exchanging = true;
        later(simulation.storeLatency(), () -> {
            NodePermits.Taken taken = permits.ask();
            later(simulation.storeLatency(), () -> {
                permits.use(taken);
                exchanging = false;
            });
        });
    }

    private final class Call extends QueuedCall {

        Call(Priority priority) {
            super(priority, NEVER);
        }

        @Override
        protected void start() {
            long now = simulation.time.now();
            int kind = simulation.faults == 0 ? 2 : random.nextInt(100);
            if (kind == 0) {
                later(random.nextInt(1_000_000_000), () -> governor.unsent(this));
            } else if (kind == 1) {
                long deadline = simulation.deadline.toNanos();
                simulation.stamp(now + (long) (deadline * random.nextDouble()));
                later(deadline, () -> governor.unanswered(this, Duration.ZERO));
            } else {
                long takes = simulation.faults > 0 && random.nextInt(20) == 0
                        ? random.nextLong(5_000_000_000L)
                        : random.nextInt(60_000_000, 220_000_000);
                simulation.stamp(now + (long) (takes * random.nextDouble()));
                later(takes, () -> governor.answered(this));
            }
        }

        @Override
        protected void refuse(Reason why, String detail) {
            // There is more where it came from.
        }
    }

    private final class WallClock extends Clock {

        private final Clock start;

        WallClock(Clock start) {
            this.start = start;
        }

        @Override
        public java.time.ZoneId getZone() {
            return start.getZone();
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return new WallClock(start.withZone(zone));
        }

        @Override
        public Instant instant() {
            return start.instant().plusMillis(wallOffset).plusNanos((long) (simulation.time.now() * pace));
        }
    }
}
