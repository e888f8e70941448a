package io.github.camelinterakt.internal.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.context.ContextServices;
import io.github.camelinterakt.internal.memory.Fingerprints.Fingerprint;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.LRUCacheFactory;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Remembers the contacts of an account as keyed hashes, in a repository or else in memory. Thread-safe; two processes that share a
 * repository must not write the same contact at the same time.
 */
public final class ContactMemory {

    /** A contact that the feed or the webhook has read, compared with the memory. */
    public record Sighting(
            ContactMemory memory, String contact, Collection<Fingerprint> prints, Set<String> changed, Instant at) {

        /** Whether no field was changed by anybody else. */
        public boolean isEcho() {
            return changed.isEmpty();
        }

        /** The traits that somebody else has set or changed. */
        public List<String> changedTraits() {
            return changed.stream()
                    .map(ContactFields::trait)
                    .filter(Objects::nonNull)
                    .toList();
        }

        /** Counts the contact as an echo or as news; to be called once. */
        public void count() {
            (isEcho() ? memory.echoes : memory.news).increment();
        }

        /** Marks the contact as delivered to the route. */
        public void markDelivered() {
            if (!isEcho()) {
                memory.update(contact, state -> prints.forEach(print -> state.delivered(print, at)));
            }
        }
    }

    /**
     * A write of a contact. Before it sends a field, it durably marks the field as uncertain, and as known when the response confirms it:
     * so the memory holds nothing wrong after a failure or a crash.
     */
    public final class Write {

        private final ContactName name;
        private final String contact;
        private final ObjectNode request;
        private final CompletableFuture<Void> turn;
        private Map<String, Fingerprint> sent = Map.of();
        private Instant sentAt;
        private boolean isNewUserId;

        private Write(ContactName name, String contact, ObjectNode request, CompletableFuture<Void> turn) {
            this.name = name;
            this.contact = contact;
            this.request = request;
            this.turn = turn;
        }

        /** Marks the fields as sent; {@code delta} first removes unchanged ones, and returns false if nothing is left to send. */
        public boolean prepare(boolean delta) {
            ContactState state = ContactState.parse(read(contact));
            Map<String, Fingerprint> all = fingerprints.fields(contact, ContactFields.of(request));
            Map<String, Fingerprint> changed = new LinkedHashMap<>(all);
            changed.values().removeIf(state::isHeld);
            isNewUserId = changed.containsKey(ContactFields.USER_ID);
            if (delta) {
                // The entry for the contact itself does not count as a field.
                boolean isNew = changed.containsKey(ContactFields.CONTACT);
                unchangedFields.add(all.size() - changed.size() - (isNew ? 0 : 1));
                (changed.isEmpty() ? savedCalls : calls).increment();
                if (changed.isEmpty()) {
                    return false;
                }
                ContactFields.reduce(request, changed.keySet());
            }
            sent = delta ? changed : all;
            sentAt = clock.instant();
            if (state.isUnknown()) {
                firstWrites.put(contact, sent);
            } else {
                update(contact, before -> sent.values().forEach(before::sending));
            }
            return true;
        }

        /** Records that the call succeeded. */
        public void confirm() {
            if (isNewUserId) {
                link(name, contact);
            }
            Instant now = clock.instant();
            update(contact, before -> sent.values().forEach(print -> before.confirmed(print, sentAt, now)));
        }

        /** Lets the contact's next write begin; to be called once, whether or not the call succeeded. */
        public void end() {
            firstWrites.remove(contact);
            turns.remove(contact, turn);
            turn.complete(null);
        }
    }

    private static final String PREFIX = "interakt.contact.";
    private static final String ALIAS = "@";
    private static final int LOCKS = 64;
    /** About 20 MB with 30 fields each. */
    private static final int RECENT_CONTACTS = 20_000;

    private final Fingerprints fingerprints;
    private final Clock clock;
    private final LongAdder calls = new LongAdder();
    private final LongAdder savedCalls = new LongAdder();
    private final LongAdder unchangedFields = new LongAdder();
    private final LongAdder echoes = new LongAdder();
    private final LongAdder news = new LongAdder();
    /**
     * The fields that calls in flight have sent of contacts that the memory does not know: a feed may read them before the response
     * arrives. They are not stored, so a failure or a crash leaves these contacts unknown.
     */
    private final Map<String, Map<String, Fingerprint>> firstWrites = new ConcurrentHashMap<>();

    private final Map<String, CompletableFuture<Void>> turns = new ConcurrentHashMap<>();
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
    private final Map<String, String> recent = LRUCacheFactory.newLRUCache(RECENT_CONTACTS);
    private volatile StateRepository<String, String> repository;
    private volatile boolean inUse;
    private int endpoints;

    ContactMemory(byte[] key, Clock clock) {
        this.fingerprints = new Fingerprints(key);
        this.clock = clock;
    }

    /** Returns the memory that all endpoints of an account share, and checks that they use the same repository. */
    public static ContactMemory join(
            CamelContext camelContext, String account, byte[] key, EchoConfiguration options, Clock clock) {
        ContactMemory memory =
                ContextServices.of(camelContext, ContactMemory.class, account, () -> new ContactMemory(key, clock));
        memory.join(options);
        return memory;
    }

