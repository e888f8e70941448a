package io.github.camelinterakt.internal.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.internal.memory.ContactMemory.Sighting;
import io.github.camelinterakt.internal.memory.ContactMemory.Write;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/**
 * A CRM and an Interakt, both edited by people, and the sync between them, in virtual time: calls that take their time and may
 * fail after they have had their effect, a feed that reads late and hands out later, routes that fail, a process that dies.
 */
final class SimulatedTwoWaySync {

    private static final List<String> FIELDS = List.of("a", "b", "c");
    /** A small number, so that values recur. */
    private static final int VALUES = 4;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LAG = Duration.ofSeconds(5);

    /** A contact on one side. */
    private static final class Side {
        private final Map<String, Object> values = new LinkedHashMap<>();
        private Instant changedAt = START;
        private long version;
        private long sentVersion;
    }

    private record Event(Instant at, long number, Runnable what) {}

    private record Reading(int contact, Map<String, Object> values, Instant readAt) {}

    private final Random random;
    private final Duration skew;
    private final boolean crmWins;
    private final MemoryStateRepository repository = new MemoryStateRepository();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private final List<Side> crm = new ArrayList<>();
    private final List<Side> interakt = new ArrayList<>();
    private final Map<Integer, Integer> inFlight = new HashMap<>();
    private final Map<Integer, Reading> inRoute = new LinkedHashMap<>();
    private Instant now = START;
    private Instant position = START;
    private long numbers;
    private int process;
    private ContactMemory memory;

    int calls;
    int savedCalls;
    int handedOut;
    int echoes;

    SimulatedTwoWaySync(long seed, int contacts, Duration skew, boolean crmWins) {
        this.random = new Random(seed);
        this.skew = skew;
        this.crmWins = crmWins;
        for (int i = 0; i < contacts; i++) {
            crm.add(new Side());
            interakt.add(new Side());
        }
        start();
    }

    private void start() {
        process++;
        inFlight.clear();
        inRoute.clear();
        memory = new ContactMemory(new byte[] {1}, new LocalClock());
        EchoConfiguration options = new EchoConfiguration();
        options.setDelta(repository);
        memory.join(options);
        int mine = process;
        every(Duration.ofMillis(700), mine, this::send);
        every(Duration.ofSeconds(2), mine, this::read);
    }

