package io.github.camelinterakt.internal.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import io.github.camelinterakt.DocumentedTable;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What every fault means for every operation. The documentation has the table. */
class FailuresTest {

    /** A fault, and what it means for an operation. */
    private record Fault(String what, boolean isRefusal, Function<InteraktOperation, InteraktException> meaning) {

        /** A gateway may respond so after it has forwarded the request. */
        boolean isUnavailable() {
            return what.startsWith("503");
        }
    }

    private static final List<InteraktOperation> OPERATIONS = Arrays.stream(InteraktOperation.values())
            .filter(InteraktOperation::isApiCall)
            .toList();

    private static final List<Fault> FAULTS = List.of(
            refused("refused locally: [preflight](preflight.md), options, headers, a body that cannot be read", null),
            refused("`maxQueued` calls of its priority wait already", Reason.QUEUE_FULL),
            refused("the call waited longer than its `ttl`", Reason.EXPIRED),
            refused("the context stopped while the call waited", Reason.SHUTDOWN),
            unanswered(
                    "no connection: refused, unreachable, name unknown, TLS failed", Reason.CONNECTION_FAILED, false),
            unanswered("no connection in time, or none free", Reason.TIMEOUT, false),
            unanswered("the upload's file cannot be read, before anything was written", Reason.INVALID_REQUEST, false),
            unanswered("the upload's file cannot be read, in the middle", Reason.INVALID_REQUEST, true),
            unanswered("the connection broke while or after the request was written", Reason.CONNECTION_FAILED, true),
            unanswered("no complete response in time", Reason.TIMEOUT, true),
            unanswered("bytes that are not HTTP, or too many", Reason.INVALID_RESPONSE, true),
            new Fault(
                    "2xx, and not a JSON object",
                    false,
                    operation -> Failures.unusable(operation, 200, Outcome.MAYBE_SENT, "The response is not JSON")),
            answered("3xx", 302, null, ""),
            answered("429", 429, "20", ""),
            answered("503 with `Retry-After`", 503, "20", ""),
            answered("other 5xx", 500, null, ""),
            answered("408", 408, null, ""),
            answered("401", 401, null, ""),
            answered("\"Invalid token provided\"", 400, null, "Invalid token provided"),
            answered("402, 403", 403, null, ""),
            answered(
                    "\"... has not messaged within last 24 hours ...\"",
                    400,
                    null,
                    "Customer has not messaged within last 24 hours"),
            answered(
                    "\"Customer is not available for the organization\"",
                    400,
                    null,
                    "Customer is not available for the organization"),
            answered("\"No approved template found ...\"", 400, null, "No approved template found with name x"),
            answered("\"Template category mismatch ...\"", 400, null, "Template category mismatch"),
            answered("\"Rate limit exceeded ...\"", 400, null, "Rate limit exceeded for this resource"),
            answered("other 4xx", 400, null, "Please correct"),
            answered("2xx with `result: false`", 200, null, "no"));

    private static Fault refused(String what, Reason why) {
        return new Fault(
                what,
                true,
                operation -> why == null
                        ? InteraktException.refused(operation, Reason.INVALID_REQUEST, "wrong", List.of())
                        : Failures.refused(operation, why, null, null));
    }

    private static Fault unanswered(String what, Reason problem, boolean maybeWritten) {
        return new Fault(
                what,
                false,
                operation -> InteraktException.withoutResponse(
                        operation, problem, maybeWritten ? Outcome.MAYBE_SENT : Outcome.NOT_SENT, "x", null));
    }

    private static Fault answered(String what, int status, String retryAfter, String message) {
        return new Fault(
                what,
                false,
                operation ->
                        Failures.answered(operation, response(status, retryAfter), message, Clock.systemUTC(), false));
    }

    private static HttpResponse response(int status, String retryAfter) {
        HttpResponse response = new BasicHttpResponse(status);
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return response;
    }

    @Test
    void theDocumentationListsEveryFault() throws IOException {
        StringBuilder table = new StringBuilder(
                "| fault | reason | outcome | the component repeats it |\n| --- | --- | --- | --- |\n");
        for (Fault fault : FAULTS) {
            InteraktException any = fault.meaning().apply(InteraktOperation.message);
            table.append("| %s | `%s` | `%s` | %s |\n"
                    .formatted(fault.what(), any.getReason(), any.getOutcome(), repeated(fault)));
        }
        DocumentedTable.assertUpToDate("errors.md", "faults", table.toString(), FailuresTest.class);
    }

    private static String repeated(Fault fault) {
        List<InteraktOperation> of = OPERATIONS.stream()
                .filter(operation -> fault.meaning().apply(operation).isSafeToRepeat())
                .toList();
        if (fault.isRefusal() || of.isEmpty()) {
            return "no";
        }
        return of.equals(OPERATIONS) ? "yes" : "where [twice does no harm](#what-to-repeat)";
    }

