package io.github.camelinterakt.feed;

/** What a feed does with what its route has failed with in all its attempts. Its names are the option's values. */
public enum OnFailure {
    /** Notes it down beside the checkpoint, logs a warning, and goes on. It can be tried again by JMX. */
    park,
    /** Stops the route, with the checkpoint before it: nothing behind it is lost. */
    stop
}