    synchronized void join(EchoConfiguration options) {
        StateRepository<String, String> given = options.repository();
        if (given != null && given != repository) {
            if (repository != null && endpoints > 0) {
                throw new IllegalArgumentException(
                        "Two endpoints of the same account (the same apiKey) remember its contacts in different repositories."
                                + " An account has one memory: let the options delta and echoMemory name the same bean"
                                + " everywhere");
            }
            ServiceHelper.startService(given);
            repository = given;
        }
        inUse |= given != null || options.detectsEchoes();
        endpoints++;
    }

    /** Reverts {@code join} for an endpoint that could not be created. */
    public synchronized void leave() {
        endpoints--;
    }

    /** Whether any endpoint uses the memory. */
    public boolean isInUse() {
        return inUse;
    }

    /** Completes, without blocking, when no other write of the contact is in flight; the caller must end every write. */
    public CompletableFuture<Write> write(ContactName name, ObjectNode request, Executor workers) {
        String contact = find(name);
        CompletableFuture<Void> turn = new CompletableFuture<>();
        Write write = new Write(name, contact, request, turn);
        CompletableFuture<Void> before = turns.put(contact, turn);
        if (before == null) {
            return CompletableFuture.completedFuture(write);
        }
        return before.thenApplyAsync(ended -> write, workers).whenComplete((ready, noThread) -> {
            if (noThread != null) {
                write.end();
            }
        });
    }

    /**
     * Compares a contact, whose traits and tags may be incomplete, with the memory. It was read at that moment or later, by a clock
     * that may be behind this machine's by the tolerance.
     */
    public Sighting see(
            ContactName name, Map<String, Object> traits, List<String> tags, Instant at, Duration tolerance) {
        String contact = find(name);
        Map<String, Fingerprint> prints = fingerprints.fields(contact, ContactFields.of(name.userId(), traits, tags));
        linkId(name, contact);
        // Before the state: a write may be confirmed in between.
        Set<String> own = ofFirstWrite(contact, prints);
        Set<String> changed = new LinkedHashSet<>();
        update(
                contact,
                state -> prints.forEach((field, print) -> {
                    if (state.observed(print, at, tolerance.toMillis())) {
                        changed.add(field);
                    }
                }));
        changed.removeAll(own);
        if (changed.contains(ContactFields.USER_ID)) {
            link(name, contact);
        }
        return new Sighting(this, contact, prints.values(), changed, at);
    }

    /** The fields that are equal to those of the contact's first write; none if any field of this write is missing. */
    private Set<String> ofFirstWrite(String contact, Map<String, Fingerprint> shown) {
        Map<String, Fingerprint> sent = firstWrites.getOrDefault(contact, Map.of());
        boolean hasArrived = sent.entrySet().stream()
                .filter(field -> ContactFields.isShown(field.getKey())
                        && !field.getValue().isNull())
                .allMatch(field -> field.getValue().equals(shown.get(field.getKey())));
        return sent.keySet().stream()
                .filter(field -> hasArrived && sent.get(field).equals(shown.get(field)))
                .collect(Collectors.toSet());
    }

    /** The hash that identifies the contact: of its phone number if that is known, also for a user id alone. */
    private String find(ContactName name) {
        if (name.phone() != null) {
            return fingerprints.contact("phone:" + name.phone());
        }
        String contact = fingerprints.contact(name.userId() == null ? "id:" + name.id() : "userId:" + name.userId());
        String state = read(contact);
        return state != null && state.startsWith(ALIAS) ? state.substring(ALIAS.length()) : contact;
    }

    /** Lets Interakt's id alone, which is all that an event without a phone number has, find the entry of the user id. */
    private void linkId(ContactName name, String contact) {
        if (name.phone() == null && name.userId() != null && name.id() != null) {
            String id = fingerprints.contact("id:" + name.id());
            if (!(ALIAS + contact).equals(read(id))) {
                store(id, ALIAS + contact);
            }
        }
    }

    /** Stores an alias, so that the user id alone finds the entry of the phone number. */
    private void link(ContactName name, String contact) {
        if (name.phone() != null && name.userId() != null) {
            store(fingerprints.contact("userId:" + name.userId()), ALIAS + contact);
        }
    }

    private void update(String contact, Consumer<ContactState> change) {
        synchronized (locks[Math.floorMod(contact.hashCode(), LOCKS)]) {
            String before = read(contact);
            ContactState state = ContactState.parse(before);
            change.accept(state);
            String after = state.toText();
            if (!after.equals(before)) {
                store(contact, after);
            }
        }
    }

    private String read(String contact) {
        return repository == null ? recent.get(contact) : repository.getState(PREFIX + contact);
    }

    private void store(String contact, String state) {
        if (repository == null) {
            recent.put(contact, state);
        } else {
            repository.setState(PREFIX + contact, state);
        }
    }

    public MemoryFigures figures() {
        return new MemoryFigures(calls.sum(), savedCalls.sum(), unchangedFields.sum(), echoes.sum(), news.sum());
    }
}
