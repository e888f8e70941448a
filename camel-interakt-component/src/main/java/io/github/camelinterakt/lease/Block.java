package io.github.camelinterakt.lease;

import java.time.Instant;
import java.util.Objects;

/**
 * Some permits of a lease that become free together.
 *
 * @param permits how many, 0 or more
 * @param freeAt the store's time from which another node may have them, if the lease is not renewed until then
 */
public record Block(int permits, Instant freeAt) {

    /**
     * A block.
     *
     * @throws IllegalArgumentException if the permits are negative
     */
    public Block {
        Objects.requireNonNull(freeAt, "freeAt");
        if (permits < 0) {
            throw new IllegalArgumentException("A block has 0 permits or more, not " + permits);
        }
    }
}
