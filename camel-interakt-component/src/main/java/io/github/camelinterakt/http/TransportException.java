package io.github.camelinterakt.http;

import java.io.IOException;

/** A call ended without a usable HTTP response. */
public final class TransportException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Problem {
        /** Connecting, or the response, took too long. */
        TIMEOUT,
        /** The connection failed or broke. */
        CONNECTION,
        /** The response is not HTTP, or is too large. */
        RESPONSE,
        /** The request's own entity cannot be read. */
        REQUEST_BODY
    }

    private final Problem problem;
    private final boolean maybeWritten;

    /**
     * Creates the exception.
     *
     * @param maybeWritten whether bytes of the request may have reached the server
     * @param message what happened, without content of the request
     * @param cause {@code null} if there is none
     */
    public TransportException(Problem problem, boolean maybeWritten, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
        this.maybeWritten = maybeWritten;
    }

    /** The failure of an entity's own file or stream while it is written. */
    public static TransportException unreadableEntity(IOException cause) {
        return new TransportException(Problem.REQUEST_BODY, true, "the body could not be read", cause);
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
