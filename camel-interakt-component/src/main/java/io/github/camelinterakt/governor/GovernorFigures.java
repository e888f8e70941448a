package io.github.camelinterakt.governor;

import java.time.Duration;

/**
 * What a governor shows.
 *
 * @param account a short hash of the account's key
 * @param requestsPerMinute what is set
 * @param capacity how many permits may be out or cooling now: what is set, unless leases or refusals allow fewer
 * @param used how many permits are out or cooling
 * @param inFlight how many calls are under way
 * @param waitingHigh how many calls wait in the high lane
 * @param waitingNormal how many in the normal lane
 * @param waitingBulk how many in the bulk lane
 * @param delayed how many calls wait until they are due to be tried again
 * @param admitted how many calls got a permit so far, each try counted
 * @param refused how many answers were 429 so far
 * @param expired how many calls waited longer than their ttl so far
 * @param rejected how many calls found their lane full so far
 * @param pause how long the account still pauses; zero if it does not
 */
public record GovernorFigures(
        String account,
        int requestsPerMinute,
        int capacity,
        int used,
        int inFlight,
        int waitingHigh,
        int waitingNormal,
        int waitingBulk,
        int delayed,
        long admitted,
        long refused,
        long expired,
        long rejected,
        Duration pause) {}
