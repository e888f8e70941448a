package io.github.camelinterakt.internal.governor.simulation;

import java.time.Duration;

/** What keeps a route's calls within the quota, or is to. */
interface Limiter {

    /** How often the routes here send a call again after a 500, as Camel's error handler does. */
    int REDELIVERIES = 3;

    /** Camel's own. */
    Duration REDELIVERY_DELAY = Duration.ofSeconds(1);

    /** A call comes to the endpoint, or to the throttle before it. */
    void offer(SimulatedCall call);
}
