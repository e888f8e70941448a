package io.github.camelinterakt.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.internal.governor.FastTime;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server on which everything goes wrong, in a random order: every exchange completes and says what is true, and what can be
 * done twice only with harm is not. {@code -Dfaults.exchanges} and {@code -Dfaults.seed} make another run.
 */
class ManyFaultsTest {

    private static final int EXCHANGES = Integer.getInteger("faults.exchanges", 600);
    private static final long SEED = Long.getLong("faults.seed", 1L);

    private static final byte[] SUCCESS = "{\"result\":true,\"id\":\"1\"}".getBytes(UTF_8);
    private static final byte[] FAILURE = "{\"result\":false,\"message\":\"no\"}".getBytes(UTF_8);
    private static final Pattern ID = Pattern.compile("id-\\d+");

    /** What the server does with a request, and what the call's failure is if that is its end. */
    private enum Fault {
        NONE(null, null),
        RESET_AFTER_THE_REQUEST(Reason.CONNECTION_FAILED, Outcome.MAYBE_SENT),
        HUNG(Reason.TIMEOUT, Outcome.MAYBE_SENT),
        HALF_AN_ANSWER(Reason.CONNECTION_FAILED, Outcome.MAYBE_SENT),
        GARBAGE(Reason.INVALID_RESPONSE, Outcome.MAYBE_SENT),
        NOT_JSON(Reason.INVALID_RESPONSE, Outcome.MAYBE_SENT),
        SERVER_ERROR(Reason.SERVER_ERROR, Outcome.MAYBE_SENT),
        UNAVAILABLE(Reason.SERVER_ERROR, Outcome.MAYBE_SENT),
        RATE_LIMITED(Reason.RATE_LIMITED, Outcome.NOT_SENT),
        RATE_LIMITED_WITHOUT_RETRY_AFTER(Reason.RATE_LIMITED, Outcome.NOT_SENT),
        BAD_REQUEST(Reason.INVALID_REQUEST, Outcome.REJECTED);

        private final Reason reason;
        private final Outcome outcome;

        Fault(Reason reason, Outcome outcome) {
            this.reason = reason;
            this.outcome = outcome;
        }

        /** A gateway may have forwarded a request before its 503, which does no harm where the call may be repeated. */
        private Outcome outcome(boolean idempotent) {
            return this == UNAVAILABLE && idempotent ? Outcome.NOT_SENT : outcome;
        }
    }

    private record Ending(Reason reason, Outcome outcome) {}

    private final Random random = new Random(SEED);
    private final Map<String, List<Fault>> done = new ConcurrentHashMap<>();

    @ParameterizedTest
    @EnumSource
    void everyExchangeCompletesWithItsTrueOutcomeAndNothingIsExecutedTwice(Via via) throws Exception {
        try (FastTime time = new FastTime();
                ScriptedServer server = new ScriptedServer(this::serve);
                CamelFixture camel = via.to(server)) {
            time.useIn(camel.context());
            // Longer than a response takes on a busy machine.
            camel.options("maximumRetries=3&responseTimeout=3000&connectTimeout=3000");
            camel.start();
            String refusing = "&baseUrl=http://127.0.0.1:" + closedPort() + "/v1/public";
            if (via == Via.PROXY) {
                camel.context().addComponent("refused", behindClosedProxy(camel));
            }
            List<CompletableFuture<Exchange>> calls = IntStream.range(0, EXCHANGES)
                    .mapToObj(i -> i % 20 != 0
                            ? send(camel, "interakt", i, "")
                            : via == Via.PROXY ? send(camel, "refused", i, "") : send(camel, "interakt", i, refusing))
                    .toList();
            for (int i = 0; i < EXCHANGES; i++) {
                Exchange exchange = calls.get(i).get(120, TimeUnit.SECONDS);
                if (i % 20 == 0) {
                    assertThat(ending(exchange)).isEqualTo(new Ending(Reason.CONNECTION_FAILED, Outcome.NOT_SENT));
                } else {
                    assertTrue(exchange, isIdempotent(i), done.getOrDefault("id-" + i, List.of()));
                }
            }
            Set<Fault> seen = new HashSet<>();
            done.values().forEach(seen::addAll);
            assertThat(seen).as("all that can go wrong has").containsExactlyInAnyOrder(Fault.values());
        }
    }

    private static InteraktComponent behindClosedProxy(CamelFixture camel) throws Exception {
        InteraktComponent component = new InteraktComponent(camel.context());
        InteraktComponent usual = camel.context().getComponent("interakt", InteraktComponent.class);
        component.setConfiguration(usual.getConfiguration().copy());
        CamelFixture.unhurried(component);
        component.getConfiguration().setMaximumRetries(3);
        component.getAccountConfiguration().setProxyHost("127.0.0.1");
        component.getAccountConfiguration().setProxyPort(closedPort());
        return component;
    }

