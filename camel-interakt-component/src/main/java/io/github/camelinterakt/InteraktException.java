package io.github.camelinterakt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;

/**
 * The exception of every failed call.
 *
 * <p>Routes tell failures apart by {@link #getReason()}, and decide by {@link #getOutcome()} whether to repeat a call:
 * {@code onException(InteraktException.class).onWhen(simple("${exception.reason} == 'WINDOW_CLOSED'"))}. The message
 * holds operation, reason, outcome, status, advice, and Interakt's own text with phone numbers, e-mail addresses and
 * keys masked; it never holds content of the request.
 */
public class InteraktException extends RuntimeCamelException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;
    private static final int MAX_TEXT = 500;
    /** Would forge lines of a log, commands of a terminal, or another order of characters. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069]+");

    /** Personal data and keys. An id, which is full of digits but neither, is matched first, and kept. */
    private static final Pattern PERSONAL =
            Pattern.compile("(?<id>\\b\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b)"
                    + "|[\\w.%+-]+@[\\w.-]+|Basic\\s+\\S+|\\+?\\d(?:[ ().-]{0,2}\\d){6,}");

    private final InteraktOperation operation;
    private final Reason reason;
    private final Outcome outcome;
    private final String detail;
    private final String responseMessage;
    private final Duration retryAfter;
    private final List<Violation> violations;
    private int httpResponseCode;

    private InteraktException(
            InteraktOperation operation,
            Reason reason,
            Outcome outcome,
            int status,
            String detail,
            String responseMessage,
            Duration retryAfter,
            List<Violation> violations,
            Throwable cause) {
        super(null, cause);
        this.operation = operation;
        this.reason = reason;
        this.outcome = outcome;
        this.httpResponseCode = status;
        this.detail = detail;
        this.responseMessage = responseMessage;
        this.retryAfter = retryAfter;
        this.violations = violations;
    }

    @Override
    public String getMessage() {
        String message = "interakt:" + operation + " failed: " + reason + ", " + outcome
                + (httpResponseCode == 0 ? "" : ", HTTP " + httpResponseCode)
                + (retryAfter == null ? "" : ", Retry-After " + retryAfter.toSeconds() + " s");
        message = sentence(message, detail);
        message = sentence(message, responseMessage == null ? null : "Interakt says: " + responseMessage);
        return sentence(message, reason.advice());
    }

    private static String sentence(String message, String text) {
        return text == null ? message : message + (message.endsWith(".") ? " " : ". ") + text;
    }

    /** A call without a response. Detail and the cause's message must be free of secrets and personal data; both may be null. */
    public static InteraktException withoutResponse(
            InteraktOperation operation, Reason reason, Outcome outcome, String detail, Throwable cause) {
        return new InteraktException(operation, reason, outcome, 0, detail, null, null, List.of(), cause);
    }

    /** A call whose response reports a failure in Interakt's own text, which is masked here, or is not the API's, as the detail says. */
    public static InteraktException withResponse(
            InteraktOperation operation,
            Reason reason,
            Outcome outcome,
            int status,
            String detail,
            String responseMessage,
            Duration retryAfter) {
        return new InteraktException(
                operation, reason, outcome, status, detail, mask(responseMessage), retryAfter, List.of(), null);
    }

    /** A call that was refused locally; the detail names the rules that it breaks. */
    public static InteraktException refused(
            InteraktOperation operation, Reason reason, String detail, List<Violation> violations) {
        return new InteraktException(
                operation, reason, Outcome.NOT_SENT, 0, detail, null, null, List.copyOf(violations), null);
    }

    /** This failure of the last attempt with the outcome that follows from all attempts. */
    public InteraktException withOutcome(Outcome other) {
        return new InteraktException(
                operation,
                reason,
                other,
                httpResponseCode,
                detail,
                responseMessage,
                retryAfter,
                violations,
                getCause());
    }

    private static String mask(String text) {
        if (text == null) {
            return null;
        }
        String line = CONTROL.matcher(text).replaceAll(" ");
        String bounded = line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) + "..." : line;
        return PERSONAL.matcher(bounded).replaceAll(match -> match.group(1) != null ? match.group(1) : "***");
    }

    /** The failed operation. */
    public InteraktOperation getOperation() {
        return operation;
    }

    /** Why it failed. */
    public Reason getReason() {
        return reason;
    }

    /** Whether Interakt may have carried the call out. */
    public Outcome getOutcome() {
        return outcome;
    }

    /**
     * Whether repeating the call cannot carry it out twice: it was {@link Outcome#NOT_SENT}, or it is
     * {@link Outcome#MAYBE_SENT} and the operation is idempotent. False if it was refused locally.
     */
    public boolean isSafeToRepeat() {
        return outcome == Outcome.NOT_SENT && reason != Reason.INVALID_REQUEST && violations.isEmpty()
                || outcome == Outcome.MAYBE_SENT && operation.isIdempotent();
    }

    /** Interakt's own text, masked; empty if there was none. */
    public Optional<String> getResponseMessage() {
        return Optional.ofNullable(responseMessage);
    }

    /** How long to wait before the next attempt (header {@code Retry-After} of the response); empty if it has none. */
    public Optional<Duration> getRetryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The rules that a locally refused call breaks, without its content; else empty. */
    public List<Violation> getViolations() {
        return violations;
    }

    /** The HTTP status of the response; 0 if there was none. */
    @Override
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.httpResponseCode = code;
    }

    /** {@code null}: HTTP/2 has no status text. */
    @Override
    public String getHttpResponseStatus() {
        return null;
    }

    @Override
    public void setHttpResponseStatus(String status) {
        // nothing: see the getter
    }
}
