package io.github.camelinterakt.internal.client;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;

/** Maps failed calls to exceptions. The texts are those that the notes on the API list. */
final class Failures {

    /** HTTP's three forms of a date; the year of two digits is from 1990 on. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendPattern("[EEE, d MMM uuuu HH:mm:ss zzz][EEE MMM ppd HH:mm:ss uuuu][EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1990)
            .appendPattern(" HH:mm:ss zzz]")
            .toFormatter(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Map<String, Reason> TEXTS = Map.of(
            "has not messaged within last 24 hours", Reason.WINDOW_CLOSED,
            "customer is not available for the organization", Reason.CUSTOMER_UNKNOWN,
            "no approved template found", Reason.TEMPLATE_NOT_FOUND,
            "template category mismatch", Reason.CATEGORY_MISMATCH,
            "invalid token provided", Reason.UNAUTHORIZED,
            "api not supported on your account", Reason.NOT_ON_PLAN,
            "rate limit exceeded", Reason.RATE_LIMITED);

    private Failures() {}

    /** A response that reports a failure by its status or by {@code result: false}. */
    static InteraktException answered(
            InteraktOperation operation,
            HttpResponse response,
            String responseMessage,
            Clock clock,
            boolean retryOn503) {
        Duration retryAfter = retryAfter(response, clock);
        int status = response.getCode();
        Reason reason = reason(status, responseMessage);
        return InteraktException.withResponse(
                operation,
                reason,
                outcome(reason, status, retryAfter != null && (retryOn503 || operation.isIdempotent())),
                status,
                reason == Reason.NOT_ON_PLAN ? planAdvice(operation) : null,
                responseMessage,
                retryAfter);
    }

    /** A response that is not in the API's format. */
    static InteraktException unusable(InteraktOperation operation, int status, Outcome outcome, String problem) {
        return InteraktException.withResponse(operation, Reason.INVALID_RESPONSE, outcome, status, problem, null, null);
    }

    /** Whether a response without a result, which may be an HTML page, comes from a server that is not the API. */
    static boolean isFromAnotherServer(int status, boolean isPage) {
        return switch (status) {
            case HttpStatus.SC_NOT_FOUND, HttpStatus.SC_METHOD_NOT_ALLOWED, HttpStatus.SC_NOT_IMPLEMENTED -> true;
            case HttpStatus.SC_UNAUTHORIZED, HttpStatus.SC_REQUEST_TIMEOUT, HttpStatus.SC_TOO_MANY_REQUESTS -> false;
            default -> isPage && status >= 400 && status < 500;
        };
    }

    /**
     * The failure of a call after its last attempt. If an earlier attempt may have been sent, so may the call, although the
     * last attempt was not. A rejection decides for all attempts, because the server rejects the same request each time.
     */
    static InteraktException after(InteraktException before, InteraktException last) {
        boolean maybeSent = before != null && before.getOutcome() == Outcome.MAYBE_SENT;
        return maybeSent && last.getOutcome() == Outcome.NOT_SENT ? last.withOutcome(Outcome.MAYBE_SENT) : last;
    }

    /** The failure of a call that the quota does not let through, after the failure of its earlier attempts if there were any. */
    static InteraktException refused(InteraktOperation operation, Reason why, String detail, InteraktException before) {
        if (before != null && before.getOutcome() == Outcome.MAYBE_SENT) {
            // The retry was not sent, but an earlier attempt may have been.
            return before;
        }
        return InteraktException.withoutResponse(operation, why, Outcome.NOT_SENT, detail, before);
    }

    /** The delay that {@code Retry-After} asks for, never negative; {@code null} if it has neither seconds nor an HTTP date. */
    static Duration retryAfter(HttpResponse response, Clock clock) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        String value = header == null ? "" : header.getValue().strip();
        try {
            if (value.matches("[0-9]+")) {
                return Duration.ofSeconds(Long.parseLong(value));
            }
            Duration wait = Duration.between(clock.instant(), DATE.parse(value, Instant::from));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (NumberFormatException | DateTimeException unreadable) {
            return null;
        }
    }

    private static String planAdvice(InteraktOperation operation) {
        return operation == InteraktOperation.message
                ? "Check the account's plan: templates need at least Growth, all other messages Advanced"
                : "Check the account's plan: the public API needs at least Growth";
    }

    private static Reason reason(int status, String message) {
        // These two statuses are unambiguous; other responses differ only by their text.
        if (status == HttpStatus.SC_TOO_MANY_REQUESTS) {
            return Reason.RATE_LIMITED;
        }
        if (status == HttpStatus.SC_UNAUTHORIZED) {
            return Reason.UNAUTHORIZED;
        }
        if (status >= 500) {
            return Reason.SERVER_ERROR;
        }
        String text = message == null ? "" : message.toLowerCase(Locale.ROOT);
        for (String known : TEXTS.keySet()) {
            if (text.contains(known)) {
                return TEXTS.get(known);
            }
        }
        return switch (status) {
            case HttpStatus.SC_PAYMENT_REQUIRED, HttpStatus.SC_FORBIDDEN -> Reason.NOT_ON_PLAN;
            case HttpStatus.SC_REQUEST_TIMEOUT -> Reason.TIMEOUT;
            default -> status >= 300 && status < 400 ? Reason.INVALID_RESPONSE : Reason.INVALID_REQUEST;
        };
    }

    /** A gateway may respond with 503 and {@code Retry-After} after it has forwarded the request. */
    private static Outcome outcome(Reason reason, int status, boolean trustsRetryAfter) {
        if (reason == Reason.RATE_LIMITED || status == HttpStatus.SC_SERVICE_UNAVAILABLE && trustsRetryAfter) {
            return Outcome.NOT_SENT;
        }
        return status >= 500 || status == HttpStatus.SC_REQUEST_TIMEOUT ? Outcome.MAYBE_SENT : Outcome.REJECTED;
    }
}
