package io.github.camelinterakt;

/** What a feed does when its route failed in all attempts. Its names are the option's values. */
public enum OnFailure {
    /** Stores the id beside the checkpoint, logs a warning and continues; {@code retryParked} delivers it again. */
    park,
    /** Stops the route, with the checkpoint before the failure. */
    stop
}
