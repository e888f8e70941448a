package io.github.camelinterakt.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

import io.github.camelinterakt.governor.LeasableQuota;

/**
 * Decides for one node and account when to renew the lease, what to keep and what to give back, and sets the quota's capacity
 * to what the lease allows. It calls no store and starts no thread: its driver does that.
 *
 * <p>Why the sum of all nodes' calls in any window is within the plan: a permit is used from before its call reaches the server
 * until more than a window later; so the calls of a window are never more than the permits that are in use at its end; and
 * these are never more than the leases hold.
 */
final class LeaseKeeper {

    private final LeasableQuota quota;
    private final String node;
    private final IntSupplier plan;
    private final Clock clock;

    private LeaseTimes times;

    /** When the node takes its lease for ended; read without the lock, by the quota. */
    private volatile Instant ends;

    private Instant started;
    private boolean underWay;
    private boolean closed;
    /** What the lease allows. */
    private int leased;
    /** What it said that it keeps at the last renewal: no less than what was in use. */
    private int held;
    /** What the node may keep where others want more than is free; the plan otherwise. */
    private int limit;
    /** How long to wait between renewals while more is wanted than leased. */
    private Duration pause;

    /** A keeper that holds nothing yet, of a quota whose capacity it sets to 0. */
    LeaseKeeper(LeasableQuota quota, String node, IntSupplier plan, LeaseTimes times, Clock clock) {
        this.quota = quota;
        this.node = node;
        this.plan = plan;
        this.times = times;
        this.clock = clock;
        this.ends = clock.instant();
        this.started = ends.minus(times.lease());
        this.limit = Integer.MAX_VALUE;
        this.pause = times.growing();
        quota.capacity(0);
        quota.startOnlyWhile(this::holds);
    }

    private boolean holds() {
        return clock.instant().isBefore(ends);
    }

    /**
     * To be called often: lets every call wait once the lease has ended, and begins a renewal when it is time for one. The node
     * uses from then on no more than the renewal says that it keeps.
     */
    synchronized Optional<Renewal> glance() {
        if (leased > 0 && !holds()) {
            leased = 0;
            quota.capacity(0);
        }
        Instant now = clock.instant();
        int most = plan.getAsInt();
        int wanted = wanted(most);
        if (underWay || closed || !due(Duration.between(started, now), wanted)) {
            return Optional.empty();
        }
        started = now;
        underWay = true;
        leased = Math.min(leased, Math.min(limit, wanted));
        return Optional.of(renewal(most, wanted, times.lease(), times.steps()));
    }

    private boolean due(Duration since, int wanted) {
        return since.compareTo(times.calm()) >= 0
                || (since.compareTo(pause) >= 0 && (leased > limit || wanted > leased));
    }

    /** Gives the lease up; calls that are still out keep their permits as those of a node that has died. */
    synchronized Renewal release() {
        closed = true;
        leased = 0;
        return renewal(plan.getAsInt(), 0, Duration.ZERO, times.lastSteps());
    }

    /** The store has kept the renewal: uses what the ledger grants. */
    synchronized void renewed(Ledger ledger) {
        underWay = false;
        if (closed) {
            return;
        }
        Lease lease = ledger.lease(node)
                .orElseThrow(() -> new IllegalStateException("The quota store returned a ledger without this node"));
        int share = ledger.share(node, lease.endsAt().minus(times.lease()));
        limit = share < lease.wanted() ? share : Integer.MAX_VALUE;
        pause = lease.permits() > held ? times.growing() : times.hungry();
        leased = lease.permits();
        ends = started.plus(times.lease()).minus(times.margin());
        if (holds()) {
            quota.capacity(Math.min(leased, limit));
        } else {
            leased = 0;
        }
    }

    /** The renewal failed, or nobody knows whether the store has kept it: the lease is what it was. */
    synchronized void failed() {
        underWay = false;
        pause = times.hungry();
    }

    /** There are calls that take as long as that; from the next renewal on they count. */
    synchronized void deadline(Duration longest) {
        times = times.withDeadline(longest);
    }

    /** How many permits the lease allows now. */
    synchronized int leased() {
        return leased;
    }

    private Renewal renewal(int most, int wanted, Duration lasts, List<Duration> steps) {
        quota.capacity(leased);
        List<Duration> ahead = new ArrayList<>(List.of(Duration.ZERO));
        ahead.addAll(steps);
        int[] used = quota.usedAfter(ahead.toArray(Duration[]::new));
        List<Renewal.Returning> returning = new ArrayList<>();
        for (int i = 2; i < used.length; i++) {
            int permits = used[i - 1] - used[i];
            if (permits > 0) {
                returning.add(new Renewal.Returning(permits, ahead.get(i).plus(times.margin())));
            }
        }
        held = Math.max(leased, used[0]);
        return new Renewal(node, most, held, wanted, lasts, times.open(), returning);
    }

    /** What the calls need, in whole blocks, and a block more, so that the next call need not wait for the store. */
    private int wanted(int most) {
        int block = Ledger.block(most);
        int blocks = (Math.min(quota.demand(), most) + block - 1) / block;
        return Math.min(most, (blocks + 1) * block);
    }
}
