package io.github.camelinterakt.sandbox.api;

/** Thrown if the API refuses a call. It is part of the regular control flow, and therefore has no stack trace. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String CORRECT_THE_FOLLOWING = "Please correct the following error - ";

    private final int status;

    /**
     * Refuses a call with a given status and text.
     *
     * @param status the HTTP status, 400 or more
     * @param message the API's text
     */
    public RefusedException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /**
     * Refuses a call with status 400 and the API's usual prefix.
     *
     * @param error the error
     * @return the exception
     */
    public static RefusedException pleaseCorrect(String error) {
        return new RefusedException(400, CORRECT_THE_FOLLOWING + error);
    }

    /**
     * The rule in an error text.
     *
     * @param text a text of the API
     * @return the text without the API's usual prefix
     */
    public static String rule(String text) {
        return text.startsWith(CORRECT_THE_FOLLOWING) ? text.substring(CORRECT_THE_FOLLOWING.length()) : text;
    }

    /**
     * The HTTP status.
     *
     * @return 400 or more
     */
    public int status() {
        return status;
    }

    /**
     * The response to the client.
     *
     * @return a response with the status and text of this exception
     */
    public ApiResponse response() {
        return ApiResponse.failure(status, getMessage());
    }
}
