package io.github.camelinterakt.media;

import java.io.IOException;

/** Media could not be downloaded. The message does not show the URL, which is as good as a password. */
public class MediaDownloadException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Problem {
        /** The message's body names no media. */
        NO_MEDIA,
        /** The URL is not one that is called: not http(s), or of an address that is not public. */
        REFUSED,
        /** It is larger than {@code maxSize}. */
        TOO_LARGE,
        /** The server does not have it: the URL has expired, or is wrong. */
        GONE,
        /** The server could not be reached, or broke off, or was too slow, in all attempts. */
        UNREACHABLE
    }

    private final Problem problem;

    MediaDownloadException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    /** Why; to tell what is worth another attempt later, {@code UNREACHABLE}, from what is not. */
    public Problem getProblem() {
        return problem;
    }
}
