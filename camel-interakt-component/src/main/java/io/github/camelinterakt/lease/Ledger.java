package io.github.camelinterakt.lease;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who holds how much of one account's quota. The permits of all leases together never exceed the plan, because a node is
 * granted only what no lease holds; a permit that was used stays in its node's lease for as long as the call may count.
 *
 * @param leases one a node, of nodes that live and of nodes whose permits are not free yet
 */
public record Ledger(List<Lease> leases) {

    /** That of an account that no node has used. */
    public static final Ledger EMPTY = new Ledger(List.of());

    /** A ledger. */
    public Ledger {
        leases = List.copyOf(leases);
    }

    /** The node's lease, if it holds or asked for something. */
    public Optional<Lease> lease(String node) {
        return leases.stream().filter(lease -> lease.node().equals(node)).findFirst();
    }

    /** How many permits the leases hold together. */
    public int taken() {
        return leases.stream().mapToInt(Lease::permits).sum();
    }

    /** Permits are leased in blocks, so that a node with few calls seldom asks: this is a node's smallest request. */
    static int block(int plan) {
        return Math.max(1, plan / 30);
    }

    /** The ledger in which the node keeps what it said, and has more if it wants more and some is free. */
    Ledger renew(Renewal said, Instant now) {
        // A renewal may come so late that permits have become free meanwhile. Its node does not use them, as its lease
        // has ended.
        Renewal renewal = said.keepingAtMost(held(said.node(), now));
        List<Lease> changed = new ArrayList<>();
        for (Lease lease : leases) {
            Lease left = lease.node().equals(renewal.node()) ? null : lease.at(now);
            if (left != null) {
                changed.add(left);
            }
        }
        Lease kept = renewal.lease(0, now);
        if (kept == null) {
            return new Ledger(changed);
        }
        changed.add(kept);
        Ledger ledger = new Ledger(changed);
        changed.set(changed.size() - 1, renewal.lease(ledger.grant(renewal, now), now));
        return new Ledger(changed);
    }

    /** What the node's lease still has. */
    private int held(String node, Instant now) {
        return lease(node).map(lease -> lease.at(now)).map(Lease::permits).orElse(0);
    }

    private int grant(Renewal renewal, Instant now) {
        if (renewal.lasts().isZero()) {
            return 0;
        }
        int free = plan(now) - taken();
        int lacking = share(renewal.node(), now) - renewal.held();
        // Not all at once: nodes that start together would find the first one holding everything, for a whole window.
        int most = Math.max(block(renewal.plan()), (free + 1) / 2);
        return Math.max(0, Math.min(lacking, Math.min(free, most)));
    }

    /** The node's fair share: the nodes that want less get what they want, the others the same each. */
    int share(String node, Instant now) {
        int left = plan(now);
        List<Lease> living = new ArrayList<>();
        for (Lease lease : leases) {
            if (lease.lives(now)) {
                living.add(lease);
            } else {
                left -= lease.permits();
            }
        }
        living.sort(Comparator.comparingInt(Lease::wanted).thenComparing(Lease::node));
        int nodes = living.size();
        for (Lease lease : living) {
            int share = Math.max(0, Math.min(lease.wanted(), left / nodes));
            if (lease.node().equals(node)) {
                return share;
            }
            left -= share;
            nodes--;
        }
        return 0;
    }

    /** Nodes may have been told different plans, as while one of them is being changed: the smallest holds. */
    private int plan(Instant now) {
        return leases.stream()
                .filter(lease -> lease.lives(now))
                .mapToInt(Lease::plan)
                .min()
                .orElse(0);
    }

    /** Whether this lease is in the ledger as it is. */
    boolean holds(Lease lease) {
        return Objects.equals(lease(lease.node()).orElse(null), lease);
    }
}
