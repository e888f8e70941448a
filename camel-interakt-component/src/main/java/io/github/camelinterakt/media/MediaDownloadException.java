package io.github.camelinterakt.media;

import java.io.IOException;

/** A failed download of media. The message does not contain the URL, which grants access to the media. */
public class MediaDownloadException extends IOException {

    private static final long serialVersionUID = 1L;

    /** The cause of the failure. */
    public enum Problem {
        /** The body has no media. */
        NO_MEDIA,
        /** The URL is not http(s), or its host has an address that is not public. */
        REFUSED,
        /** The media is larger than {@code maxSize}. */
        TOO_LARGE,
        /** The server does not have the media: the URL has expired or is wrong. */
        GONE,
        /** All attempts failed: network failures, timeouts, or errors of the server. */
        UNREACHABLE
    }

    private final Problem problem;

    MediaDownloadException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    /** Returns the cause; only after {@code UNREACHABLE} can a later retry succeed. */
    public Problem getProblem() {
        return problem;
    }
}
