package io.github.camelinterakt.lease;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Keeps the permits of accounts for all nodes that use them, by a clock of its own. Must be safe for use by several threads.
 * {@link JdbcQuotaStore} is one in a database.
 */
public interface QuotaStore {

    /**
     * A permit that a node has taken.
     *
     * @param number from 1 to the plan's number of requests
     * @param takenUntil when it is free again unless this is corrected, in milliseconds of the store's clock
     */
    record Permit(int number, long takenUntil) {}

    /**
     * A node, as it describes itself with each permit that it takes.
     *
     * @param id 36 characters
     * @param plan the requests per minute that the node is set to
     * @param reserve how many permits the node leaves for calls of high priority
     */
    record Node(String id, int plan, int reserve) {}

    /**
     * A node's request for permits.
     *
     * @param highest the highest permit number that may be taken
     * @param count how many to take at most
     * @param leave how many free permits to leave
     * @param idle for how long a permit must have been free
     * @param duration for how long a permit is taken
     */
    record Request(Node node, int highest, int count, int leave, Duration idle, Duration duration) {}

    /** Checks whether the store can be used; called once, when the first endpoint starts. */
    default void check() {}

    /**
     * Counts the taken permits of an account.
     *
     * @param account a hash of the API key: 1 to 64 characters, no secret
     * @return how many each node holds; a node appears once for each description that it gave
     */
    Map<Node, Integer> held(String account) throws Exception;

    /** Takes free permits in one atomic step. */
    List<Permit> take(String account, Request request) throws Exception;

    /**
     * Corrects when permits are free: after so long from now on. Leaves alone a permit that another node has taken meanwhile,
     * whose {@code takenUntil} therefore differs.
     */
    void release(String account, Map<Permit, Duration> permits) throws Exception;
}
