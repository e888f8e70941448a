package io.github.camelinterakt.http;

import java.io.Closeable;
import java.io.IOException;

import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/** The entity of a request. It is closed once, when the call is over. */
@FunctionalInterface
public interface RequestEntity extends Closeable {

    /** Opens the entity for one attempt; runs {@code progress} whenever bytes are written, so that a long upload does not time out. */
    AsyncEntityProducer open(Runnable progress);

    @Override
    default void close() throws IOException {
        // most hold nothing but memory
    }
}
