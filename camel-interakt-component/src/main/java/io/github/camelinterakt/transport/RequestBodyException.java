package io.github.camelinterakt.transport;

import java.io.IOException;

/** The caller's own file or stream failed while it was being uploaded. */
public final class RequestBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Wraps the failure. */
    public RequestBodyException(IOException cause) {
        super("the request's body could not be read", cause);
    }
}
