package io.github.camelinterakt.internal.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
import org.apache.camel.support.service.ServiceSupport;

/**
 * What is known of an account's contacts, as keyed hashes in a repository, else in memory. Safe for use by several threads; two
 * processes that share a repository must not write the same contact at the same time.
 */
public final class ContactMemory {

    /** The memories of a Camel context, one for each account. */
    private static final class Accounts extends ServiceSupport {

        private final Map<String, ContactMemory> memories = new ConcurrentHashMap<>();

        @Override
        protected void doStop() {
            memories.clear();
        }
    }

    /** A contact as Interakt has shown it, compared with what this side knew of it. */
    public final class Sighting {

        private final String contact;
        private final Collection<Fingerprint> prints;
        private final Set<String> changed;
        private final Instant at;

        private Sighting(String contact, Collection<Fingerprint> prints, Set<String> changed, Instant at) {
            this.contact = contact;
            this.prints = prints;
            this.changed = changed;
            this.at = at;
        }

        /** Whether nobody else has changed anything. */
        public boolean isEcho() {
            return changed.isEmpty();
        }

        /** The traits that somebody else has changed, or set for the first time. */
        public List<String> changedTraits() {
            return changed.stream()
                    .map(ContactFields::trait)
                    .filter(Objects::nonNull)
                    .toList();
        }

        /** Counts it as an echo or as news; to be called once. */
        public void count() {
            (isEcho() ? echoes : news).increment();
        }

        /** Marks the contact as delivered: this side knows now what it was shown. */
        public void markDelivered() {
            if (!isEcho()) {
                update(contact, state -> prints.forEach(print -> state.delivered(print, at)));
            }
        }
    }

    private static final String PREFIX = "interakt.contact.";
    private static final String ALIAS = "@";
    private static final int LOCKS = 64;
    /** Of some 30 fields each, about 20 MB. */
    private static final int RECENT_CONTACTS = 20_000;

    final Fingerprints fingerprints;
    final Clock clock;
    final LongAdder calls = new LongAdder();
    final LongAdder savedCalls = new LongAdder();
    final LongAdder unchangedFields = new LongAdder();
    final LongAdder echoes = new LongAdder();
    final LongAdder news = new LongAdder();
    /**
     * What calls under way have sent of contacts of whom nothing was known: Interakt may show it before it confirms it. Not
     * stored: a failure or a crash leaves nothing known.
     */
    final Map<String, Map<String, Fingerprint>> firstWrites = new ConcurrentHashMap<>();

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

    /** Returns the memory of an account, whose hashes are keyed by a secret of the account; all its endpoints share one repository. */
    public static ContactMemory join(
            CamelContext camelContext, String account, byte[] key, EchoConfiguration options, Clock clock) {
        ContactMemory memory = ContextServices.of(camelContext, Accounts.class, Accounts::new)
                .memories
                .computeIfAbsent(account, ofAccount -> new ContactMemory(key, clock));
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

    /** An endpoint that joined does not use the memory after all. */
    public synchronized void leave() {
        endpoints--;
    }

    /** Whether an endpoint needs what is remembered; if not, nothing is. */
    public boolean isInUse() {
        return inUse;
    }

    /** Waits, without a thread, until no other write of the contact is under way; every write must be ended. */
    public CompletableFuture<ContactWrite> write(ContactName name, ObjectNode request, Executor workers) {
        String contact = find(name);
        CompletableFuture<Void> turn = new CompletableFuture<>();
        ContactWrite write = new ContactWrite(this, name, contact, request, turn);
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

    void end(String contact, CompletableFuture<Void> turn) {
        firstWrites.remove(contact);
        turns.remove(contact, turn);
        turn.complete(null);
    }

    /**
     * Compares a contact, as far as Interakt shows it, with what is known of it. It is shown as it was at that moment or later; the
     * moment's clock may be behind this machine's by the tolerance.
     */
    public Sighting see(
            ContactName name, Map<String, Object> traits, List<String> tags, Instant at, Duration tolerance) {
        String contact = find(name);
        Map<String, Fingerprint> prints = fingerprints.fields(contact, ContactFields.of(name.userId(), traits, tags));
        // Before the state, which has what is confirmed meanwhile.
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
        return new Sighting(contact, prints.values(), changed, at);
    }

    /** The shown fields that are as the contact's first write has sent them; none if one that was sent is not shown. */
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

    /** The contact's hash; what is known under its user id may belong to its phone. */
    private String find(ContactName name) {
        if (name.phone() != null) {
            return fingerprints.contact("phone:" + name.phone());
        }
        if (name.userId() == null) {
            return fingerprints.contact("id:" + name.id());
        }
        String contact = fingerprints.contact("userId:" + name.userId());
        String state = read(contact);
        return state != null && state.startsWith(ALIAS) ? state.substring(ALIAS.length()) : contact;
    }

    /** Finds a contact that is named by the user id alone under its phone from now on. */
    void link(ContactName name, String contact) {
        if (name.phone() != null && name.userId() != null) {
            store(fingerprints.contact("userId:" + name.userId()), ALIAS + contact);
        }
    }

    ContactState state(String contact) {
        return ContactState.parse(read(contact));
    }

    void update(String contact, Consumer<ContactState> change) {
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

    /** What JMX, console and Micrometer show. */
    public MemoryFigures figures() {
        return new MemoryFigures(calls.sum(), savedCalls.sum(), unchangedFields.sum(), echoes.sum(), news.sum());
    }
}