    @Test
    void reasonAndOutcomeOfAFaultDoNotDependOnTheOperation() {
        assertThat(FAULTS).filteredOn(fault -> !fault.isUnavailable()).allSatisfy(fault -> assertThat(OPERATIONS)
                .extracting(fault.meaning()::apply)
                .extracting(InteraktException::getReason, InteraktException::getOutcome)
                .containsOnly(tuple(
                        fault.meaning().apply(InteraktOperation.message).getReason(),
                        fault.meaning().apply(InteraktOperation.message).getOutcome())));
    }

    @Test
    void a503WithRetryAfterIsNotSentOnlyWhereARepetitionDoesNoHarm() {
        assertThat(OPERATIONS).allSatisfy(operation -> {
            InteraktException failure = Failures.answered(operation, response(503, "20"), "", Clock.systemUTC(), false);
            assertThat(failure.getOutcome())
                    .isEqualTo(operation.isIdempotent() ? Outcome.NOT_SENT : Outcome.MAYBE_SENT);
            assertThat(failure.isSafeToRepeat()).isEqualTo(operation.isIdempotent());
            assertThat(Failures.answered(operation, response(503, "20"), "", Clock.systemUTC(), true)
                            .getOutcome())
                    .isEqualTo(Outcome.NOT_SENT);
        });
    }

    @Test
    void maybeSentCallsAreRetriedIfIdempotentAndRejectedOnesNever() {
        assertThat(FAULTS).allSatisfy(fault -> assertThat(OPERATIONS).allSatisfy(operation -> {
            InteraktException failure = fault.meaning().apply(operation);
            if (failure.getOutcome() == Outcome.MAYBE_SENT) {
                assertThat(failure.isSafeToRepeat()).isEqualTo(operation.isIdempotent());
            }
            if (failure.getOutcome() == Outcome.REJECTED || failure.getReason() == Reason.INVALID_REQUEST) {
                assertThat(failure.isSafeToRepeat() && !operation.isIdempotent())
                        .isFalse();
            }
        }));
    }

    @Test
    void everyReasonAndOutcomeHasAFault() {
        assertThat(FAULTS)
                .extracting(fault ->
                        fault.meaning().apply(InteraktOperation.message).getReason())
                .contains(Reason.values());
        assertThat(FAULTS)
                .extracting(fault ->
                        fault.meaning().apply(InteraktOperation.message).getOutcome())
                .contains(Outcome.values());
    }

    /** At 1994-11-06T08:49:00Z, or 2026 for years of two digits. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 06 Nov 1994 08:49:37 GMT    | 37",
                "Sunday, 06-Nov-94 08:49:37 GMT   | 37",
                "Sun Nov  6 08:49:37 1994         | 37",
                "Sun Nov 06 08:49:37 1994         | 37",
                "Sunday, 06-Nov-94 09:49:00 GMT   | 3600",
                "Monday, 07-Nov-94 08:49:00 GMT   | 86400",
                "Mon Nov  7 08:49:00 1994         | 86400",
                "Wed Nov 16 08:49:00 1994         | 864000",
                "Saturday, 05-Nov-94 08:49:37 GMT | 0",
                "Sat Nov  5 08:49:37 1994         | 0",
                "Thu, 05 Nov 1970 08:49:37 GMT    | 0",
                "Sun, 6 Nov 1994 08:49:37 GMT     | 37",
                "Tuesday, 15-Nov-94 08:12:31 GMT  | 775411"
            })
    void eachFormOfADateInRetryAfterIsTheTimeUntilThen(String date, long seconds) {
        Clock clock = Clock.fixed(Instant.parse("1994-11-06T08:49:00Z"), ZoneOffset.UTC);
        assertThat(Failures.retryAfter(response(503, date), clock)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Friday, 27-Nov-26 12:00:30 GMT   | 30",
                "Saturday, 28-Nov-26 12:00:00 GMT | 86400",
                "Friday, 01-Jan-27 00:00:00 GMT   | 2980800",
                "Sunday, 27-Nov-94 12:00:00 GMT   | 0",
                "Friday, 26-Nov-99 12:00:00 GMT   | 0"
            })
    void aYearOfTwoDigitsIsThatOfThisCenturyOrTheEndOfTheLast(String date, long seconds) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);
        assertThat(Failures.retryAfter(response(503, date), clock)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sunday, 06-Nov-1994 08:49:37 GMT",
                "Sunday 06-Nov-94 08:49:37",
                "06-Nov-94",
                "Sun Nov 31 08:49:37 1994",
                "Sunday, 06-Nov-94 25:49:37 GMT",
                "1994-11-06T08:49:37Z",
                "-1",
                "1e3"
            })
    void whatIsNoDateIsIgnored(String date) {
        assertThat(Failures.retryAfter(response(503, date), Clock.systemUTC())).isNull();
    }
}
