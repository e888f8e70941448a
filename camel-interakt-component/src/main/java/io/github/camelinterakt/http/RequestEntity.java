package io.github.camelinterakt.http;

import java.io.Closeable;
import java.io.IOException;

import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/** The entity of a request. */
@FunctionalInterface
public interface RequestEntity extends Closeable {

    /**
     * Opens the entity for one attempt.
     *
     * @param progress to be run whenever bytes are written, which keeps a long upload from timing out
     */
    AsyncEntityProducer open(Runnable progress);

    /** Releases what the entity holds; called once, when the call is over. */
    @Override
    default void close() throws IOException {
        // most hold nothing but memory
    }
}
