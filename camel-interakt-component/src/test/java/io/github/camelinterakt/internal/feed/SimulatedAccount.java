package io.github.camelinterakt.internal.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.FeedField;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.sandbox.SandboxClock;
import io.github.camelinterakt.sandbox.account.ContactBook;
import io.github.camelinterakt.sandbox.account.ContactOrder;
import io.github.camelinterakt.sandbox.account.ContactPage;
import io.github.camelinterakt.sandbox.account.PhoneNumber;

/**
 * The sandbox's contacts in virtual time, without HTTP: a request takes as long as a quota of 300 a minute lets it, and
 * contacts are edited meanwhile.
 */
final class SimulatedAccount implements Function<PageRequest, CompletableFuture<FeedPage>> {

    static final Duration REQUEST = Duration.ofMillis(200);
    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private final SandboxClock clock = SandboxClock.startingAt(START);
    private final Random random;
    private final ContactBook book;
    private final ContactOrder order;
    private final Duration skew;
    private Duration glitch = Duration.ZERO;
    private boolean isAtRandom;
    private int imported;
    private Duration editInterval;
    private Instant nextEdit;
    private Instant lastEdit = Instant.MIN;
    private int requests;
    private int requestsForAnInstant;

    /**
     * An account.
     *
     * @param order in which order contacts are listed
     * @param skew how far its clock is behind the feed's
     */
    SimulatedAccount(ContactOrder order, Duration skew) {
        this(order, skew, 7);
    }

    /** The same with other chances: what its contacts' ids are, when they were created and which of them are edited. */
    SimulatedAccount(ContactOrder order, Duration skew, long seed) {
        this.random = new Random(seed);
        this.book = new ContactBook(() -> new UUID(random.nextLong(), random.nextLong()), order);
        this.order = order;
        this.skew = skew;
    }

    /** The same, half of them before and half of them after an import at one instant. */
    SimulatedAccount withContactsAndAnImport(int count, int imported) {
        return withContacts(count, count / 2, imported);
    }

    /** Contacts that were created one after the other within the last 30 days. */
    SimulatedAccount withContacts(int count) {
        return withContacts(count, 0, 0);
    }

    private SimulatedAccount withContacts(int count, int before, int imported) {
        Duration between = Duration.ofDays(30).dividedBy(count);
        for (int i = 0; i < count; i++) {
            long jitter = (long) (random.nextDouble() * between.toMillis());
            create(
                    book.count(),
                    START.minus(Duration.ofDays(30))
                            .plus(between.multipliedBy(i))
                            .plusMillis(jitter));
            if (i + 1 == before) {
                withContactsAt(START.minus(Duration.ofDays(30)).plus(between.multipliedBy(before)), imported);
            }
        }
        return this;
    }

    /** Contacts that were created at random moments within the last 30 days. */
    SimulatedAccount withContactsAtRandom(int count) {
        isAtRandom = true;
        random.longs(count, 0, Duration.ofDays(30).toMillis())
                .sorted()
                .forEach(millis ->
                        create(book.count(), START.minus(Duration.ofDays(30)).plusMillis(millis)));
        return this;
    }

    /** Contacts that were created just now within a short time, as an import does it that takes that long. */
    SimulatedAccount withContactsWithin(Duration time, int count) {
        random.longs(count, 0, time.toNanos() / 1000)
                .sorted()
                .forEach(micros -> create(book.count(), START.plusNanos(1000 * micros)));
        clock.advance(time);
        return this;
    }

    /** Contacts that were created at one instant, as an import does it. */
    SimulatedAccount withContactsAt(Instant instant, int count) {
        imported = count;
        for (int i = 0; i < count; i++) {
            create(book.count(), instant);
        }
        return this;
    }

    private void create(int number, Instant at) {
        book.track(phone(number), null, Map.of("edits", 0), List.of(), at);
    }

    private static PhoneNumber phone(int number) {
        return new PhoneNumber("+91", String.valueOf(7_000_000_000L + number));
    }

    /** From now on the clock of the feed's machine is ahead by that much, for 10 s of every 30 s. */
    SimulatedAccount withGlitches(Duration ahead) {
        glitch = ahead;
        return this;
    }

    /** The clock of the feed's machine. */
    Clock machineClock() {
        InstantSource machine = () -> {
            Instant now = clock.instant();
            return now.getEpochSecond() % 30 < 10 ? now.plus(glitch) : now;
        };
        return machine.withZone(ZoneOffset.UTC);
    }

    /** From now on random contacts are edited. */
    void startEdits(int aMinute, Duration howLong) {
        editInterval = Duration.ofMinutes(1).dividedBy(aMinute);
        nextEdit = clock.instant().plus(editInterval);
        lastEdit = clock.instant().plus(howLong);
    }

    boolean isEdited() {
        return editInterval != null && clock.instant().isBefore(lastEdit);
    }

    void edit(int contact) {
        book.track(phone(contact), null, Map.of("edits", random.nextInt()), List.of(), serverTime(clock.instant()));
    }

    Clock clock() {
        return clock;
    }

    ContactOrder order() {
        return order;
    }

    boolean isAtRandom() {
        return isAtRandom;
    }

    int imported() {
        return imported;
    }

    int requests() {
        return requests;
    }

    /** How many of them were for a single millisecond. */
    int requestsForAnInstant() {
        return requestsForAnInstant;
    }

    void advance(Duration time) {
        Instant until = clock.instant().plus(time);
        while (editInterval != null && !nextEdit.isAfter(until) && nextEdit.isBefore(lastEdit)) {
            clock.set(nextEdit);
            edit(random.nextInt(book.count()));
            nextEdit = nextEdit.plus(editInterval);
        }
        clock.set(until);
    }

    @Override
    public CompletableFuture<FeedPage> apply(PageRequest request) {
        requestsForAnInstant += request.to().equals(request.from().plusMillis(1)) ? 1 : 0;
        ContactPage page = list(request.filters(FeedField.modified), request.offset());
        return CompletableFuture.completedFuture(new FeedPage(
                page.contacts().stream().map(SimulatedAccount::placed).toList(),
                page.hasNext(),
                page.total(),
                serverTime(clock.instant()).truncatedTo(ChronoUnit.SECONDS)));
    }

    ContactPage list(ObjectNode document, int offset) {
        requests++;
        advance(REQUEST);
        return book.page(document.path("filters"), offset, PageRequest.PAGE_SIZE);
    }

    /** What every contact is like now: its id, and when it was last changed. */
    Map<String, Instant> truth() {
        Map<String, Instant> truth = new HashMap<>();
        book.all().forEach(contact -> truth.put(contact.id().toString(), contact.modifiedAt()));
        return truth;
    }

    private Instant serverTime(Instant time) {
        return time.minus(skew);
    }

    private static FeedItem placed(io.github.camelinterakt.sandbox.account.Contact contact) {
        String id = contact.id().toString();
        return new FeedItem(
                id,
                contact.modifiedAt(),
                Contact.of(JsonNodeFactory.instance.objectNode().put("id", id)));
    }
}
