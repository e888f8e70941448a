package io.github.camelinterakt.benchmarks.contestant;

import java.io.IOException;

/** A client that can send one message to the stub, again and again, from any thread. */
public interface Contestant extends AutoCloseable {

    /**
     * Makes one call and reports its end, exactly once, on whatever thread the client ends it.
     *
     * @param completion told when the answer has been read and found to be the right one, or why there is none
     */
    void call(Completion completion);

    /**
     * Whether {@link #call} keeps its thread until the answer is there. Such a client needs a thread for every call in
     * flight.
     */
    boolean blocking();

    /** Closes the client and its connections. */
    @Override
    void close() throws IOException;

    /** Who waits for a call. */
    interface Completion {

        /**
         * The answer is there.
         *
         * @param body the answer's body in the form in which the client hands it out
         */
        void answered(Object body);

        /** There is no answer, or it is the wrong one. */
        void failed(Throwable cause);
    }
}
