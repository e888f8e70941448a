package io.github.camelinterakt.internal.governor;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import io.github.camelinterakt.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What nodes with a shared quota do together, in virtual time, with random demands, faults and clocks. */
class LeaseSimulationTest {

    private static final int PLAN = 300;
    private static final Duration WINDOW = LeaseSimulation.WINDOW;
    private static final double BACKLOG = 100;
    /** What three short transactions take. */
    private static final Duration ROUND_TRIPS = Duration.ofMillis(100);
    /** What a node that stops waits for. */
    private static final Duration CALLS_UNDER_WAY = Duration.ofSeconds(3);
    /** More of them find rarer things. */
    private static final int RUNS = Integer.getInteger("interakt.leases.runs", 40);

    @Test
    void neverMoreThanThePlanInAnyWindowWhateverHappens() {
        for (int seed = 0; seed < RUNS; seed++) {
            LeaseSimulation simulation = new LeaseSimulation(seed, PLAN, 0.1);
            Random random = new Random(~seed);
            Duration end = simulation.now().plusSeconds(300);
            while (simulation.now().compareTo(end) < 0) {
                simulation.run(Duration.ofMillis(100));
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
    private static void disturb(LeaseSimulation simulation, Random random) {
        List<SimulatedNode> nodes = simulation.nodes;
        SimulatedNode some = nodes.isEmpty() ? simulation.join(false) : nodes.get(random.nextInt(nodes.size()));
        switch (random.nextInt(20)) {
            case 0 -> simulation.kill(some);
            case 1 -> some.pause(Duration.ofMillis(random.nextInt(30_000)), random.nextBoolean());
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
        LeaseSimulation simulation = new LeaseSimulation(1, PLAN, 0);
        for (int i = 0; i < 3; i++) {
            simulation.join(paced).demand(BACKLOG);
        }
        simulation.run(WINDOW.multipliedBy(4));

        Duration now = simulation.now();
        assertThat(simulation.calls(now.minus(WINDOW), now)).isBetween((long) (0.98 * PLAN), (long) PLAN);
        assertThat(simulation.nodes).allSatisfy(node -> assertThat(node.held()).isBetween(98, 102));
    }

    @Test
    void oneNodeUsesNearlyAllOfThePlan() {
        LeaseSimulation simulation = new LeaseSimulation(1, PLAN, 0);
        simulation.join(true).demand(BACKLOG);
        simulation.run(WINDOW.multipliedBy(10));
        Duration now = simulation.now();
        assertThat(simulation.calls(now.minus(WINDOW.multipliedBy(5)), now)).isGreaterThan((long) (5 * 0.97 * PLAN));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void afterAKillNearlyAllOfThePlanIsUsedAgainWithinTwoWindows(boolean paced) {
        for (int seed = 0; seed < RUNS / 5; seed++) {
            // The paced ones with time-outs so long that some of the dead node's permits are free after two windows
            // only.
            LeaseSimulation simulation = new LeaseSimulation(seed, PLAN, 0, Duration.ofSeconds(paced ? 70 : 30));
            SimulatedNode victim = simulation.join(paced).demand(BACKLOG);
            simulation.join(paced).demand(BACKLOG);
            simulation.join(paced).demand(BACKLOG);
            simulation.run(WINDOW.multipliedBy(3).plusMillis(60_000L * seed / (RUNS / 5)));

            Duration killed = simulation.now();
            simulation.kill(victim);
            simulation.run(WINDOW.multipliedBy(2));

            assertThat(simulation.store.taken())
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
    void othersUseThePermitsOfAStoppedNodeAtOnce() {
        LeaseSimulation simulation = new LeaseSimulation(2, PLAN, 0);
        SimulatedNode first = simulation.join(false).demand(4.2);
        SimulatedNode second = simulation.join(false).demand(0.1);
        simulation.run(WINDOW.multipliedBy(2));
        assertThat(first.held()).isGreaterThan(240);

        first.stop();
        simulation.run(CALLS_UNDER_WAY);
        simulation.kill(first);
        second.demand(BACKLOG);
        simulation.run(WINDOW.plusSeconds(2));

        assertThat(second.held()).isGreaterThan((int) (0.98 * PLAN));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFirstCallOfAnIdleNodeStartsAtOnceBesideTheBacklogOfOthers(boolean paced) {
        LeaseSimulation simulation = new LeaseSimulation(3, PLAN, 0);
        SimulatedNode idle = simulation.join(false);
        simulation.join(paced).demand(BACKLOG);
        simulation.join(paced).demand(BACKLOG);
        simulation.run(WINDOW.multipliedBy(3));
        Duration now = simulation.now();
        assertThat(simulation.calls(now.minus(WINDOW), now)).isGreaterThan((long) (0.97 * PLAN));

        idle.offer(Priority.normal);
        simulation.run(ROUND_TRIPS);
        assertThat(idle.isWaiting()).isFalse();
    }

    @Test
    void callsOfHighPriorityStartAtOnceBesideTheBacklogOfOthersFromTheirSecondWindowOn() {
        LeaseSimulation simulation = new LeaseSimulation(3, PLAN, 0);
        SimulatedNode passwords = simulation.join(false);
        simulation.join(true).demand(BACKLOG);
        simulation.join(false).demand(BACKLOG);
        simulation.run(WINDOW.multipliedBy(3));
        passwords.offer(Priority.high);
        simulation.run(WINDOW.multipliedBy(2));
        for (int i = 0; i < 20; i++) {
            passwords.offer(Priority.high);
            simulation.run(ROUND_TRIPS);
            assertThat(passwords.isWaiting()).as("call %s", i).isFalse();
            simulation.run(Duration.ofSeconds(6));
        }
        Duration now = simulation.now();
        assertThat(simulation.calls(now.minus(WINDOW), now)).isGreaterThan((long) (0.94 * PLAN));
    }

    @Test
    void nodesWithDifferentPlansAreHeldToTheSmallest() {
        LeaseSimulation simulation = new LeaseSimulation(6, 2 * PLAN, 0);
        simulation.join(false).demand(BACKLOG);
        simulation.join(true).demand(BACKLOG);
        simulation.run(WINDOW.multipliedBy(2));
        assertThat(simulation.mostInAWindow()).isBetween(2 * PLAN - 20, 2 * PLAN);

        SimulatedNode smaller = simulation.join(false, PLAN).demand(1);
        simulation.run(WINDOW.multipliedBy(2));
        Duration from = simulation.now();
        simulation.run(WINDOW.multipliedBy(3));
        assertThat(simulation.mostInAWindow(from)).isBetween(PLAN - 10, PLAN);

        simulation.kill(smaller);
        simulation.run(WINDOW.multipliedBy(4));
        assertThat(simulation.calls(simulation.now().minus(WINDOW), simulation.now()))
                .isGreaterThan(2 * PLAN - 20);
    }

    @Test
    void aNodeThatJoinsABusyAccountHasItsHalfAfterAWindow() {
        LeaseSimulation simulation = new LeaseSimulation(4, PLAN, 0);
        simulation.join(false).demand(BACKLOG);
        simulation.run(WINDOW.multipliedBy(2));
        SimulatedNode second = simulation.join(false).demand(BACKLOG);
        simulation.run(WINDOW.plusSeconds(10));
        assertThat(second.held()).isBetween(PLAN / 2 - 5, PLAN / 2 + 5);
    }

    @Test
    void noCallStartsWhileTheStoreIsDownAndAllStartAfterwards() {
        LeaseSimulation simulation = new LeaseSimulation(5, PLAN, 0);
        simulation.join(true).demand(BACKLOG);
        simulation.run(WINDOW.multipliedBy(2));
        simulation.storeDown(Duration.ofSeconds(90));
        Duration down = simulation.now();
        simulation.run(Duration.ofSeconds(90));
        assertThat(simulation.calls(down.plusSeconds(1), simulation.now())).isZero();

        Duration back = simulation.now();
        simulation.run(Duration.ofSeconds(3));
        assertThat(simulation.calls(back, simulation.now())).isGreaterThan(10);
        simulation.run(WINDOW.plusSeconds(10));
        assertThat(simulation.calls(simulation.now().minus(WINDOW), simulation.now()))
                .isGreaterThan((long) (0.98 * PLAN));
        assertThat(simulation.mostInAWindow()).isLessThanOrEqualTo(PLAN);
    }

    @Test
    void anAccountThatUses70PercentOfItsPlanContinuesDuringAnOutageOfTheStoreOfTenSeconds() {
        LeaseSimulation simulation = new LeaseSimulation(7, PLAN, 0);
        simulation.join(false).demand(1.5);
        simulation.join(true).demand(2);
        simulation.run(WINDOW.multipliedBy(2));
        simulation.storeDown(Duration.ofSeconds(10));
        Duration down = simulation.now();
        simulation.run(Duration.ofSeconds(10));
        assertThat(simulation.calls(down, simulation.now())).isGreaterThanOrEqualTo(33);
        assertThat(simulation.nodes).noneMatch(SimulatedNode::isWaiting);
    }

    @Test
    void anIdleNodeHoldsNoPermitsAfterAMinuteAndAHalf() {
        LeaseSimulation simulation = new LeaseSimulation(8, PLAN, 0);
        SimulatedNode node = simulation.join(false).demand(2);
        simulation.run(WINDOW.multipliedBy(2));
        node.demand(0);
        simulation.run(Duration.ofSeconds(90));
        assertThat(node.held()).isZero();
    }
}
