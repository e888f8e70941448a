package io.github.camelinterakt.media;

import java.io.IOException;

/** Media could not be downloaded. The message does not show the URL, which is as good as a password. */
public class MediaDownloadException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Problem {
        /** The message's body names no media. */
        NO_MEDIA,
        /** The URL is not http(s), or its host has an address that is not public. */
        REFUSED,
        /** It is larger than {@code maxSize}. */
        TOO_LARGE,
        /** The server does not have it: the URL has expired, or is wrong. */
        GONE,
        /** All attempts failed: the server could not be reached, broke off, or was too slow. */
        UNREACHABLE
    }

    private final Problem problem;

    MediaDownloadException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    /** Why; only {@code UNREACHABLE} is worth a retry later. */
    public Problem getProblem() {
        return problem;
    }
}
