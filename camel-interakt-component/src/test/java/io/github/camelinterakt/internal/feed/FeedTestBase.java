package io.github.camelinterakt.internal.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktEndpoint;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox, a Camel context that uses it, and a copy of the delivered contacts. */
abstract class FeedTestBase {

    /** What a feed leaves unread because it may still change, in milliseconds. */
    static final int LAG = 20;

    static final String FEED = "interakt:users?checkpoint=#checkpoint&initialDelay=0&delay=20&overlap=1000";
    static final String WITHOUT_OVERLAP = FEED.replace("overlap=1000", "overlap=0");
    static final String KEY = "interakt.users.modified";

    private final PastClock clock = new PastClock();
    final Sandbox sandbox = Sandbox.builder().clock(clock).start();
    final StateRepository<String, String> checkpoint = new MemoryStateRepository();
    final Map<String, Instant> received = new ConcurrentHashMap<>();
    final AtomicInteger deliveries = new AtomicInteger();
    CamelFixture camel;

    @BeforeEach
    final void startCamel() {
        newCamel();
    }

    final void newCamel() {
        camel = new CamelFixture(sandbox.baseUrl());
        camel.context().getRegistry().bind("checkpoint", checkpoint);
        camel.options("lag=" + LAG);
    }

    @AfterEach
    final void stop() {
        camel.close();
        sandbox.close();
    }

    /** The system's time, if it is not set to another. */
    private static final class PastClock extends Clock {

        private volatile Instant past;

        @Override
        public Instant instant() {
            Instant set = past;
            return set == null ? Instant.now() : set;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("The sandbox goes by UTC");
        }
    }

    /** The same URI, whose feed retries at once. */
    static String retryingSoon(CamelFixture camel, String uri) {
        camel.context().getEndpoint(uri, InteraktEndpoint.class).getFeed().retryDelay = Duration.ofMillis(10);
        return uri;
    }

    /** With the patience that a busy machine needs. */
    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    static String phone(int number) {
        return String.valueOf(917_000_000_000L + number);
    }

    /**
     * Contacts from so long before that a feed which begins now reads them all at its first poll, a millisecond apart: a
     * sandbox on a warm machine makes more than a page of them in one, which a feed has to read as a whole.
     */
    final void contacts(int count) {
        Instant first = Instant.now().minusMillis(LAG + count);
        for (int i = 0; i < count; i++) {
            clock.past = first.plusMillis(i);
            sandbox.track(phone(i), Map.of("name", "n" + i));
        }
        clock.past = null;
    }

    final void receive(Exchange exchange) {
        Contact contact = exchange.getMessage().getBody(Contact.class);
        received.put(contact.getId(), contact.getModifiedAt());
        deliveries.incrementAndGet();
    }

    final Map<String, Instant> truth() {
        Map<String, Instant> truth = new HashMap<>();
        sandbox.contacts().forEach(contact -> truth.put(contact.id().toString(), contact.modifiedAt()));
        return truth;
    }

    final void route(String uri) throws Exception {
        route(uri, "feed");
    }

    final void route(String uri, String id) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(id).process(FeedTestBase.this::receive);
            }
        });
    }

    final Instant mark() {
        String state = checkpoint.getState(KEY);
        return state == null ? Instant.EPOCH : Instant.parse(state);
    }
}
