package io.github.camelinterakt.sandbox.api;

/** Thrown where the API answers a call with an error. It is the sandbox's normal control flow, so it carries no stack trace. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String CORRECT_THE_FOLLOWING = "Please correct the following error - ";

    private final int status;

    /**
     * A refusal with a text of its own.
     *
     * @param status the HTTP status, 400 or more
     * @param message the API's text
     */
    public RefusedException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /**
     * A refusal with status 400 and the API's usual beginning.
     *
     * @param error what is wrong
     * @return the exception, to be thrown
     */
    public static RefusedException pleaseCorrect(String error) {
        return new RefusedException(400, CORRECT_THE_FOLLOWING + error);
    }

    /**
     * The answer that the client sees.
     *
     * @return status and text of this refusal
     */
    public Answer answer() {
        return Answer.failure(status, getMessage());
    }
}
