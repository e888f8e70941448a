package io.github.camelinterakt.lease;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where the nodes that share an account keep its permits: as many as the plan has requests a minute, each free, or taken until
 * some time by the store's own clock. {@link JdbcQuotaStore} keeps them in a database.
 *
 * <p>Called on background threads: methods may block, but should give up within a few seconds. A call that fails is repeated.
 */
public interface QuotaStore {

    /**
     * A permit that a node has taken.
     *
     * @param number from 1 to the plan's number of requests
     * @param takenUntil when it is free unless it is released before, as milliseconds of the store's clock
     */
    record Permit(int number, long takenUntil) {}

    /** Checks whether the store can be used; called once, when the first endpoint starts. */
    default void check() {}

    /**
     * Counts the taken permits of an account.
     *
     * @param account a hash of the API key: 1 to 64 characters, no secret
     * @return how many each node holds, without nodes that hold none
     */
    Map<String, Integer> held(String account) throws Exception;

    /**
     * Takes free permits, in one atomic step, until a time from now on.
     *
     * @param node the id of the node that takes them, 36 characters
     * @param plan how many permits the account has
     * @param count how many to take at most
     * @param idle how long a permit must have been free
     * @param duration for how long they are taken
     */
    List<Permit> take(String account, String node, int plan, int count, Duration idle, Duration duration)
            throws Exception;

    /**
     * Corrects when permits are free: after so long from now on. Leaves alone a permit that was meanwhile taken by another
     * node, whose {@code takenUntil} therefore differs.
     */
    void release(String account, Map<Permit, Duration> permits) throws Exception;
}
