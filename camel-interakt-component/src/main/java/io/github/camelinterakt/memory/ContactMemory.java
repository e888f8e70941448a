package io.github.camelinterakt.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.spi.StateRepository;

/**
 * What is known of an account's contacts, as keyed hashes in a repository. Safe for use by several threads; two processes that
 * share a repository must not write the same contact at the same time.
 */
public final class ContactMemory {

    private static final String PREFIX = "interakt.contact.";
    private static final String ALIAS = "@";
    private static final int LOCKS = 64;
    /** Of some 30 fields each, about 20 MB. */
    private static final int RECENT_CONTACTS = 20_000;

    private final String account;
    private final Fingerprints fingerprints;
    private final Clock clock;
    private final Turns turns = new Turns();
    private final FirstWrites firstWrites = new FirstWrites();
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    private final LongAdder calls = new LongAdder();
    private final LongAdder savedCalls = new LongAdder();
    private final LongAdder unchangedFields = new LongAdder();
    private final LongAdder echoes = new LongAdder();
    private final LongAdder news = new LongAdder();

    private volatile StateRepository<String, String> repository = new RecentStates(RECENT_CONTACTS);
    private volatile Duration echoTime = Duration.ZERO;
    private volatile boolean inUse;

    /**
     * A memory of the contacts that were used last.
     *
     * @param account a short hash of the account's key
     * @param key a secret of the account, by which hashes are keyed
     */
    public ContactMemory(String account, byte[] key, Clock clock) {
        this.account = account;
        this.fingerprints = new Fingerprints(key);
        this.clock = clock;
    }

    /** Gives an endpoint what it wants; of several times the longest counts. */
    public synchronized void configure(MemorySettings settings) {
        if (settings.repository() != null) {
            repository = settings.repository();
        }
        if (settings.echoTime().compareTo(echoTime) > 0) {
            echoTime = settings.echoTime();
        }
        inUse |= settings.isWanted();
    }

    /** A short hash of the account's key. */
    public String account() {
        return account;
    }

    /** Whether anybody wants to know what is remembered; if not, nothing is. */
    public boolean isInUse() {
        return inUse;
    }

    /**
     * Waits until no other write of the contact is under way.
     *
     * @param document the request's document
     * @return completes when it is the write's turn, on the thread that ends the one before; completed already if there is
     *     none. Every write must be ended, whatever becomes of it
     */
    public CompletableFuture<ContactWrite> write(ContactName name, ObjectNode document) {
        String contact = find(name);
        CompletableFuture<ContactWrite> turn = new CompletableFuture<>();
        turns.take(contact, () -> turn.complete(new ContactWrite(this, name, contact, document)));
        return turn;
    }

    /**
     * Compares a contact that Interakt shows with what is known of it.
     *
     * @param traits all its traits, or some
     * @param tags its tags as far as they are shown
     * @param at it is shown as it was at this moment, or later; by this machine's clock, if that can be
     */
    public Sighting see(ContactName name, Map<String, Object> traits, List<String> tags, Instant at) {
        String contact = find(name);
        Map<String, Fingerprint> prints = fingerprints.fields(contact, ContactFields.of(name.userId(), traits, tags));
        // Before the state, which has what is confirmed meanwhile.
        Set<String> own = firstWrites.broughtAbout(contact, prints);
        Set<String> changed = new LinkedHashSet<>();
        update(contact, state -> {
            changed.addAll(state.news(prints, at));
            return state.observed(prints.values(), at);
        });
        changed.removeAll(own);
        if (changed.contains(ContactFields.USER_ID)) {
            link(name, contact);
        }
        return new Sighting(this, contact, prints, changed, at);
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
        String state = repository.getState(PREFIX + contact);
        return state != null && state.startsWith(ALIAS) ? state.substring(ALIAS.length()) : contact;
    }

    /** Who is named by the user id alone is found under the phone from now on. */
    void link(ContactName name, String contact) {
        if (name.phone() != null && name.userId() != null) {
            repository.setState(PREFIX + fingerprints.contact("userId:" + name.userId()), ALIAS + contact);
        }
    }

    Map<String, Fingerprint> fingerprints(String contact, Map<String, Object> fields) {
        return fingerprints.fields(contact, fields);
    }

    ContactState state(String contact) {
        return ContactState.parse(repository.getState(PREFIX + contact));
    }

    void update(String contact, UnaryOperator<ContactState> change) {
        synchronized (locks[Math.floorMod(contact.hashCode(), LOCKS)]) {
            ContactState before = state(contact);
            ContactState after = change.apply(before);
            if (!after.equals(before)) {
                ContactState kept = after.keptSince(clock.instant().minus(echoTime));
                repository.setState(PREFIX + contact, kept.toText());
            }
        }
    }

    Instant now() {
        return clock.instant();
    }

    void begin(String contact, Map<String, Fingerprint> sent) {
        firstWrites.begin(contact, sent);
    }

    void end(String contact) {
        firstWrites.end(contact);
        turns.end(contact);
    }

    void countCall(int unchanged) {
        calls.increment();
        unchangedFields.add(unchanged);
    }

    void countSavedCall(int unchanged) {
        savedCalls.increment();
        unchangedFields.add(unchanged);
    }

    void countSighting(boolean isEcho) {
        (isEcho ? echoes : news).increment();
    }

    /** What it shows. */
    public MemoryFigures figures() {
        return new MemoryFigures(calls.sum(), savedCalls.sum(), unchangedFields.sum(), echoes.sum(), news.sum());
    }

    @Override
    public String toString() {
        return "ContactMemory[" + account + "]";
    }
}
