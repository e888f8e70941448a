package io.github.camelinterakt.client;

import java.io.IOException;

/** A successful answer is larger than {@code maxResponseSize}. */
final class ResponseTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    ResponseTooLargeException(int maxResponseSize) {
        super("the answer is larger than maxResponseSize (" + maxResponseSize + " bytes)");
    }
}
