package io.github.camelinterakt.internal.governor;

import io.github.camelinterakt.internal.context.Figure;

/** The current figures of an account's quota. */
public record GovernorFigures(
        @Figure("Rate limit: requests per minute") int requestsPerMinute,

        @Figure("Permits that may be in use now; fewer than the rate limit after 429s")
        int capacity,

        @Figure("Permits used by calls of the last minute") int used,
        @Figure("Calls under way") int inFlight,
        @Figure("Calls of priority high that wait") int waitingHigh,
        @Figure("Calls of priority normal that wait") int waitingNormal,
        @Figure("Calls of priority bulk that wait") int waitingBulk,

        @Figure("Calls that wait until their next try is due")
        int delayed,

        @Figure(value = "Calls that got a permit, each try counted", counter = true)
        long admitted,

        @Figure(value = "Responses with status 429", counter = true)
        long rateLimited,

        @Figure(value = "Calls that waited longer than their ttl", counter = true)
        long expired,

        @Figure(value = "Calls that found the queue of their priority full", counter = true)
        long rejected,

        @Figure("How long the account still pauses after a 429, in milliseconds; 0 if it does not")
        long pauseMillis) {

    /** What a person has to solve, or null: the server has refused calls within the rate limit. */
    public String problem() {
        return capacity == requestsPerMinute
                ? null
                : "Interakt accepts fewer than the " + requestsPerMinute
                        + " requests per minute that are set: compare plan"
                        + " with the account's, and set quotaShare if other applications use the account";
    }
}
