package io.github.camelinterakt.lease;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What one node holds of an account's quota.
 *
 * @param node the node's id; a node that is restarted has a new one
 * @param plan how many calls a window the node was told that the account's plan allows
 * @param wanted how many permits it could use now, at most {@code plan}
 * @param endsAt the store's time at which the lease ends unless it is renewed; the node starts no call after that
 * @param blocks the permits it holds, by the time at which they become free; at least one block, none free before
 *     {@code endsAt}
 */
public record Lease(String node, int plan, int wanted, Instant endsAt, List<Block> blocks) {

    /**
     * A lease.
     *
     * @throws IllegalArgumentException if it has no block, or a number is negative
     */
    public Lease {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(endsAt, "endsAt");
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty() || plan < 0 || wanted < 0) {
            throw new IllegalArgumentException("A lease has a block at least, and no negative plan or demand");
        }
    }

    /** How many permits the node holds. */
    public int permits() {
        return blocks.stream().mapToInt(Block::permits).sum();
    }

    /** Whether the node may still start calls. */
    boolean lives(Instant now) {
        return endsAt.isAfter(now);
    }

    /** Without the blocks that are free; null if nothing is left. */
    Lease at(Instant now) {
        List<Block> held =
                blocks.stream().filter(block -> block.freeAt().isAfter(now)).toList();
        return held.isEmpty() ? null : new Lease(node, plan, wanted, endsAt, held);
    }
}
