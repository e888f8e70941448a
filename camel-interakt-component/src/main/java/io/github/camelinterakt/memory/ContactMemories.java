package io.github.camelinterakt.memory;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.context.ContextServices;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** The memories of one Camel context: one for each account, whichever endpoints use it. */
public final class ContactMemories extends ServiceSupport {

    private final Map<String, Entry> accounts = new HashMap<>();

    private ContactMemories() {}

    /** Those of this context, made at the first call. */
    public static ContactMemories of(CamelContext camelContext) {
        return ContextServices.of(camelContext, ContactMemories.class, ContactMemories::new);
    }

    /**
     * An endpoint begins to use an account.
     *
     * @param account a short hash of the account's key
     * @param key a secret of the account
     * @param settings the endpoint's settings
     * @param clock tells when something was sent
     * @return the account's memory
     * @throws IllegalArgumentException if another endpoint of the account has another repository
     */
    public synchronized ContactMemory join(String account, byte[] key, MemorySettings settings, Clock clock) {
        Entry entry = accounts.get(account);
        if (entry == null) {
            entry = new Entry(new ContactMemory(account, key, clock));
            accounts.put(account, entry);
        }
        StateRepository<String, String> repository = settings.repository();
        if (repository != null && repository != entry.repository) {
            if (entry.repository != null && entry.endpoints > 0) {
                throw new IllegalArgumentException(
                        "Two endpoints of the same account (the same apiKey) remember its contacts in different"
                                + " repositories. An account has one memory: let the options delta and echoMemory name the"
                                + " same bean everywhere");
            }
            ServiceHelper.startService(repository);
            entry.repository = repository;
        }
        entry.memory.configure(settings);
        entry.endpoints++;
        return entry.memory;
    }

    /** An endpoint uses the account no more. */
    public synchronized void leave(String account) {
        Entry entry = accounts.get(account);
        if (entry != null) {
            entry.endpoints--;
        }
    }

    /** The memories that are in use. */
    public synchronized List<ContactMemory> all() {
        return accounts.values().stream()
                .map(entry -> entry.memory)
                .filter(ContactMemory::isInUse)
                .toList();
    }

    @Override
    protected synchronized void doStop() {
        accounts.clear();
    }

    private static final class Entry {

        private final ContactMemory memory;
        private StateRepository<String, String> repository;
        private int endpoints;

        Entry(ContactMemory memory) {
            this.memory = memory;
        }
    }
}
