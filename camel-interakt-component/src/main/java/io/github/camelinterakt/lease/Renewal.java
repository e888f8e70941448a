package io.github.camelinterakt.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node tells the store: what it keeps, and what it could use.
 *
 * @param node its id
 * @param plan how many calls a window the account's plan allows
 * @param held how many permits it keeps; it uses no more than these until it is granted more
 * @param wanted how many it could use
 * @param lasts how long the lease is to last; zero gives the lease up
 * @param open how long after the store's time the permits are free again about which nothing more is known
 * @param returning permits that no call of this node can have anymore before the lease ends, and after what time they are free
 */
record Renewal(String node, int plan, int held, int wanted, Duration lasts, Duration open, List<Returning> returning) {

    Renewal {
        returning = List.copyOf(returning);
    }

    /** Some permits, and how long after the store's time they are free. */
    record Returning(int permits, Duration after) {}

    /** The same, with no more permits than that; of those that return, those that return last. */
    Renewal keepingAtMost(int permits) {
        if (held <= permits) {
            return this;
        }
        List<Returning> kept = new ArrayList<>();
        int left = permits;
        for (int i = returning.size() - 1; i >= 0 && left > 0; i--) {
            Returning some = returning.get(i);
            kept.add(0, new Returning(Math.min(left, some.permits()), some.after()));
            left -= kept.get(0).permits();
        }
        return new Renewal(node, plan, permits, wanted, lasts, open, kept);
    }

    /** The lease with so many permits more than are held. */
    Lease lease(int more, Instant now) {
        List<Block> blocks = new ArrayList<>();
        int known = 0;
        for (Returning some : returning) {
            blocks.add(new Block(some.permits(), now.plus(some.after())));
            known += some.permits();
        }
        int unknown = held + more - known;
        if (unknown > 0) {
            blocks.add(new Block(unknown, now.plus(open)));
        } else if (blocks.isEmpty() && !lasts.isZero()) {
            blocks.add(new Block(0, now.plus(lasts)));
        }
        return blocks.isEmpty() ? null : new Lease(node, plan, wanted, now.plus(lasts), blocks);
    }
}
