package io.github.camelinterakt;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.camelinterakt.preflight.Violation;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;

/**
 * The one exception of the component: every failed call ends in it.
 *
 * <p>Routes tell failures apart by {@link #getReason()} and decide about repeating by {@link #getOutcome()}, for example
 * {@code onException(InteraktException.class).onWhen(simple("${exception.reason} == 'WINDOW_CLOSED'"))}. The message names
 * operation, status, reason and outcome, Interakt's own text with phone numbers, e-mail addresses and keys masked, and
 * what to do; it holds nothing of the request's content.
 */
public class InteraktException extends RuntimeCamelException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private final InteraktOperation operation;
    private final Reason reason;
    private final Outcome outcome;
    private final String detail;
    private final String responseMessage;
    private final Duration retryAfter;
    private final List<Violation> violations;
    private int httpResponseCode;
    private String httpResponseStatus;

    private InteraktException(Builder builder) {
        super(builder.text(), builder.cause);
        this.operation = builder.operation;
        this.reason = builder.reason;
        this.outcome = builder.outcome;
        this.detail = builder.detail;
        this.responseMessage = builder.responseMessage;
        this.retryAfter = builder.retryAfter;
        this.violations = builder.violations;
        this.httpResponseCode = builder.status;
    }

    /**
     * A call that was refused before it left: the input is wrong.
     *
     * @param operation the operation
     * @param problem what is wrong and what to do, in one sentence, without content of the message
     */
    public static InteraktException invalid(InteraktOperation operation, String problem) {
        return invalid(operation, problem, null);
    }

    /** Like {@link #invalid(InteraktOperation, String)}, with the cause. */
    public static InteraktException invalid(InteraktOperation operation, String problem, Throwable cause) {
        return builder(operation, Reason.INVALID_REQUEST, Outcome.NOT_SENT)
                .detail(problem)
                .cause(cause)
                .build();
    }

    /** Starts an exception of that operation, reason and outcome. */
    public static Builder builder(InteraktOperation operation, Reason reason, Outcome outcome) {
        return new Builder(operation, reason, outcome);
    }

    /** The same failure with another outcome: what is known of a call is more than what its last try tells. */
    public InteraktException withOutcome(Outcome other) {
        return builder(operation, reason, other)
                .status(httpResponseCode)
                .detail(detail)
                .responseMessage(responseMessage)
                .retryAfter(retryAfter)
                .violations(violations)
                .cause(getCause())
                .build();
    }

    /** The operation that failed. */
    public InteraktOperation getOperation() {
        return operation;
    }

    /** Why it failed. */
    public Reason getReason() {
        return reason;
    }

    /** What is known of its effect. */
    public Outcome getOutcome() {
        return outcome;
    }

    /**
     * Whether the same call may be made again without the risk of doing it twice: it was {@link Outcome#NOT_SENT}, or it is
     * {@link Outcome#MAYBE_SENT} and the operation is idempotent. False where it was refused locally: it would be again.
     */
    public boolean isSafeToRepeat() {
        return outcome == Outcome.NOT_SENT && reason != Reason.INVALID_REQUEST && violations.isEmpty()
                || outcome == Outcome.MAYBE_SENT && operation.isIdempotent();
    }

    /** Interakt's own text, masked; empty where there was none. */
    public Optional<String> getResponseMessage() {
        return Optional.ofNullable(responseMessage);
    }

    /** How long Interakt asks to wait before the next try (its {@code Retry-After}); empty where it did not say. */
    public Optional<Duration> getRetryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * What is wrong with a call that was refused locally: every rule that it breaks, by place, rule and length, never with
     * the content. Empty where something else went wrong, or where the body could not be read at all.
     */
    public List<Violation> getViolations() {
        return violations;
    }

    /** The answer's HTTP status; 0 where there was no answer. */
    @Override
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.httpResponseCode = code;
    }

    /** The answer's status text; {@code null}, since HTTP/2 has none. */
    @Override
    public String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    @Override
    public void setHttpResponseStatus(String status) {
        this.httpResponseStatus = status;
    }

    /** Builds an {@link InteraktException}. */
    public static final class Builder {

        private final InteraktOperation operation;
        private final Reason reason;
        private final Outcome outcome;
        private int status;
        private String detail;
        private String responseMessage;
        private Duration retryAfter;
        private List<Violation> violations = List.of();
        private Throwable cause;

        private Builder(InteraktOperation operation, Reason reason, Outcome outcome) {
            this.operation = Objects.requireNonNull(operation, "operation");
            this.reason = Objects.requireNonNull(reason, "reason");
            this.outcome = Objects.requireNonNull(outcome, "outcome");
        }

        /** The answer's HTTP status; left out where there was none. */
        public Builder status(int status) {
            this.status = status;
            return this;
        }

        /** What happened, in the component's words. */
        public Builder detail(String detail) {
            this.detail = detail;
            return this;
        }

        /** Interakt's own text; it is masked here. */
        public Builder responseMessage(String responseMessage) {
            this.responseMessage = Masking.mask(responseMessage);
            return this;
        }

        /** How long Interakt asks to wait. */
        public Builder retryAfter(Duration retryAfter) {
            this.retryAfter = retryAfter;
            return this;
        }

        /** The rules that the call breaks; the detail has to name them. */
        public Builder violations(List<Violation> violations) {
            this.violations = List.copyOf(violations);
            return this;
        }

        /** The cause; its own message must be free of secrets and personal data. */
        public Builder cause(Throwable cause) {
            this.cause = cause;
            return this;
        }

        /** The exception. */
        public InteraktException build() {
            return new InteraktException(this);
        }

        private String text() {
            StringBuilder text =
                    new StringBuilder("interakt:").append(operation).append(" failed: ");
            text.append(reason).append(", ").append(outcome);
            if (status > 0) {
                text.append(", HTTP ").append(status);
            }
            if (retryAfter != null) {
                text.append(", Retry-After ").append(retryAfter.toSeconds()).append(" s");
            }
            if (detail != null) {
                text.append(". ").append(detail);
            }
            if (responseMessage != null) {
                text.append(". Interakt says: ").append(responseMessage);
            }
            if (reason.advice() != null) {
                text.append(text.charAt(text.length() - 1) == '.' ? " " : ". ").append(reason.advice());
            }
            return text.toString();
        }
    }
}