    private static boolean isIdempotent(int number) {
        return number % 3 == 0;
    }

    private static CompletableFuture<Exchange> send(CamelFixture camel, String scheme, int number, String options) {
        String id = "id-" + number;
        return switch (number % 3) {
            case 0 ->
                camel.sendAsync(
                        scheme + ":trackUser?lazyStartProducer=false" + options, Map.of("userId", id), Map.of());
            case 1 ->
                camel.sendAsync(
                        scheme + ":trackEvent?eventName=Paid" + options,
                        Map.of("userId", id, "traits", Map.of("amount", 1)),
                        Map.of());
            default -> camel.sendAsync(scheme + ":message?type=Text&to=%2B919999999999" + options, id, Map.of());
        };
    }

    private void serve(ScriptedServer.Connection connection) throws Exception {
        int before = next(100);
        if (before < 2) {
            connection.reset();
            return;
        }
        if (before < 4) {
            connection.readHead();
            connection.reset();
            return;
        }
        connection.readRequest();
        Matcher id = ID.matcher(new String(connection.body(), UTF_8));
        assertThat(id.find()).isTrue();
        Fault fault = next(100) < 30 ? Fault.NONE : Fault.values()[next(Fault.values().length)];
        done.computeIfAbsent(id.group(), key -> new CopyOnWriteArrayList<>()).add(fault);
        answer(connection, fault);
    }

    private static void answer(ScriptedServer.Connection connection, Fault fault) throws Exception {
        switch (fault) {
            case NONE -> connection.answer("201 Created", SUCCESS);
            case RESET_AFTER_THE_REQUEST -> connection.reset();
            case HUNG -> connection.hang();
            case HALF_AN_ANSWER -> {
                connection.write("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"res".getBytes(UTF_8));
                connection.close();
            }
            case GARBAGE -> {
                connection.write("\u0001\u0002 garbage\r\n\r\n".getBytes(UTF_8));
                connection.close();
            }
            case NOT_JSON -> connection.answer("200 OK", "<html>".getBytes(UTF_8));
            case SERVER_ERROR -> connection.answer("502 Bad Gateway", FAILURE);
            case UNAVAILABLE -> connection.answer("503 Unavailable", FAILURE, "Retry-After: 1");
            case RATE_LIMITED -> connection.answer("429 Too Many", FAILURE, "Retry-After: 2");
            case RATE_LIMITED_WITHOUT_RETRY_AFTER -> connection.answer("429 Too Many", FAILURE);
            case BAD_REQUEST -> connection.answer("400 Bad Request", FAILURE);
        }
    }

    /** What the server did with the exchange's requests leaves few endings that are true. */
    private static void assertTrue(Exchange exchange, boolean idempotent, List<Fault> faults) {
        List<Fault> maybeDone = faults.stream()
                .filter(fault -> fault.outcome(idempotent) != Outcome.NOT_SENT)
                .toList();
        if (!idempotent) {
            assertThat(maybeDone).as("done at most once, of %s", faults).hasSizeLessThanOrEqualTo(1);
            assertThat(maybeDone.isEmpty() || maybeDone.get(0) == faults.get(faults.size() - 1))
                    .as("not sent again after it may have been done: %s", faults)
                    .isTrue();
        }
        List<Ending> trueOnes = new ArrayList<>();
        if (!faults.isEmpty()) {
            Fault last = faults.get(faults.size() - 1);
            if (last.outcome(idempotent) != Outcome.NOT_SENT || maybeDone.isEmpty()) {
                trueOnes.add(new Ending(last.reason, last.outcome(idempotent)));
            }
            if (last.outcome(idempotent) == Outcome.NOT_SENT && idempotent) {
                // An earlier try was done, or reset before the server knew whose it was.
                trueOnes.add(new Ending(last.reason, Outcome.MAYBE_SENT));
            }
        }
        boolean succeeded = exchange.getException() == null;
        if (!succeeded && (idempotent || maybeDone.isEmpty())) {
            // One more try was reset before the server knew whose it was.
            trueOnes.add(new Ending(Reason.CONNECTION_FAILED, Outcome.MAYBE_SENT));
            if (maybeDone.isEmpty()) {
                trueOnes.add(new Ending(Reason.CONNECTION_FAILED, Outcome.NOT_SENT));
            }
        }
        assertThat(trueOnes).as("after %s", faults).contains(ending(exchange));
    }

    private static Ending ending(Exchange exchange) {
        if (exchange.getException() == null) {
            return new Ending(null, null);
        }
        assertThat(exchange.getException()).isInstanceOf(InteraktException.class);
        InteraktException failure = (InteraktException) exchange.getException();
        return new Ending(failure.getReason(), failure.getOutcome());
    }

    private int next(int bound) {
        synchronized (random) {
            return random.nextInt(bound);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closing.getLocalPort();
        }
    }
}