    /** The machine's clock; {@link #now} is Interakt's. */
    private final class LocalClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.plus(skew);
        }
    }

    private void in(long millis, Runnable what) {
        events.add(new Event(now.plusMillis(millis), numbers++, what));
    }

    /** Of this process only: what another one had begun is over with it. */
    private void in(long millis, int ofProcess, Runnable what) {
        in(millis, () -> {
            if (process == ofProcess) {
                what.run();
            }
        });
    }

    private void every(Duration interval, int ofProcess, Runnable what) {
        in(interval.toMillis(), ofProcess, () -> {
            what.run();
            every(interval, ofProcess, what);
        });
    }

    void run(Duration time) {
        Instant end = now.plus(time);
        while (!events.isEmpty() && !events.peek().at().isAfter(end)) {
            Event next = events.poll();
            now = next.at();
            next.what().run();
        }
        now = end;
    }

    /** People edit both sides for that time. */
    void edit(Duration time, int editsAMinute) {
        long pause = 60_000 / editsAMinute;
        for (long at = 0; at < time.toMillis(); at += pause) {
            in(at + random.nextInt((int) pause), () -> {
                Side side = (random.nextBoolean() ? crm : interakt).get(random.nextInt(crm.size()));
                set(side, FIELDS.get(random.nextInt(FIELDS.size())), "v" + random.nextInt(VALUES));
            });
        }
    }

    void dieEvery(Duration interval, int times) {
        for (int i = 1; i <= times; i++) {
            in(interval.toMillis() * i, this::start);
        }
    }

    private void set(Side side, String field, Object value) {
        side.values.put(field, value);
        side.changedAt = now;
        side.version++;
    }

    /** From the CRM to Interakt: rows that were changed since they were sent. */
    private void send() {
        int mine = process;
        for (int i = 0; i < crm.size(); i++) {
            Side row = crm.get(i);
            if (row.version > row.sentVersion && inFlight.merge(i, 1, Integer::sum) <= 2) {
                send(i, row, row.version, mine);
            } else {
                inFlight.computeIfPresent(i, (k, count) -> count - 1);
            }
        }
    }

    private void send(int contact, Side row, long version, int mine) {
        ObjectNode document = Json.object().put("fullPhoneNumber", phone(contact));
        ObjectNode traits = document.putObject("traits");
        row.values.forEach((field, value) -> traits.put(field, value.toString()));
        CompletableFuture<Write> turn =
                memory.write(new ContactName(phone(contact), null, null), document, Runnable::run);
        var unused = turn.thenAccept(write -> {
            if (!write.prepare(true)) {
                savedCalls++;
                ended(contact, row, version, write);
                return;
            }
            calls++;
            boolean arrives = random.nextInt(100) < 95;
            boolean isAnswered = arrives && random.nextInt(100) < 95;
            Map<String, Object> sent = Json.toMap((ObjectNode) document.path("traits"));
            long under = 5L + random.nextInt(700);
            if (arrives) {
                // Interakt executes the call even if the process has crashed.
                in(under, () -> sent.forEach((field, value) -> set(interakt.get(contact), field, value)));
            }
            in(under + 5 + random.nextInt(900), mine, () -> {
                if (isAnswered) {
                    write.confirm();
                    ended(contact, row, version, write);
                } else {
                    inFlight.computeIfPresent(contact, (k, count) -> count - 1);
                    write.end();
                }
            });
        });
    }

    private void ended(int contact, Side row, long version, Write write) {
        row.sentVersion = Math.max(row.sentVersion, version);
        inFlight.computeIfPresent(contact, (k, count) -> count - 1);
        write.end();
    }

    /** From Interakt to the CRM: contacts that were changed in the window that closes with the lag. */
    private void read() {
        int mine = process;
        Instant to = now.plus(skew).minus(LAG);
        Instant from = position;
        for (int i = 0; i < interakt.size(); i++) {
            Side contact = interakt.get(i);
            if (!contact.changedAt.isBefore(from) && contact.changedAt.isBefore(to)) {
                Reading reading = new Reading(i, new LinkedHashMap<>(contact.values), now.plus(skew));
                inRoute.merge(i, reading, (before, after) -> after);
                in(random.nextInt(3_000), mine, () -> handOut(reading, mine));
            }
        }
        in(3_500, mine, () -> checkpoint(to));
    }

    private void checkpoint(Instant to) {
        if (inRoute.isEmpty() && to.isAfter(position)) {
            position = to;
        }
    }

    private void handOut(Reading reading, int mine) {
        if (!reading.equals(inRoute.get(reading.contact()))) {
            // A later state has taken its place.
            return;
        }
        Sighting sighting = memory.see(
                new ContactName("+" + phone(reading.contact()), null, "id"),
                reading.values(),
                List.of(),
                reading.readAt(),
                Duration.ZERO);
        if (sighting.isEcho()) {
            echoes++;
        } else {
            if (random.nextInt(100) < 5) {
                in(1_000, mine, () -> handOut(reading, mine));
                return;
            }
            handedOut++;
            Side row = crm.get(reading.contact());
            boolean isConflict = row.version > row.sentVersion;
            for (String field : sighting.changedTraits()) {
                Object theirs = reading.values().get(field);
                if (isConflict && crmWins && row.values.containsKey(field)) {
                    row.version++;
                } else if (!theirs.equals(row.values.get(field))) {
                    set(row, field, theirs);
                }
            }
            sighting.markDelivered();
        }
        inRoute.remove(reading.contact(), reading);
    }

    /** The contacts whose two sides are not the same. */
    List<String> differences() {
        return IntStream.range(0, crm.size())
                .filter(i -> !crm.get(i).values.equals(interakt.get(i).values))
                .mapToObj(i -> i + ": " + crm.get(i).values + " / " + interakt.get(i).values)
                .toList();
    }

    private static String phone(int contact) {
        return String.valueOf(917_000_000_000L + contact);
    }
}
