package io.github.camelinterakt;

/** When an event is acknowledged with status 200. */
public enum Acknowledgement {
    /** When the route has completed, or at the deadline as configured. */
    onComplete,
    /** When it is stored in the durable inbox, which delivers it to the route. */
    onStore
}
