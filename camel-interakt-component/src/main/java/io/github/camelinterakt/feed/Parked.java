package io.github.camelinterakt.feed;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.json.Json;
import org.apache.camel.spi.StateRepository;

/** What a route failed with in all its attempts: ids and times, and nothing else, as one entry beside the checkpoint. */
final class Parked {

    /** More failures than this are not a matter of single contacts. */
    static final int MAX = 1000;

    private final StateRepository<String, String> repository;
    private final String key;
    private Map<String, Instant> parked = new LinkedHashMap<>();

    /**
     * Reads what is parked.
     *
     * @throws IllegalStateException if the entry is not one that this class has written
     */
    Parked(StateRepository<String, String> repository, String key) {
        this.repository = repository;
        this.key = key;
        String entry = repository.getState(key);
        if (entry != null && !entry.isBlank()) {
            try {
                Json.parse(entry)
                        .properties()
                        .forEach(one -> parked.put(
                                one.getKey(), Instant.parse(one.getValue().asText())));
            } catch (IOException | DateTimeException e) {
                throw new IllegalStateException(
                        "The entry " + key + " of the checkpoint's repository is not readable. Correct or remove it",
                        e);
            }
        }
    }

    /**
     * Parks, durably.
     *
     * @param more ids, and the times by which they are found again
     * @return false if there are too many already; then none of them is parked
     */
    synchronized boolean add(Map<String, Instant> more) {
        Map<String, Instant> together = all();
        together.putAll(more);
        if (together.size() > MAX) {
            return false;
        }
        store(together);
        return true;
    }

    /** Removes what has succeeded or changed since. */
    synchronized void remove(Collection<String> ids) {
        Map<String, Instant> rest = all();
        if (rest.keySet().removeAll(ids)) {
            store(rest);
        }
    }

    synchronized Map<String, Instant> all() {
        return new LinkedHashMap<>(parked);
    }

    synchronized int count() {
        return parked.size();
    }

    private void store(Map<String, Instant> entries) {
        ObjectNode json = Json.object();
        entries.forEach((id, at) -> json.put(id, at.toString()));
        repository.setState(key, json.toString());
        parked = entries;
    }
}
