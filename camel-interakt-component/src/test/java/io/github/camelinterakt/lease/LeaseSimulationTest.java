package io.github.camelinterakt.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What nodes with leases do together, in virtual time, with random demands, faults and clocks. */
class LeaseSimulationTest {

    private static final int PLAN = 300;
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final double BACKLOG = 100;
    /** More of them find rarer things. */
    private static final int RUNS = Integer.getInteger("interakt.leases.runs", 40);

    @Test
    void neverMoreThanThePlanInAnyWindowWhateverHappens() {
        for (int seed = 0; seed < RUNS; seed++) {
            Simulation simulation = new Simulation(seed, PLAN, 0.1);
            Random random = new Random(~seed);
            Instant end = simulation.now().plusSeconds(300);
            while (simulation.now().isBefore(end)) {
                simulation.step();
                if (random.nextDouble() < 0.05) {
                    disturb(simulation, random);
                }
            }
            assertThat(simulation.mostInAWindow())
                    .as("the most calls in a window, seed %s", seed)
                    .isLessThanOrEqualTo(PLAN);
        }
    }

    /** About every two seconds. */
    private static void disturb(Simulation simulation, Random random) {
        List<SimulatedNode> nodes = simulation.nodes;
        SimulatedNode some = nodes.isEmpty() ? simulation.join(false) : nodes.get(random.nextInt(nodes.size()));
        switch (random.nextInt(20)) {
            case 0 -> simulation.kill(some);
            case 1 -> some.pause(Duration.ofMillis(random.nextInt(30_000)));
            case 2 -> {
                if (random.nextInt(4) == 0) {
                    simulation.storeDown(Duration.ofMillis(random.nextInt(40_000)));
                }
            }
            case 3 -> {
                some.stop();
                simulation.kill(some);
            }
            case 4, 5, 6 -> {
                if (nodes.size() < 6) {
                    simulation.join(random.nextBoolean()).demand(random.nextDouble(20));
                }
            }
            case 7, 8, 9 -> some.demand(BACKLOG);
            case 10, 11 -> some.demand(0);
            case 12, 13 -> some.demand(random.nextDouble());
            default -> some.demand(random.nextDouble(10));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void threeNodesUseThePlanAndShareItEvenly(boolean paced) {
        Simulation simulation = new Simulation(1, PLAN, 0);
        for (int i = 0; i < 3; i++) {
            simulation.join(paced).demand(BACKLOG);
        }
        simulation.run(WINDOW.multipliedBy(3));

        Instant now = simulation.now();
        assertThat(simulation.calls(now.minus(WINDOW), now)).isBetween((long) (0.98 * PLAN), (long) PLAN);
        assertThat(simulation.nodes)
                .allSatisfy(node -> assertThat(node.leased()).isBetween(98, 102));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void afterAKillNearlyAllOfThePlanIsUsedAgainWithinTwoWindows(boolean paced) {
        for (int seed = 0; seed < RUNS / 5; seed++) {
            // The paced ones with time-outs so long that some of the dead node's permits are free after two windows
            // only.
            Simulation simulation = new Simulation(seed, PLAN, 0, Duration.ofSeconds(paced ? 70 : 30));
            SimulatedNode victim = simulation.join(paced).demand(BACKLOG);
            simulation.join(paced).demand(BACKLOG);
            simulation.join(paced).demand(BACKLOG);
            simulation.run(WINDOW.multipliedBy(3).plusMillis(60_000L * seed / (RUNS / 5)));

            Instant killed = simulation.now();
            simulation.kill(victim);
            simulation.run(WINDOW.multipliedBy(2));

            assertThat(simulation.used())
                    .as("permits in use two windows after the kill, seed %s", seed)
                    .isGreaterThanOrEqualTo((int) (0.95 * PLAN));
            if (paced) { // where it is not, a burst may fall just before or after the window's edge
                assertThat(simulation.calls(killed.plus(WINDOW), simulation.now()))
                        .as("calls in the second window after the kill, seed %s", seed)
                        .isGreaterThanOrEqualTo((long) (0.95 * PLAN));
            }
            assertThat(simulation.mostInAWindow()).isLessThanOrEqualTo(PLAN);
        }
    }

    @Test
    void whatAStoppedNodeDoesNotUseIsLeasedByOthersAtOnce() {
        Simulation simulation = new Simulation(2, PLAN, 0);
        SimulatedNode first = simulation.join(false).demand(4);
        SimulatedNode second = simulation.join(false).demand(0.1);
        simulation.run(WINDOW.multipliedBy(2));
        assertThat(first.leased()).isGreaterThan(240);

        first.stop();
        simulation.kill(first);
        second.demand(BACKLOG);
        simulation.run(WINDOW.plus(simulation.times.hungry().multipliedBy(2)));

        assertThat(second.leased()).isGreaterThan((int) (0.98 * PLAN));
    }

    @Test
    void anIdleNodeKeepsLittleAndItsFirstCallDoesNotWait() {
        Simulation simulation = new Simulation(3, PLAN, 0);
        SimulatedNode idle = simulation.join(false);
        simulation.join(false).demand(BACKLOG);
        simulation.run(WINDOW.multipliedBy(3));
        Instant now = simulation.now();
        assertThat(simulation.calls(now.minus(WINDOW), now)).isGreaterThan((long) (0.95 * PLAN));
        assertThat(idle.leased()).isBetween(1, PLAN / 20);

        idle.demand(1000.0 / Simulation.STEP.toMillis());
        simulation.step();
        assertThat(idle.waiting()).isZero();
    }

    @Test
    void aNodeThatJoinsABusyAccountHasItsHalfAfterAWindow() {
        Simulation simulation = new Simulation(4, PLAN, 0);
        simulation.join(false).demand(BACKLOG);
        simulation.run(WINDOW.multipliedBy(2));
        SimulatedNode second = simulation.join(false).demand(BACKLOG);
        simulation.run(WINDOW.plusSeconds(10));
        assertThat(second.leased()).isBetween(PLAN / 2 - 5, PLAN / 2 + 5);
    }

    @Test
    void nothingIsCalledAfterTheLeaseWhileTheStoreIsDownAndEverythingAgainAfterwards() {
        Simulation simulation = new Simulation(5, PLAN, 0);
        SimulatedNode node = simulation.join(true).demand(BACKLOG);
        simulation.run(WINDOW.multipliedBy(2));
        simulation.storeDown(Duration.ofSeconds(90));
        Instant down = simulation.now();
        simulation.run(Duration.ofSeconds(90));
        assertThat(simulation.calls(down, down.plusSeconds(6)))
                .as("calls before the lease ends")
                .isGreaterThan(15);
        assertThat(simulation.calls(down.plusSeconds(7), simulation.now()))
                .as("calls after it")
                .isZero();

        simulation.run(Duration.ofSeconds(3));
        assertThat(node.leased()).isGreaterThan(PLAN / 2);
        simulation.run(WINDOW.plusSeconds(10));
        assertThat(simulation.calls(simulation.now().minus(WINDOW), simulation.now()))
                .isGreaterThan((long) (0.98 * PLAN));
        assertThat(simulation.mostInAWindow()).isLessThanOrEqualTo(PLAN);
    }
}
