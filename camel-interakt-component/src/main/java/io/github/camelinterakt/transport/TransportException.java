package io.github.camelinterakt.transport;

import java.io.IOException;

/** No usable HTTP answer came. Tells how far the request got. */
public final class TransportException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Problem {
        /** A time-out: of the wait for a connection, of connecting, or of the answer. */
        TIMEOUT,
        /** The connection did not come about or broke. */
        CONNECTION,
        /** Bytes came that are no complete HTTP answer, or too many of them. */
        RESPONSE,
        /** The caller's own body could not be read. */
        REQUEST_BODY
    }

    private final Problem problem;
    private final boolean maybeWritten;

    /**
     * A failure.
     *
     * @param problem what went wrong
     * @param maybeWritten whether bytes of the request may have reached the server
     * @param message what happened, without content of the request
     * @param cause {@code null} if there is none
     */
    public TransportException(Problem problem, boolean maybeWritten, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
        this.maybeWritten = maybeWritten;
    }

    /** What went wrong. */
    public Problem problem() {
        return problem;
    }

    /** Whether bytes of the request may have reached the server. */
    public boolean isMaybeWritten() {
        return maybeWritten;
    }
}
