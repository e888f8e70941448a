package io.github.camelinterakt.sandbox.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Keeps the latest requests: WireMock's own store counts all its entries on every request, and does not limit their size. Thread-safe. */
final class BoundedJournal implements RequestJournalStore {

    /** Limits the memory that large uploads take. */
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private final int maxEntries;
    private final Map<UUID, ServeEvent> events = new LinkedHashMap<>();
    private long bytes;

    private final Runnable added;

    /** Calls {@code added} after each new request. */
    BoundedJournal(int maxEntries, Runnable added) {
        this.maxEntries = maxEntries;
        this.added = added;
    }

    @Override
    public void add(ServeEvent event) {
        synchronized (this) {
            events.put(event.getId(), event);
            bytes += size(event);
            while (events.size() > maxEntries || (bytes > MAX_BYTES && !events.isEmpty())) {
                removeLast();
            }
        }
        added.run();
    }

    /** Newest first, as WireMock expects. */
    @Override
    public synchronized Stream<ServeEvent> getAll() {
        List<ServeEvent> all = new ArrayList<>(events.values());
        Collections.reverse(all);
        return all.stream();
    }

    @Override
    public synchronized void removeLast() {
        if (!events.isEmpty()) {
            remove(events.keySet().iterator().next());
        }
    }

    @Override
    public synchronized Stream<UUID> getAllKeys() {
        return getAll().map(ServeEvent::getId);
    }

    @Override
    public synchronized Optional<ServeEvent> get(UUID id) {
        return Optional.ofNullable(events.get(id));
    }

    /** Replaces the event by the one with its response, unless it was evicted meanwhile. */
    @Override
    public synchronized void put(UUID id, ServeEvent completed) {
        events.computeIfPresent(id, (key, event) -> completed);
    }

    @Override
    public synchronized void remove(UUID id) {
        ServeEvent removed = events.remove(id);
        if (removed != null) {
            bytes -= size(removed);
        }
    }

    @Override
    public synchronized void clear() {
        events.clear();
        bytes = 0;
    }

    private static int size(ServeEvent event) {
        byte[] body = event.getRequest().getBody();
        return body == null ? 0 : body.length;
    }
}
