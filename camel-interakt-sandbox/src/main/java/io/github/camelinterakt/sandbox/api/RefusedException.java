package io.github.camelinterakt.sandbox.api;

/** Thrown if the API refuses a call. It is part of the regular control flow, and therefore has no stack trace. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String CORRECT_THE_FOLLOWING = "Please correct the following error - ";

    private final int status;

    public RefusedException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** Refuses a call with status 400 and the API's usual prefix. */
    public static RefusedException pleaseCorrect(String error) {
        return new RefusedException(400, CORRECT_THE_FOLLOWING + error);
    }

    public static String rule(String text) {
        return text.startsWith(CORRECT_THE_FOLLOWING) ? text.substring(CORRECT_THE_FOLLOWING.length()) : text;
    }

    public int status() {
        return status;
    }

    public ApiResponse response() {
        return ApiResponse.failure(status, getMessage());
    }
}
