package io.github.camelinterakt.governor.quota;

/**
 * What does not change while an account's quota is in use. Times are nanoseconds.
 *
 * @param window how long a permit cools
 * @param maxQueued how many calls may wait in each lane
 * @param highReserve the part of the quota that is kept for the high lane once it is in use: from 0 to less than 1
 * @param maxPause the longest pause after a 429
 */
public record QuotaRules(long window, int maxQueued, double highReserve, long maxPause) {}
