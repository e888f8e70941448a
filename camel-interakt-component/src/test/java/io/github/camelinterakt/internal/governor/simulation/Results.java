package io.github.camelinterakt.internal.governor.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.internal.governor.Governor;
import io.github.camelinterakt.sandbox.account.QuotaWindow;

/** What the simulations show: of several runs of each, the worst. */
final class Results {

    private static final int RUNS = 3;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** How a limiter fared: the part of the quota that it used, and the part of its calls that got a 429. */
    record Use(double used, double refused) {}

    /** A backlog, sent by one or several routes. */
    record Backlog(QuotaWindow window, int routes, Use governed, Use throttled) {}

    /** Ten one-time passwords a minute beside a bulk. */
    record Passwords(String limiter, Duration p50, Duration p99, Use bulk) {}

    /** The most requests within 60 s where every call fails and is redelivered three times. */
    record Redeliveries(QuotaWindow window, int governed, int throttled) {}

    /** A plan of 600 on an account of 300. */
    record PlanTooHigh(
            QuotaWindow window, Priority priority, int burst, int inFlight, Duration settled, int later, long lost) {}

    final List<Backlog> backlogs = new ArrayList<>();
    final List<Passwords> passwords = new ArrayList<>();
    final List<Redeliveries> redeliveries = new ArrayList<>();
    final List<PlanTooHigh> plansTooHigh = new ArrayList<>();

    Results() {
        for (QuotaWindow window : QuotaWindow.values()) {
            for (int routes = 1; routes <= 2; routes++) {
                backlogs.add(new Backlog(window, routes, governed(window, routes), throttled(window, routes)));
            }
            redeliveries.add(new Redeliveries(
                    window,
                    redelivered(window, simulation -> simulation.governed(simulation.governor(Simulation.QUOTA))),
                    redelivered(window, simulation -> simulation.throttled(Simulation.QUOTA))));
            plansTooHigh.add(planTooHigh(window, Priority.normal));
            plansTooHigh.add(planTooHigh(window, Priority.bulk));
        }
        passwords.add(passwords("governor", simulation -> {
            Limiter both = simulation.governed(simulation.governor(Simulation.QUOTA));
            return new Limiter[] {both, both};
        }));
        passwords.add(passwords("one `throttle` of 300", simulation -> {
            Limiter both = simulation.throttled(Simulation.QUOTA);
            return new Limiter[] {both, both};
        }));
        passwords.add(passwords("a `throttle` each: 15 and 285", simulation ->
                new Limiter[] {simulation.throttled(15), simulation.throttled(Simulation.QUOTA - 15)}));
    }

    /** As callers that wait and as a bulk that is paced. */
    private static Use governed(QuotaWindow window, int routes) {
        List<Use> runs = new ArrayList<>();
        for (Priority priority : List.of(Priority.normal, Priority.bulk)) {
            for (int run = 0; run < RUNS; run++) {
                Simulation simulation = new Simulation(run, window, false);
                Governor shared = simulation.governor(Simulation.QUOTA);
                runs.add(backlog(simulation, priority, routes, () -> simulation.governed(shared)));
            }
        }
        return worst(runs);
    }

    /** Each route has its own. */
    private static Use throttled(QuotaWindow window, int routes) {
        List<Use> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Simulation simulation = new Simulation(run, window, false);
            runs.add(backlog(simulation, Priority.normal, routes, () -> simulation.throttled(Simulation.QUOTA)));
        }
        return worst(runs);
    }

    private static Use backlog(Simulation simulation, Priority priority, int routes, Supplier<Limiter> route) {
        for (int i = 0; i < routes; i++) {
            simulation.backlog(route.get(), priority, Simulation.BACKLOG / routes);
        }
        simulation.run();
        return new Use(simulation.usedPart(priority), simulation.refusedPart());
    }

    /** The first limiter is the passwords', the second the bulk's. */
    private static Passwords passwords(String name, Function<Simulation, Limiter[]> limiters) {
        List<Duration> waits = new ArrayList<>();
        List<Use> bulk = new ArrayList<>();
        for (QuotaWindow window : QuotaWindow.values()) {
            for (int run = 0; run < RUNS; run++) {
                Simulation simulation = new Simulation(run, window, false);
                Limiter[] of = limiters.apply(simulation);
                simulation.backlog(of[1], Priority.bulk, Simulation.BACKLOG);
                simulation.trickle(of[0], Priority.high, 10);
                simulation.run();
                waits.addAll(simulation.waits(Priority.high));
                bulk.add(new Use(simulation.usedPart(Priority.bulk), simulation.refusedPart()));
            }
        }
        waits.sort(Comparator.naturalOrder());
        return new Passwords(name, percentile(waits, 50), percentile(waits, 99), worst(bulk));
    }

    private static int redelivered(QuotaWindow window, Function<Simulation, Limiter> limiter) {
        int most = 0;
        for (int run = 0; run < RUNS; run++) {
            Simulation simulation = new Simulation(run, window, true);
            simulation.backlog(limiter.apply(simulation), Priority.normal, 1_000);
            simulation.run();
            most = Math.max(most, simulation.mostInAWindow());
        }
        return most;
    }

    private static PlanTooHigh planTooHigh(QuotaWindow window, Priority priority) {
        List<PlanTooHigh> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Simulation simulation = new Simulation(run, window, false);
            Governed governed = simulation.governed(simulation.governor(2 * Simulation.QUOTA));
            simulation.backlog(governed, priority, Simulation.BACKLOG);
            simulation.run();
            List<Duration> refusals = simulation.refusals();
            Duration first = refusals.get(0);
            List<Duration> burst = refusals.stream()
                    .filter(refusal -> refusal.minus(first).compareTo(WINDOW.multipliedBy(4)) < 0)
                    .toList();
            runs.add(new PlanTooHigh(
                    window,
                    priority,
                    burst.size(),
                    governed.inFlightAtFirstRefusal(),
                    burst.get(burst.size() - 1).minus(first),
                    refusals.size() - burst.size(),
                    simulation.lost()));
        }
        return runs.stream().max(Comparator.comparing(PlanTooHigh::burst)).orElseThrow();
    }

    private static Use worst(List<Use> runs) {
        return new Use(
                runs.stream().mapToDouble(Use::used).min().orElseThrow(),
                runs.stream().mapToDouble(Use::refused).max().orElseThrow());
    }

    private static Duration percentile(List<Duration> sorted, int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
