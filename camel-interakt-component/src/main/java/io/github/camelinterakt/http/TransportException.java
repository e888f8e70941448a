package io.github.camelinterakt.http;

import java.io.IOException;

import io.github.camelinterakt.Reason;

/** A call ended without a usable HTTP response. The message has no content of the request. */
public final class TransportException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean maybeWritten;

    /** Creates the exception; {@code cause} is {@code null} if there is none. */
    public TransportException(Reason reason, boolean maybeWritten, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.maybeWritten = maybeWritten;
    }

    /** The failure of an entity's own file or stream while it is written. */
    public static TransportException unreadableEntity(IOException cause) {
        return new TransportException(Reason.INVALID_REQUEST, true, "the body could not be read", cause);
    }

    /** What went wrong. */
    public Reason reason() {
        return reason;
    }

    /** Whether bytes of the request may have reached the server. */
    public boolean isMaybeWritten() {
        return maybeWritten;
    }
}
