package io.github.camelinterakt.internal.governor;

/**
 * The settings of an account, equal on all its endpoints.
 *
 * @param requestsPerMinute the rate limit of this process: the plan's, or this node's share of it
 * @param maxQueued how many calls may wait in each lane
 * @param highReserve the fraction of the quota that is reserved for the high lane once it is in use; less than 1
 */
public record GovernorSettings(int requestsPerMinute, int maxQueued, double highReserve) {}
