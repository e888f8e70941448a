package io.github.camelinterakt.internal.governor;

/** The settings of an account, equal on all its endpoints; {@code maxQueued} is for each lane, the reserve a fraction of the quota. */
public record GovernorSettings(int requestsPerMinute, int maxQueued, double highReserve) {}
