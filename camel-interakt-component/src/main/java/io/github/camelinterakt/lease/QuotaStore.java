package io.github.camelinterakt.lease;

import java.time.Instant;

/**
 * Where the nodes that share an account keep who holds how much of its quota. {@link JdbcQuotaStore} keeps it in a database;
 * an implementation of your own needs no more than an atomic read and write of one small document an account, and a clock
 * that all nodes share.
 *
 * <p>Called on a background thread only: it may block, but should give up within a few seconds. Called by several threads.
 */
@FunctionalInterface
public interface QuotaStore {

    /**
     * Reads the account's ledger, changes it, and keeps the result, in one step that no other node's step overlaps.
     *
     * @param account a hash of the API key: 1 to 64 characters, no secret
     * @param change what to do; may be called again after a conflict with another node, as it has no side effect
     * @return the ledger as it was kept
     * @throws Exception if the ledger cannot be read or kept; the node tries again by itself. Whether the change was kept
     *     need not be known then
     */
    Ledger update(String account, Change change) throws Exception;

    /** A change of a ledger. Pure: the same arguments give the same result. */
    @FunctionalInterface
    interface Change {

        /**
         * The changed ledger.
         *
         * @param ledger what is kept, or {@link Ledger#EMPTY} where nothing is
         * @param now the store's time; never the node's, as the nodes' clocks differ
         */
        Ledger apply(Ledger ledger, Instant now);
    }
}
